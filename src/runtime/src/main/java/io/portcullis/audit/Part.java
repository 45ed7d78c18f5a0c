package io.portcullis.audit;

import java.io.IOException;

/**
 * A part of a record that many records have alike, since it is made of two things and of nothing else: what comes again is kept
 * as
 * Jackson wrote it, and from then on written as it is. Few are kept, so that neither many callers nor long texts fill the
 * memory; what comes once takes no place. For one thread.
 *
 * @param <A> one of what it is made of; never changes
 * @param <B> the other
 */
final class Part<A, B> {

    private static final int PLACES = 64;

    private final Writing<A, B> members;
    private final Fragment[] kept = new Fragment[PLACES];
    private final int[] seen = new int[PLACES];
    private final int[] tooLong = new int[PLACES];

    Part(Writing<A, B> members) {
        this.members = members;
    }

    /** Writes the members of the part, one at least. */
    @FunctionalInterface
    interface Writing<A, B> {
        void to(Sheet out, A one, B other) throws IOException;
    }

    void write(Sheet out, A one, B other) throws IOException {
        int hash = 31 * one.hashCode() + other.hashCode();
        int place = (hash ^ hash >>> 8 ^ hash >>> 16) & PLACES - 1;
        Fragment fragment = kept[place];
        if (fragment != null && fragment.isOf(one, other)) {
            out.again(fragment);
        } else if (seen[place] != hash || tooLong[place] == hash) {
            seen[place] = hash;
            members.to(out, one, other);
        } else {
            keep(place, out, one, other);
        }
    }

    private void keep(int place, Sheet out, A one, B other) throws IOException {
        int from = out.flush();
        members.to(out, one, other);
        Fragment made = new Fragment(one, other, out.text(from, out.flush()));
        if (made.isShort()) {
            kept[place] = made;
        } else {
            tooLong[place] = seen[place];
        }
    }
}
