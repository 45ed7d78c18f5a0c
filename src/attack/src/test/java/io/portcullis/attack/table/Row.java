package io.portcullis.attack.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the table.
 *
 * @param area the class of the attack, in words
 * @param attack what was tried
 * @param tries how often
 * @param outcomes what came back
 * @param guards what stood in the way
 */
record Row(String area, String attack, int tries, String outcomes, List<Guard> guards) {

    static Row of(String area, Attack attack, Tries tries) {
        return new Row(area, attack.value(), tries.count(), tries.outcomes(), Arrays.asList(attack.stoppedBy()));
    }

    String markdown() {
        return "| " + attack + " | " + tries + " | " + outcomes.replace("|", "\\|") + " | "
                + guards.stream().map(guard -> "`" + guard.where() + "`").distinct().collect(Collectors.joining(", ")) + " |";
    }
}
