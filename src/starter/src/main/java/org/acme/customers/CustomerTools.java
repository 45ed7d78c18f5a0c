package org.acme.customers;

import static io.portcullis.api.RateLimited.Refill.INTERVAL;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

/**
 * What a client may ask of the customer directory, who may ask it, and how often. A role is what a person may do here; a scope
 * is what that person lets a client do.
 */
@RequiresScope("customers:read")
public class CustomerTools {

    private final CustomerRepository customers;

    CustomerTools(CustomerRepository customers) {
        this.customers = customers;
    }

    @Tool(name = "customer_find", description = "Find a customer by its number", readOnly = true, openWorld = false)
    @RequiresRole({ "reader", "editor", "admin" })
    @RateLimited(permits = 100, per = "15m", refill = INTERVAL)
    Customer find(@ToolArg(description = "The number of the customer") @Positive long number) {
        return customers.find(number).orElseThrow(() -> unknown(number));
    }

    @Tool(name = "customer_search", description = "Search by part of a name, e-mail or city", readOnly = true, openWorld = false)
    @RequiresRole({ "reader", "editor", "admin" })
    @RateLimited(permits = 100, per = "15m", refill = INTERVAL)
    CustomerPage search(
            @ToolArg(description = "What to look for; there are no wildcards") @NotBlank @Size(max = 100) String text,
            @ToolArg(description = "The most customers to answer with", defaultValue = "20") @Min(1) @Max(50) int limit) {
        return customers.search(text, limit);
    }

    @Tool(name = "customer_update", description = "Replace the details of a customer", idempotent = true, openWorld = false)
    @RequiresRole({ "editor", "admin" })
    @RequiresScope({ "customers:read", "customers:write" })
    @RateLimited(permits = 20, per = "15m")
    Customer update(@ToolArg(description = "The number of the customer") @Positive long number,
            @ToolArg(description = "All details, the unchanged ones too") @NotNull @Valid ContactDetails details) {
        return customers.update(number, details).orElseThrow(() -> unknown(number));
    }

    @Tool(name = "customer_delete", description = "Delete a customer for good", openWorld = false)
    @RequiresRole("admin")
    @RequiresScope({ "customers:read", "customers:write" })
    @RateLimited(permits = 5, per = "15m")
    String delete(@ToolArg(description = "The number of the customer") @Positive long number) {
        if (!customers.delete(number)) {
            throw unknown(number);
        }
        return "The customer with the number " + number + " was deleted.";
    }

    private static ToolFailure unknown(long number) {
        return new ToolFailure("No customer has the number " + number + ".");
    }
}
