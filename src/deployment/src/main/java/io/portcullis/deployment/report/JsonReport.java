package io.portcullis.deployment.report;

import io.portcullis.deployment.posture.Posture;

/** The posture for programs. Its shape is described in {@code src/docs/posture.md}. */
public final class JsonReport {

    private JsonReport() {
    }

    /** The report, in UTF-8. */
    public static byte[] of(Posture posture) {
        return PrettyJson.bytes(Document.of(posture));
    }
}
