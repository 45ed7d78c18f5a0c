package io.portcullis.uri;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Groups the parts of a template so that a URI can be read in one way and in one go, or refuses: where there are two
 * readings of one URI, whoever checks may take one and whoever acts the other.
 */
final class Steps {

    private final Deque<Part> rest;

    private Steps(List<Part> parts) {
        this.rest = new ArrayDeque<>(parts);
    }

    /** The steps through a URI of this template, in order. */
    static List<Step> of(String scheme, List<Part> parts) {
        List<Step> steps = new ArrayList<>(List.of(new Scheme(scheme)));
        Steps ahead = new Steps(parts);
        while (!ahead.rest.isEmpty()) {
            Part part = ahead.rest.pop();
            steps.add(part instanceof Value head ? ahead.stretch(head) : (Step) part);
        }
        return List.copyOf(steps);
    }

    private Stretch stretch(Value head) {
        List<Part> tail = new ArrayList<>();
        Part before = head;
        while (goesOn(head.kind())) {
            Part part = rest.pop();
            if (part instanceof Fixed fixed) {
                part = within(fixed, head.kind());
            } else {
                requireBorder(before, (Value) part);
            }
            tail.add(part);
            before = part;
        }
        return new Stretch(head, List.copyOf(tail));
    }

    /** Whether what comes next might be taken for more of a value of this kind. */
    private boolean goesOn(Kind kind) {
        Part next = rest.peek();
        return next instanceof Value || next instanceof Fixed fixed && fixed.lengthWithin(kind) > 0;
    }

    /** The beginning that might be taken for more of the value; what follows it is put back. */
    private Fixed within(Fixed fixed, Kind kind) {
        int length = fixed.lengthWithin(kind);
        if (length < fixed.text().length()) {
            rest.push(new Fixed(fixed.text().substring(length)));
        }
        return new Fixed(fixed.text().substring(0, length));
    }

    private static void requireBorder(Part before, Value value) {
        if (!(before instanceof Fixed fixed) || value.kind().holds(fixed.last())) {
            throw new IllegalArgumentException("where {" + value.name() + "} begins cannot be told from the value before it; "
                    + "put a / or another character between them that neither may hold");
        }
    }
}
