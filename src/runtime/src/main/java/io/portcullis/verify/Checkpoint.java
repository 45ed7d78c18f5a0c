package io.portcullis.verify;

import java.util.regex.Pattern;

import io.portcullis.chain.Link;

/** A record that was remembered elsewhere, and has to be in the trail. */
final class Checkpoint {

    private static final Pattern FORM = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");

    private final String text;
    private boolean met;

    /** @throws IllegalArgumentException when it is of another form than {@code number:mac} */
    Checkpoint(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a checkpoint is a number, a colon and 64 hexadecimal digits");
        }
        this.text = text;
    }

    void meet(Link at) {
        met |= at.checkpoint().equals(text);
    }

    /** Fails when no record was the one it remembers. */
    void verify() throws Broken {
        if (!met) {
            throw Broken.trail("the record of the checkpoint " + text.substring(0, text.indexOf(':'))
                    + " is not in the trail: its end was cut off, or it was written anew");
        }
    }
}
