package io.portcullis.transport;

import java.time.Duration;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.netty.buffer.Unpooled;
import io.portcullis.credential.OnceInAWhile;
import io.portcullis.event.Correlation;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.identity.ClientAddress;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Ticket;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets requests in as far as there is room, gives their places back when they are over in whatever way, and tells of those that
 * are refused before their caller is known.
 */
public final class Turnstile {

    private static final Logger LOG = Logger.getLogger(Turnstile.class);
    private static final String TICKET = Turnstile.class.getName();

    private final Entrance entrance;
    private final Events events;
    private final OnceInAWhile warning = new OnceInAWhile(Duration.ofMinutes(1));

    public Turnstile(Entrance entrance, Events events) {
        this.entrance = entrance;
        this.events = events;
    }

    /** Takes a place for the request until it is over; the refusal when it may have none. */
    Optional<Refusal> enter(RoutingContext context) {
        Optional<Refusal> refused = entrance.refuse(ClientAddress.of(context.request()));
        if (refused.isPresent()) {
            return refused;
        }
        Optional<Ticket> ticket = entrance.enter();
        if (ticket.isEmpty()) {
            return Optional.of(Entrance.full());
        }
        Optional<Refusal> crowding = Entrance.refuseShare(ticket.get(), ClientAddress.of(context.request()));
        if (crowding.isPresent()) {
            ticket.get().end();
            return crowding;
        }
        context.put(TICKET, ticket.get());
        context.addEndHandler(over -> whenSent(context.request(), ticket.get())); // answered, reset, or the connection is lost
        context.addHeadersEndHandler(answered -> sayGoodbye(context.request()));
        return Optional.empty();
    }

    /**
     * An answer that its client does not read stays in memory, and so in flight, until it is sent or the connection is lost.
     */
    private static void whenSent(HttpServerRequest request, Ticket ticket) {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection
                && connection.channel().isActive() && !connection.channel().isWritable()) {
            connection.channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> ticket.end());
        } else {
            ticket.end();
        }
    }

    /** The place of a request that was let in. */
    static Ticket ticket(RoutingContext context) {
        return context.get(TICKET);
    }

    /** Tells that a request was refused before its caller was known or what it asks for was looked at. */
    void refused(HttpServerRequest request, Refusal refusal) {
        String address = ClientAddress.of(request);
        events.tell(new RequestEnded(Correlation.next(), address, RequestEnded.What.MESSAGE, Outcome.REFUSED,
                Optional.of(refusal.reason())));
        if (refusal instanceof Overloaded overloaded && overloaded.what() == What.ADDRESS && warning.isDue()) {
            LOG.warnf("Requests from %s are more than portcullis.overload.per-address allows and are refused. If it is a proxy"
                    + " in front of many clients, name it in quarkus.http.proxy.trusted-proxies", address);
        }
    }

    /** The last answers of a server that ends are the last ones on their connections. */
    private void sayGoodbye(HttpServerRequest request) {
        if (entrance.isClosed() && request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
    }
}
