package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portcullis.catalog.Entry;

/** Whether all doors of an entry let the same callers in. */
final class Agreement {

    private Agreement() {
    }

    /** Every caller for whom two doors differ, in words. */
    static List<String> broken(Matrix matrix) {
        List<String> broken = new ArrayList<>();
        for (Matrix.Block block : matrix.blocks()) {
            block.rows().forEach((caller, row) -> row.forEach((door, word) -> {
                if (row.containsKey(Door.CALL) && !agrees(block.entry(), door, row)) {
                    broken.add("%s, %s: %s says %s, but %s says %s".formatted(block.title(), caller,
                            door.label(block.entry().feature()), word, Door.CALL.label(block.entry().feature()),
                            row.get(Door.CALL)));
                }
            }));
        }
        return broken;
    }

    private static boolean agrees(Entry entry, Door door, Map<Door, Word> row) {
        Word call = row.get(Door.CALL);
        Word word = row.get(door);
        if (door == Door.LIST) {
            return word.isVisible() == call.isVisible();
        }
        return word.isUsable() == (call.isUsable() && !isShut(entry, door));
    }

    /** A door that stays shut for all: nobody can be asked there, or nothing can be decided without arguments. */
    private static boolean isShut(Entry entry, Door door) {
        return door == Door.DIRECT && entry.confirmation().isPresent()
                || door == Door.SUBSCRIBE && !entry.access().permissions().isEmpty();
    }
}
