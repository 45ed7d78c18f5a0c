package io.portcullis.management;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.vertx.core.buffer.Buffer;

/** The posture report as the build has written it into the application. */
public final class PostureFiles {

    private static final String PLACE = "META-INF/portcullis/posture.";

    /** The report in one form; null when the build has written none. */
    Buffer read(String form) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(PLACE + form)) {
            return in == null ? null : Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
