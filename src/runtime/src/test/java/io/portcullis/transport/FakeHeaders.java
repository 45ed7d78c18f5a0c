package io.portcullis.transport;

import java.util.Optional;

/** What the responses of a server without TLS say. */
final class FakeHeaders {

    static final SecurityHeaders PLAIN = new SecurityHeaders("default-src 'none'", false, Optional.empty());

    private FakeHeaders() {
    }
}
