package io.portcullis.transport;

import java.time.Duration;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.netty.buffer.Unpooled;
import io.portcullis.credential.OnceInAWhile;
import io.portcullis.event.Events;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.identity.ClientAddress;
import io.portcullis.identity.Receipt;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Ticket;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Overloaded;
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

    private static final Duration RETRY_AUDIT = Duration.ofSeconds(1);

    private final Entrance entrance;
    private final Events events;
    private final OnceInAWhile warning = new OnceInAWhile(Duration.ofMinutes(1));

    public Turnstile(Entrance entrance, Events events) {
        this.entrance = entrance;
        this.events = events;
    }

    /** Takes a place for the request until it is over; the refusal when it may have none. */
    Optional<Refusal> enter(RoutingContext context) {
        Receipt receipt = receipt(context);
        receipt.isFor(What.TURNED_AWAY);
        Optional<Refusal> refused = entrance.refuse(receipt.address());
        if (refused.isPresent()) {
            return refused;
        }
        if (!events.hasRoom()) { // what could not be kept is not begun
            return Optional.of(new Overloaded(Overloaded.What.AUDIT, RETRY_AUDIT));
        }
        Optional<Ticket> ticket = entrance.enter();
        if (ticket.isEmpty()) {
            return Optional.of(Entrance.full());
        }
        Optional<Refusal> crowding = Entrance.refuseShare(ticket.get(), receipt.address());
        if (crowding.isPresent()) {
            ticket.get().end();
            return crowding;
        }
        receipt.isFor(What.MESSAGE);
        context.put(TICKET, ticket.get());
        context.addEndHandler(over -> { // answered, reset, or the connection is lost
            try {
                whenSent(context.request(), ticket.get());
            } finally {
                receipt.over(context.response().getStatusCode(), over.succeeded());
            }
        });
        context.addHeadersEndHandler(answered -> sayGoodbye(context.request()));
        return Optional.empty();
    }

    /** The receipt of a request that nobody has looked at yet. */
    Receipt receipt(RoutingContext context) {
        return Receipt.open(context, events);
    }

    /** Tells the end of the request when nobody else has. */
    static void tellEnd(RoutingContext context, Receipt receipt) {
        context.addEndHandler(over -> receipt.over(context.response().getStatusCode(), over.succeeded()));
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
    void refused(RoutingContext context, Refusal refusal) {
        Receipt.of(context).ifPresent(receipt -> receipt.refused(refusal));
        if (refusal instanceof Overloaded overloaded && overloaded.what() == Overloaded.What.ADDRESS && warning.isDue()) {
            LOG.warnf("Requests from %s are more than portcullis.overload.per-address allows and are refused. If it is a proxy"
                    + " in front of many clients, name it in quarkus.http.proxy.trusted-proxies",
                    ClientAddress.of(context.request()));
        }
    }

    /** The last answers of a server that ends are the last ones on their connections. */
    private void sayGoodbye(HttpServerRequest request) {
        if (entrance.isClosed() && request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
    }
}
