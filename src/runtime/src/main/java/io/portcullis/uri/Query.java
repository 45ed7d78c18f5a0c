package io.portcullis.uri;

import java.util.List;
import java.util.Optional;

/**
 * The variables of a query, in any order, each at most once.
 *
 * @param first {@code ?}, or {@code &} when the query goes on
 * @param values the variables
 */
record Query(char first, List<Value> values) implements Part, Step {

    @Override
    public boolean take(Cursor cursor) {
        if (!cursor.isAt(first)) {
            return true; // none of them is given
        }
        do {
            if (!takePair(cursor)) {
                return false;
            }
        } while (cursor.isAt('&'));
        return true;
    }

    private boolean takePair(Cursor cursor) {
        int name = cursor.position() + 1;
        int equals = cursor.endOfRun(name, Kind.SIMPLE);
        cursor.moveTo(equals);
        Optional<Value> value = named(cursor.text(name, equals));
        if (value.isEmpty() || !cursor.skip("=")) {
            return false;
        }
        cursor.moveTo(cursor.endOfRun(equals + 1, Kind.SIMPLE));
        return cursor.keep(value.get(), equals + 1, cursor.position());
    }

    private Optional<Value> named(String name) {
        return values.stream().filter(value -> value.name().equals(name)).findFirst();
    }
}
