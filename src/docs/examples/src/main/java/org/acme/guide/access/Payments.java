package org.acme.guide.access;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

class Payments {

    // region pay
    @Tool(description = "Pay a sum")
    @RequiresRole("cashier")
    @RequiresConfirmation(value = "Pay {sum} to {account}?", approver = "second-person")
    String pay(@Positive long sum, @Size(max = 34) String account) {
        return "Paid.";
    }
    // endregion
}
