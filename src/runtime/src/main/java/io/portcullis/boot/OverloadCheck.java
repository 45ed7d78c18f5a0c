package io.portcullis.boot;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.portcullis.config.LegacyConfig;
import io.portcullis.config.OverloadConfig;
import io.portcullis.config.StreamingConfig;
import io.portcullis.config.TransportConfig;

/** Looks for bounds that cannot work, or are switched off. */
@Singleton
class OverloadCheck implements Check {

    private static final Duration LONGEST_BODY = Duration.ofHours(1);

    private final OverloadConfig overload;
    private final StreamingConfig streaming;
    private final TransportConfig transport;
    private final LegacyConfig legacy;
    private final Config config;

    OverloadCheck(OverloadConfig overload, StreamingConfig streaming, TransportConfig transport, LegacyConfig legacy,
            Config config) {
        this.overload = overload;
        this.streaming = streaming;
        this.transport = transport;
        this.legacy = legacy;
        this.config = config;
    }

    @Override
    public void run(List<String> problems) {
        try {
            OverloadProducers.rate(overload.perAddress());
        } catch (IllegalArgumentException e) {
            problems.add("portcullis.overload.per-address: " + e.getMessage());
        }
        try {
            EngineProducers.limits(transport);
        } catch (IllegalArgumentException e) {
            problems.add("portcullis.transport.max-json-*: " + e.getMessage());
        }
        if (transport.maxResultSize().asLongValue() < 1 || legacy.maxBatchSize() < 1) {
            problems.add("portcullis.transport.max-result-size and portcullis.legacy.max-batch-size must be at least 1");
        }
        if (overload.maxInFlight() < 1 || streaming.maxOpen() < 1) {
            problems.add("portcullis.overload.max-in-flight and portcullis.streaming.max-open must be at least 1");
        }
        if (overload.maxInFlightPerAddress() < 1 || overload.maxInFlightPerCaller() < 1) {
            problems.add("portcullis.overload.max-in-flight-per-address and -per-caller must be at least 1");
        }
        if (overload.bodyTimeout().toMillis() < 1 || overload.bodyTimeout().compareTo(LONGEST_BODY) > 0) {
            problems.add("portcullis.overload.body-timeout must be between 1ms and 1h");
        }
        Duration idle = config.getOptionalValue("quarkus.http.idle-timeout", Duration.class).orElse(Duration.ofMinutes(30));
        if (!idle.isZero() && streaming.keepAlive().compareTo(idle) >= 0) {
            problems.add("portcullis.streaming.keep-alive must be shorter than quarkus.http.idle-timeout, which would cut every"
                    + " quiet stream");
        }
        if (streaming.keepAlive().toMillis() < 1 || streaming.maxDuration().toMillis() < 1) {
            problems.add("portcullis.streaming.keep-alive and .max-duration must be at least 1ms");
        }
    }

    @Override
    public void warn(Consumer<String> log) {
        if (overload.allowUnlimitedAddresses()) {
            log.accept("portcullis.overload.allow-unlimited-addresses=true: nobody counts the requests of an address");
        }
    }
}
