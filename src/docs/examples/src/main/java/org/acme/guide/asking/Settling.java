package org.acme.guide.asking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Ask;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

class Settling {

    // region settle
    @Tool(description = "Settle a ticket")
    @RequiresRole("support")
    String settle(@Positive long number, @Valid @Ask("Why is ticket {number} closed?") Reason reason) {
        return "Closed: " + reason.text();
    }

    record Reason(@Size(max = 200) String text, boolean informCustomer) {
    }
    // endregion
}
