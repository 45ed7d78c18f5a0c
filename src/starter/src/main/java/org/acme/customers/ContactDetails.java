package org.acme.customers;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What an editor may change of a customer. The sizes are those of the columns.
 *
 * @param name the name of the company
 * @param email where to write to
 * @param city where the company is
 */
public record ContactDetails(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 80) String city) {

    /** The customer with this number and these details. */
    Customer of(long number) {
        return new Customer(number, name, email, city);
    }
}
