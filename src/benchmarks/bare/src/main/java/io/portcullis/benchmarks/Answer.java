package io.portcullis.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the guarded server answers, byte for byte, by the method a request names in its headers. */
public final class Answer {

    private static final byte[] CALL = read("call.json");
    private static final byte[] LIST = read("list.json");

    private Answer() {
    }

    public static byte[] to(String method) {
        return "tools/list".equals(method) ? LIST : CALL;
    }

    private static byte[] read(String name) {
        try (InputStream in = Answer.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
