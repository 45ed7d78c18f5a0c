package io.portcullis.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.portcullis.chain.Line;
import io.portcullis.verify.Lines.Raw;

/** Bytes that are no record, until a record names them as what a killed process left behind. */
final class Torn {

    private final MessageDigest sha256;
    private Place first;
    private long bytes;
    private boolean whole;

    Torn() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(Place place, Raw line) {
        first = first == null ? place : first;
        sha256.update(line.bytes());
        bytes += line.bytes().length;
        if (line.ended()) {
            sha256.update((byte) '\n');
            bytes++;
            whole = true;
        }
    }

    boolean isThere() {
        return first != null;
    }

    /** Whether a line of them is ended: a process that is killed leaves at most the beginning of one. */
    boolean hasWholeLine() {
        return whole;
    }

    Place first() {
        return first;
    }

    long bytes() {
        return bytes;
    }

    /** Whether this record names these very bytes. Forgets them. */
    boolean areNamedBy(Line line) {
        boolean named = line.event().equals("recovered")
                && line.record().path("unmapped").path("torn_bytes").asLong(-1) == bytes
                && line.record().path("unmapped").path("torn_sha256").asText()
                        .equals(bytes == 0 ? "" : HexFormat.of().formatHex(sha256.digest()));
        sha256.reset();
        bytes = 0;
        whole = false;
        first = null;
        return named;
    }
}
