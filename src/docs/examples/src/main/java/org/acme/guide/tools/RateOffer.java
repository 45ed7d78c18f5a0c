package org.acme.guide.tools;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.portcullis.api.Access;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.quarkus.runtime.StartupEvent;

@Singleton
class RateOffer {

    private final Rates rates;

    RateOffer(Rates rates) {
        this.rates = rates;
    }

    // region offer
    void offer(@Observes StartupEvent start, McpServer server) {
        String schema = """
                {"type":"object","properties":{"currency":{"type":"string","maxLength":3}},"required":["currency"]}""";
        server.add(NewEntry.tool("rate", Access.anyRole("sales"), call -> rates.of(call.text("currency")))
                .describedAs("The exchange rate of a currency").withInputSchema(schema).readOnly()
                .limitedTo(60, Duration.ofMinutes(1)));
    }
    // endregion
}
