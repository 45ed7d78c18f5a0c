package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

import io.portcullis.config.BuildConfig;
import io.portcullis.config.BuildConfig.DefaultRule;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.check.RefusedBuildException;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.deployment.scan.EntryScan;
import io.portcullis.protocol.Descriptor;

/**
 * What the scan makes of some classes, without a build around it.
 *
 * @param entries what it found
 * @param problems what it found wrong
 */
public record Scanned(List<EntryModel> entries, List<Problem> problems) {

    private record Config(Optional<DefaultRule> rule) implements BuildConfig {

        @Override
        public String path() {
            return "/mcp";
        }

        @Override
        public Access access() {
            return () -> rule;
        }
    }

    public static Scanned of(Class<?>... classes) {
        return of(Optional.empty(), indexOf(classes));
    }

    public static Scanned of(DefaultRule rule, Class<?>... classes) {
        return of(Optional.of(rule), indexOf(classes));
    }

    static Scanned of(byte[] classFile) {
        try {
            Indexer indexer = new Indexer();
            indexer.index(new ByteArrayInputStream(classFile));
            return of(Optional.empty(), indexer.complete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one entry of a class with which nothing is wrong. */
    static EntryModel entry(Class<?> type) {
        Scanned scanned = of(type);
        assertThat(scanned.problems()).isEmpty();
        assertThat(scanned.entries()).hasSize(1);
        return scanned.entries().get(0);
    }

    /** What clients are told about the one entry of a class. */
    static <D extends Descriptor> D descriptor(Class<D> kind, Class<?> type) {
        return kind.cast(entry(type).descriptor());
    }

    /** The one thing that is wrong with the only method of a class; the message names it and how to fix it. */
    static Problem refused(Code code, Class<?> type) {
        List<Method> methods = Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isSynthetic()).toList();
        assertThat(methods).extracting(Method::getName).as("methods of " + type.getSimpleName())
                .containsOnly(methods.get(0).getName());
        return refused(code, type, type.getName() + "#" + methods.get(0).getName());
    }

    /** The one thing that is wrong with a class. */
    static Problem refused(Code code, Class<?> type, String place) {
        List<Problem> problems = of(type).problems();
        assertThat(problems).hasSize(1);
        Problem problem = problems.get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.place()).isEqualTo(place);
        assertThat(problem.ways()).isNotEmpty().doesNotContain("");
        assertThat(problem.toString()).startsWith(code + " " + code.title() + ": " + place + "\n").contains(problem.text())
                .contains(problem.ways());
        return problem;
    }

    private static Scanned of(Optional<DefaultRule> rule, IndexView index) {
        Problems problems = new Problems();
        List<EntryModel> entries = new EntryScan(index, new Config(rule), problems).entries();
        return new Scanned(entries, problems.asException().map(RefusedBuildException::problems).orElse(List.of()));
    }

    private static Index indexOf(Class<?>... classes) {
        try {
            return Index.of(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
