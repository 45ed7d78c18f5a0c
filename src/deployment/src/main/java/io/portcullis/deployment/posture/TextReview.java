package io.portcullis.deployment.posture;

import java.util.Optional;

import io.portcullis.deployment.surface.SurfaceEntry;
import io.portcullis.deployment.wording.Hidden;
import io.portcullis.deployment.wording.Instructions;
import io.portcullis.deployment.wording.LookAlike;

/** What the texts of an entry hide. */
final class TextReview {

    private final SurfaceEntry entry;
    private final Findings found;

    private TextReview(SurfaceEntry entry, Findings found) {
        this.entry = entry;
        this.found = found;
    }

    static void at(SurfaceEntry entry, Findings found) {
        TextReview review = new TextReview(entry, found);
        Wording.of(entry).forEach((where, text) -> {
            review.instructions(where, text);
            review.hidden(where, text);
            review.mixed(where, text);
        });
    }

    private void instructions(String where, String text) {
        Optional<String> order = Instructions.order(text);
        Optional<String> said = order.or(() -> Instructions.request(text));
        said.ifPresent(words -> found.add(Concern.PF010, order.isPresent() ? Severity.HIGH : Severity.MEDIUM, entry,
                "The " + where + " speaks to the model: \"" + words + "\".", "say what the " + entry.label().noun()
                        + " does, and leave to the server what must happen before or after",
                "find out who wrote it"));
    }

    private void hidden(String where, String text) {
        String first = Hidden.of(text);
        if (!first.isEmpty()) {
            found.add(Concern.PF011, Severity.HIGH, entry, "The " + Hidden.spelt(where) + " holds " + first
                    + ", which nobody sees.", "remove the character", "find out who wrote it");
        }
    }

    private void mixed(String where, String text) {
        if (LookAlike.isMixed(text)) {
            found.add(Concern.PF012, Severity.MEDIUM, entry,
                    "The " + where + " mixes letters of several scripts in one word.", "type the word anew in one script");
        }
    }
}
