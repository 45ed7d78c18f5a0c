package io.portcullis.management;

import io.portcullis.identity.VerifiedCallers;
import io.portcullis.spi.Nodes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Lets an operator who has revoked a credential make every node verify all of them anew, at once. */
public final class CallersDesk {

    private static final String TOPIC = "callers";
    private static final String FORGET = "forget";

    private final VerifiedCallers callers;
    private final Nodes nodes;

    public CallersDesk(VerifiedCallers callers, Nodes nodes) {
        this.callers = callers;
        this.nodes = nodes;
        nodes.listen(TOPIC, message -> {
            if (message.equals(FORGET)) {
                callers.forget();
            }
        });
    }

    /** Forgets all remembered callers here, and tells the other nodes to. */
    Buffer forget() {
        callers.forget();
        nodes.tell(TOPIC, FORGET);
        return new JsonObject().put("forgotten", true).toBuffer();
    }
}
