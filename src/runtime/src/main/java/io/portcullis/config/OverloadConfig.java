package io.portcullis.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is taken on at once, before it is known who asks. */
@ConfigMapping(prefix = "portcullis.overload")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface OverloadConfig {

    /**
     * Requests from one network address.
     */
    PerAddress perAddress();

    /**
     * Let every address send as many requests as it likes. Only where something in front of this server counts them.
     *
     * This loosens the server and is said in the log at every start.
     */
    @WithDefault("false")
    boolean allowUnlimitedAddresses();

    /**
     * How many requests may be in flight at once: from their headers to the end of their answer. One more is refused at once
     * with 503; nothing is queued. A stream that stays open counts in {@code portcullis.streaming.max-open} instead.
     */
    @WithDefault("512")
    int maxInFlight();

    /**
     * How many of them may be of one network address, so that nobody takes all places with requests that do not end. One more
     * is refused with 503. A proxy that is not named in {@code quarkus.http.proxy.trusted-proxies} is one address.
     */
    @WithDefault("256")
    int maxInFlightPerAddress();

    /**
     * How many of them may be of one caller, whose requests come from one address or from many. One more is refused with 429.
     */
    @WithDefault("128")
    int maxInFlightPerCaller();

    /**
     * How long the body of a request may take to arrive, from its headers on. One that takes longer is refused with 408, and
     * its connection closed.
     */
    @WithDefault("10s")
    Duration bodyTimeout();

    /** A token bucket for each address. */
    interface PerAddress {

        /**
         * How many requests one network address may send per period, whoever sends them. More are refused with 503 before
         * anybody is authenticated. Clients of IPv6 are counted by their network of 64 bits. Behind a proxy, name it in
         * {@code quarkus.http.proxy.trusted-proxies}: else all its clients are one address.
         */
        @WithDefault("12000")
        int permits();

        /**
         * The period.
         */
        @WithDefault("1m")
        Duration per();

        /**
         * How many may come at once after a quiet time.
         */
        @WithDefault("2000")
        int burst();
    }
}
