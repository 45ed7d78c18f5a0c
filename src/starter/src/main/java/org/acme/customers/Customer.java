package org.acme.customers;

/**
 * A customer, as clients see it.
 *
 * @param number the number that identifies the customer
 * @param name the name of the company
 * @param email where to write to
 * @param city where the company is
 */
public record Customer(long number, String name, String email, String city) {
}
