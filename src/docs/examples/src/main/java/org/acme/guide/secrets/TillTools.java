package org.acme.guide.secrets;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;

class TillTools {

    private final Till till;

    TillTools(Till till) {
        this.till = till;
    }

    // region sensitive
    record Payment(@Sensitive @Size(max = 19) String cardNumber, @Size(max = 80) String holder) {
    }

    record Account(String name, @Sensitive String recoveryCode) {
    }

    @Tool(description = "Charge a card")
    @RequiresRole("cashier")
    Account charge(@Valid Payment payment, @Sensitive @Size(max = 6) String pin) {
        return till.charge(payment, pin);
    }
    // endregion
}
