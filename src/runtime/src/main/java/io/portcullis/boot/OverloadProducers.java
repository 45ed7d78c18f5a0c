package io.portcullis.boot;

import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.github.bucket4j.TimeMeter;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.config.OverloadConfig;
import io.portcullis.config.StreamingConfig;
import io.portcullis.config.TransportConfig;
import io.portcullis.engine.Engine;
import io.portcullis.event.Events;
import io.portcullis.identity.McpPath;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Floods;
import io.portcullis.overload.Places;
import io.portcullis.overload.Shares;
import io.portcullis.session.Sessions;
import io.portcullis.transport.Doorkeeper;
import io.portcullis.transport.Endpoints;
import io.portcullis.transport.HttpSseEndpoint;
import io.portcullis.transport.HttpSseStreams;
import io.portcullis.transport.McpEndpoint;
import io.portcullis.transport.Responder;
import io.portcullis.transport.StatusTable;
import io.portcullis.transport.Turnstile;

/** Makes the parts that bound what the server takes on. */
@Singleton
public class OverloadProducers {

    /** So many addresses are told apart; a flood from more is bounded by the requests in flight. */
    private static final int MAX_ADDRESSES = 50_000;

    @Produces
    @Singleton
    Entrance entrance(OverloadConfig overload, StreamingConfig streaming) {
        Optional<Rate> rate = overload.allowUnlimitedAddresses() ? Optional.empty() : Optional.of(rate(overload.perAddress()));
        return new Entrance(new Floods(new Limiter(MAX_ADDRESSES, TimeMeter.SYSTEM_NANOTIME), rate),
                new Places(overload.maxInFlight()), new Places(streaming.maxOpen()),
                new Shares(overload.maxInFlightPerAddress(), overload.maxInFlightPerCaller()));
    }

    @Produces
    @Singleton
    Turnstile turnstile(Entrance entrance, Events events) {
        return new Turnstile(entrance, events);
    }

    @Produces
    @Singleton
    Endpoints endpoints(McpPath path, Doorkeeper doorkeeper, Responder responder, McpEndpoint messages,
            HttpSseEndpoint streams) {
        return new Endpoints(path, doorkeeper, responder, messages, streams);
    }

    @Produces
    @Singleton
    Responder responder(StatusTable table, Turnstile turnstile) {
        return new Responder(table, turnstile);
    }

    @Produces
    @Singleton
    McpEndpoint messages(Engine engine, Sessions sessions, McpEndpoint.Rules rules) {
        return new McpEndpoint(engine, sessions, rules);
    }

    @Produces
    @Singleton
    HttpSseEndpoint streams(Engine engine, HttpSseStreams streams, McpEndpoint.Rules rules) {
        return new HttpSseEndpoint(engine, streams, rules);
    }

    @Produces
    @Singleton
    McpEndpoint.Rules rules(TransportConfig transport, OverloadConfig overload, StreamingConfig streaming) {
        return McpEndpoint.Rules.of(transport.maxBodySize().asLongValue(), overload.bodyTimeout().toMillis(),
                McpEndpoint.Rules.streams(streaming.keepAlive().toMillis(), streaming.maxUnsent().asLongValue()));
    }

    /** Throws what is wrong with it, as {@link Rate} does. */
    static Rate rate(OverloadConfig.PerAddress perAddress) {
        return new Rate(perAddress.permits(), perAddress.per(), perAddress.burst(), Refill.GREEDY);
    }
}
