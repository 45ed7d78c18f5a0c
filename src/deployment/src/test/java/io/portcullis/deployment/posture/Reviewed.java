package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.jboss.jandex.Index;

import io.portcullis.config.BuildConfig.DefaultRule;
import io.portcullis.deployment.build.Scanned;
import io.portcullis.deployment.surface.BuildSettings;
import io.portcullis.deployment.surface.Surface;
import io.portcullis.deployment.surface.SurfaceScan;

/** What a review makes of some classes, without a build around it. */
public final class Reviewed {

    private static final BuildSettings PLAIN = new BuildSettings("", List.of());

    private Reviewed() {
    }

    /** The surface of classes with which nothing is wrong. */
    public static Surface surface(Class<?>... classes) {
        return surface(Scanned.of(classes), classes);
    }

    /** All findings of these classes, with a lock. */
    public static Posture posture(Class<?>... classes) {
        Surface surface = surface(classes);
        return new Posture(surface, Review.of(surface, true), List.of());
    }

    static List<Finding> all(Class<?>... classes) {
        return Review.of(surface(classes), true);
    }

    static List<Finding> byDefault(DefaultRule rule, Class<?>... classes) {
        return Review.of(surface(Scanned.of(rule, classes), classes), true);
    }

    /** The findings of one kind. */
    static List<Finding> of(Concern concern, Class<?>... classes) {
        return all(classes).stream().filter(finding -> finding.concern() == concern).toList();
    }

    /** What the findings of one kind are about: the method. */
    static List<String> methods(Concern concern, Class<?> type) {
        return of(concern, type).stream().map(finding -> finding.place().substring(finding.place().indexOf('#') + 1)).distinct()
                .toList();
    }

    private static Surface surface(Scanned scanned, Class<?>... classes) {
        assertThat(scanned.problems()).isEmpty();
        try {
            return new Surface("shop", "1.0", new SurfaceScan(Index.of(classes)).of(scanned.entries()), PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
