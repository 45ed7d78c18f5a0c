package org.acme.guide.customers;

import jakarta.validation.constraints.Positive;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;

@RequiresRole("reader")
class CustomerTools {

    private final Customers customers;

    CustomerTools(Customers customers) {
        this.customers = customers;
    }

    @Tool(name = "customer_find", description = "Find a customer by its number", readOnly = true, openWorld = false)
    Customer find(@Positive long number) {
        return customers.find(number).orElseThrow(() -> new ToolFailure("No customer has the number " + number + "."));
    }
}
