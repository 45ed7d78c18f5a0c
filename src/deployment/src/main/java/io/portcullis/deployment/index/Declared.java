package io.portcullis.deployment.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/**
 * Annotations as they count for a class or method: those written on it, else those on the annotations of the application that
 * are written on it, and on the annotations of those.
 */
public final class Declared {

    private final IndexView index;
    /** Types outside the index, each read once. */
    private final Map<DotName, Optional<ClassInfo>> others = new ConcurrentHashMap<>();

    public Declared(IndexView index) {
        this.index = index;
    }

    /** The annotations of these names: the written ones when there are any, else those that come with others. */
    public List<AnnotationInstance> of(AnnotationTarget target, List<DotName> names) {
        List<AnnotationInstance> written = written(target, names);
        return written.isEmpty() ? brought(target, names) : written;
    }

    /** Those that are written on the class or method itself. */
    public static List<AnnotationInstance> written(AnnotationTarget target, List<DotName> names) {
        return all(target).filter(annotation -> names.contains(annotation.name())).toList();
    }

    /** Those that come with other annotations. */
    public List<AnnotationInstance> brought(AnnotationTarget target, List<DotName> names) {
        List<AnnotationInstance> found = new ArrayList<>();
        all(target).forEach(annotation -> follow(annotation.name(), names, new HashSet<>(), found));
        return found;
    }

    private void follow(DotName type, List<DotName> names, Set<DotName> seen, List<AnnotationInstance> found) {
        ClassInfo declaration = seen.add(type) ? declarationOf(type) : null;
        if (declaration == null) {
            return;
        }
        for (AnnotationInstance annotation : declaration.declaredAnnotations()) {
            if (names.contains(annotation.name())) {
                found.add(annotation);
            } else {
                follow(annotation.name(), names, seen, found);
            }
        }
    }

    /** Of the index, else of the class path: a library without an index may bring rules, too. */
    private ClassInfo declarationOf(DotName type) {
        ClassInfo indexed = index.getClassByName(type);
        return indexed != null ? indexed : others.computeIfAbsent(type, Declared::read).orElse(null);
    }

    private static Optional<ClassInfo> read(DotName type) {
        String file = type.toString().replace('.', '/') + ".class";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                return Optional.empty();
            }
            Indexer indexer = new Indexer();
            indexer.index(in);
            return Optional.of(indexer.complete().getClassByName(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<AnnotationInstance> all(AnnotationTarget target) {
        return (target instanceof ClassInfo type ? type.declaredAnnotations() : target.asMethod().declaredAnnotations())
                .stream();
    }
}
