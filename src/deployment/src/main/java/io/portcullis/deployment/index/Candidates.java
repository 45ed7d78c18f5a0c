package io.portcullis.deployment.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.portcullis.api.Feature;

/** The methods of the application that say they are entries. */
public final class Candidates {

    /** Of two with the same name, the same one is told in every build. */
    private static final Comparator<Candidate> IN_ORDER = Comparator.comparing(Candidate::place)
            .thenComparing(candidate -> candidate.method().toString());

    private final IndexView index;
    private final Completed completed;

    public Candidates(IndexView index) {
        this.index = index;
        this.completed = new Completed(index);
    }

    /** Those of one kind. */
    public List<Candidate> of(Feature feature) {
        return Names.ENTRIES.keySet().stream().filter(name -> Names.ENTRIES.get(name) == feature)
                .flatMap(name -> index.getAnnotations(name).stream()).filter(Candidates::isWritten)
                .map(annotation -> candidate(annotation.target().asMethod(), annotation)).sorted(IN_ORDER).toList();
    }

    /** The key of the entry behind a method; empty when there is none. */
    public Optional<String> keyOf(MethodInfo method) {
        return Names.ENTRIES.keySet().stream().filter(method::hasDeclaredAnnotation).findFirst()
                .map(name -> candidate(method, method.declaredAnnotation(name)).key());
    }

    /** What the completions complete. */
    public Completed completed() {
        return completed;
    }

    private Candidate candidate(MethodInfo method, AnnotationInstance annotation) {
        return new Candidate(Names.ENTRIES.get(annotation.name()), id(method, annotation), method, annotation);
    }

    private String id(MethodInfo method, AnnotationInstance annotation) {
        DotName name = annotation.name();
        return switch (Names.ENTRIES.get(name)) {
            case TOOL, PROMPT -> Candidate.name(method, annotation);
            case RESOURCE -> Values.text(annotation, "uri");
            case RESOURCE_TEMPLATE -> Values.text(annotation, "uriTemplate");
            case COMPLETION -> completed.by(method, annotation).id();
        };
    }

    /** The compiler copies annotations to its bridges. */
    private static boolean isWritten(AnnotationInstance annotation) {
        return annotation.target().kind() == AnnotationTarget.Kind.METHOD && !annotation.target().asMethod().isSynthetic();
    }
}
