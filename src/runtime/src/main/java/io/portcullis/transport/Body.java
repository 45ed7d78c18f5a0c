package io.portcullis.transport;

import java.util.function.Consumer;

import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Collects the body of a request, up to the limit and not one byte further. */
final class Body implements Handler<Buffer> {

    private final HttpServerRequest request;
    private final long max;
    private final Consumer<byte[]> whole;
    private final Consumer<Refusal> refused;
    private Buffer collected = Buffer.buffer();

    private Body(HttpServerRequest request, long max, Consumer<byte[]> whole, Consumer<Refusal> refused) {
        this.request = request;
        this.max = max;
        this.whole = whole;
        this.refused = refused;
    }

    /** Reads the body and hands over its bytes, or the refusal when there are more than {@code max} or the client goes away. */
    static void read(HttpServerRequest request, long max, Consumer<byte[]> whole, Consumer<Refusal> refused) {
        if (request.isEnded()) {
            whole.accept(new byte[0]);
            return;
        }
        Body body = new Body(request, max, whole, refused);
        request.exceptionHandler(e -> body.refuse(Fault.REQUEST, "The body is incomplete"));
        request.endHandler(end -> body.finish());
        request.handler(body);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue(); // the client may wait for this before it sends anything
        }
        request.resume();
    }

    @Override
    public void handle(Buffer part) {
        if (collected == null) {
            return; // refused already: the rest is dropped unseen
        }
        if (collected.length() + (long) part.length() > max) {
            refuse(Fault.TOO_LARGE, "The body is larger than this server allows");
            return;
        }
        collected.appendBuffer(part);
    }

    private void finish() {
        if (collected != null) {
            whole.accept(collected.getBytes());
        }
    }

    private void refuse(Fault fault, String detail) {
        if (collected != null) {
            collected = null;
            refused.accept(new Malformed(fault, detail));
        }
    }
}
