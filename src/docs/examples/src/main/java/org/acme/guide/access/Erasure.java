package org.acme.guide.access;

import jakarta.validation.constraints.Positive;

import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

class Erasure {

    // region erase
    @Tool(description = "Erase all there is about a customer")
    @RequiresRole("admin")
    @RequiresConfirmation("Erase the customer {number}?")
    String erase(@Positive long number) {
        return "Erased " + number + ".";
    }
    // endregion
}
