package io.portcullis.engine;

import io.portcullis.gate.View;
import io.portcullis.protocol.Codec;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.Params;
import io.portcullis.protocol.RequestId;

/**
 * A request whose revision is known, and what its caller sees.
 *
 * @param incoming as it came
 * @param message the request
 * @param codec writes the answer
 * @param view what the caller sees
 */
record Exchange(Incoming incoming, Message message, Codec codec, View view) {

    String method() {
        return message.method();
    }

    Params params() {
        return message.params();
    }

    RequestId id() {
        return message.id();
    }

    boolean isModern() {
        return codec.revision().isModern();
    }
}
