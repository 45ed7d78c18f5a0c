package io.portcullis.attack.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

import io.portcullis.rig.Pause;
import io.portcullis.rig.Relay;

/** What becomes of an answer of Redis on its way back. */
enum Lie implements Relay.Way {

    NONE((piece, to) -> to.write(piece)),
    LATE((piece, to) -> {
        Pause.of(Duration.ofMillis(700));
        to.write(piece);
    }),
    GARBAGE((piece, to) -> say("HTTP/1.1 200 OK\r\n\r\n", to)),
    A_STATUS((piece, to) -> say("+OK\r\n", to)),
    A_NUMBER((piece, to) -> say(":1\r\n", to)),
    TEXTS((piece, to) -> say("*4\r\n$3\r\nyes\r\n$4\r\nlots\r\n$1\r\n-\r\n$1\r\n-\r\n", to)),
    NESTED((piece, to) -> say("*1\r\n".repeat(50_000), to)),
    WITHOUT_END((piece, to) -> {
        say("$500000000\r\n", to);
        for (int each = 0; each < 100; each++) {
            to.write(new byte[64_000]);
            Pause.of(Duration.ofMillis(20));
        }
    }),
    HALF((piece, to) -> to.write(Arrays.copyOf(piece, piece.length / 2))),
    CUT_OFF((piece, to) -> {
        to.write(Arrays.copyOf(piece, piece.length / 2));
        throw new EOFException();
    });

    private final Relay.Way way;

    Lie(Relay.Way way) {
        this.way = way;
    }

    @Override
    public void pass(byte[] piece, OutputStream to) throws IOException {
        way.pass(piece, to);
    }

    private static void say(String text, OutputStream to) throws IOException {
        to.write(text.getBytes(US_ASCII));
    }
}
