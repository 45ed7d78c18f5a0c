package io.portcullis.deployment.posture;

import java.util.List;
import java.util.function.BiConsumer;

import io.portcullis.deployment.surface.Surface;
import io.portcullis.deployment.surface.SurfaceEntry;

/** Looks at a whole surface, the way a reviewer would. */
public final class Review {

    private static final List<BiConsumer<SurfaceEntry, Findings>> OF_ENTRIES = List.of(AccessReview::at, LimitReview::at,
            ArgumentReview::at, HintReview::at, TextReview::at, DescriptionReview::at, TemplateReview::at);

    private Review() {
    }

    /**
     * What was found, the most severe first.
     *
     * @param surface what the application offers
     * @param locked whether a tool lock holds it to what was reviewed
     */
    public static List<Finding> of(Surface surface, boolean locked) {
        Findings found = new Findings();
        surface.entries().forEach(entry -> OF_ENTRIES.forEach(review -> review.accept(entry, found)));
        NameReview.at(surface.entries(), found);
        SettingReview.at(surface.settings(), found);
        if (!locked && !surface.entries().isEmpty()) {
            found.add(Concern.PF021, Severity.LOW, "There is no src/main/mcp-tools.lock in the application.",
                    "review this report, then run ./mvnw package -DskipTests -Dportcullis.lock.update and commit the file");
        }
        return found.sorted();
    }
}
