package io.portcullis.transport;

import java.util.function.Consumer;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Collects the body of a request, up to the limit and not one byte further, as long as it does not take too long. */
final class Body implements Handler<Buffer> {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Rules rules;
    private final Consumer<byte[]> whole;
    private final Consumer<Malformed> refused;
    private Buffer collected = Buffer.buffer();
    private long timer = NO_TIMER;

    private Body(Vertx vertx, Rules rules, Consumer<byte[]> whole, Consumer<Malformed> refused) {
        this.vertx = vertx;
        this.rules = rules;
        this.whole = whole;
        this.refused = refused;
    }

    /**
     * How bodies are read.
     *
     * @param max how large one may be, in bytes
     * @param timeoutMillis how long one may take to arrive
     */
    record Rules(long max, long timeoutMillis) {
    }

    /** Reads the body and hands over its bytes, or the refusal when it is too large, too slow, or the client goes away. */
    static void read(RoutingContext context, Rules rules, Consumer<byte[]> whole, Consumer<Malformed> refused) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            whole.accept(new byte[0]);
            return;
        }
        Body body = new Body(context.vertx(), rules, whole, refused);
        request.exceptionHandler(e -> body.refuse(Fault.REQUEST, "The body is incomplete"));
        request.endHandler(end -> body.finish());
        request.handler(body);
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue(); // the client may wait for this before it sends anything
        }
        request.resume();
        context.vertx().runOnContext(read -> body.await());
    }

    /** Whatever came with the head was read by now, which is all of most bodies: only the others need a timer. */
    private void await() {
        if (collected != null) {
            timer = vertx.setTimer(rules.timeoutMillis(), late -> refuse(Fault.SLOW, "The body took too long to arrive"));
        }
    }

    @Override
    public void handle(Buffer part) {
        if (collected == null) {
            return; // refused already: the rest is dropped unseen
        }
        if (collected.length() + (long) part.length() > rules.max()) {
            refuse(Fault.TOO_LARGE, "The body is larger than this server allows");
            return;
        }
        collected.appendBuffer(part); // always a copy: over TLS, a part is a piece of a buffer that cannot grow
    }

    private void finish() {
        Buffer body = close();
        if (body != null) {
            whole.accept(body.getBytes());
        }
    }

    private void refuse(Fault fault, String detail) {
        if (close() != null) {
            refused.accept(new Malformed(fault, detail));
        }
    }

    /** Takes what was collected; null when that was done before. */
    private Buffer close() {
        Buffer taken = collected;
        collected = null;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
        return taken;
    }
}
