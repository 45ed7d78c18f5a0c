package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether all doors of an entry let the same callers in. */
final class Agreement {

    private Agreement() {
    }

    /** Every caller for whom two doors differ, in words. */
    static List<String> broken(Matrix matrix) {
        List<String> broken = new ArrayList<>();
        for (Matrix.Block block : matrix.blocks()) {
            block.rows().forEach((caller, row) -> row.forEach((door, word) -> {
                if (row.containsKey(Door.CALL) && !agrees(door, word, row)) {
                    broken.add("%s, %s: %s says %s, but %s says %s".formatted(block.title(), caller,
                            door.label(block.entry().feature()), word, Door.CALL.label(block.entry().feature()),
                            row.get(Door.CALL)));
                }
            }));
        }
        return broken;
    }

    private static boolean agrees(Door door, Word word, Map<Door, Word> row) {
        Word call = row.get(Door.CALL);
        return door == Door.LIST ? word.isVisible() == call.isVisible() : word.isUsable() == call.isUsable();
    }
}
