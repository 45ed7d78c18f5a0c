package io.portcullis.attack.model;

import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.attack.caller.Entry;

/** The entries that are used by one batch. */
final class Batch {

    private static final int SIZE = 4;

    private Batch() {
    }

    static List<Entry> of(Act act) {
        List<Entry> all = Entry.all();
        return IntStream.range(0, SIZE).mapToObj(each -> all.get((act.how() + each * 7) % all.size())).toList();
    }
}
