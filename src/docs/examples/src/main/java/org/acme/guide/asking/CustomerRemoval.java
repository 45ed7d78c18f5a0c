package org.acme.guide.asking;

import jakarta.validation.constraints.Positive;

import org.acme.guide.customers.Customers;

import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

class CustomerRemoval {

    private final Customers customers;

    CustomerRemoval(Customers customers) {
        this.customers = customers;
    }

    // region delete
    @Tool(name = "customer_delete", description = "Delete a customer", destructive = true)
    @RequiresRole("admin")
    @RequiresConfirmation("Delete the customer {number}?")
    String delete(@Positive long number) {
        customers.delete(number);
        return "Deleted.";
    }
    // endregion
}
