package org.acme.guide.tools;

import java.util.Map;

import jakarta.inject.Singleton;

import io.portcullis.api.ToolFailure;

@Singleton
class Rates {

    String of(String currency) {
        String rate = Map.of("CHF", "0.94", "EUR", "1").get(currency);
        if (rate == null) {
            throw new ToolFailure("No rate for this currency.");
        }
        return rate;
    }
}
