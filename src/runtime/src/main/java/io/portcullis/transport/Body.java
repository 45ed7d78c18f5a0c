package io.portcullis.transport;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Collects the body of a request, up to the limit and not one byte further. */
final class Body implements Handler<Buffer> {

    private final HttpServerRequest request;
    private final long max;
    private final UniEmitter<? super byte[]> emitter;
    private Buffer collected = Buffer.buffer();

    private Body(HttpServerRequest request, long max, UniEmitter<? super byte[]> emitter) {
        this.request = request;
        this.max = max;
        this.emitter = emitter;
    }

    /** The bytes; fails with a refusal when there are more than {@code max} or the client goes away. */
    static Uni<byte[]> of(HttpServerRequest request, long max) {
        return Uni.createFrom().emitter(emitter -> new Body(request, max, emitter).collect());
    }

    private void collect() {
        if (request.isEnded()) {
            emitter.complete(new byte[0]);
            return;
        }
        request.exceptionHandler(e -> fail(Fault.REQUEST, "The body is incomplete"));
        request.endHandler(end -> finish());
        request.handler(this);
        request.resume();
    }

    @Override
    public void handle(Buffer part) {
        if (collected == null) {
            return; // too large already: the rest is dropped unseen
        }
        if (collected.length() + (long) part.length() > max) {
            collected = null;
            request.response().putHeader("Connection", "close");
            fail(Fault.TOO_LARGE, "The body is larger than this server allows");
            return;
        }
        collected.appendBuffer(part);
    }

    private void finish() {
        if (collected != null) {
            emitter.complete(collected.getBytes());
        }
    }

    private void fail(Fault fault, String detail) {
        emitter.fail(new RefusedException(new Malformed(fault, detail)));
    }
}
