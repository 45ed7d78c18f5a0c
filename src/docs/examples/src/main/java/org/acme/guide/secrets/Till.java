package org.acme.guide.secrets;

import jakarta.inject.Singleton;

import org.acme.guide.secrets.TillTools.Account;
import org.acme.guide.secrets.TillTools.Payment;

import io.portcullis.api.ToolFailure;

@Singleton
class Till {

    /** Careless on purpose: it quotes what is secret. */
    Account charge(Payment payment, String pin) {
        if (payment.holder().isBlank()) {
            throw new ToolFailure("The card " + payment.cardNumber() + " with the PIN " + pin + " has no holder.");
        }
        return new Account(payment.holder(), "b7-19");
    }
}
