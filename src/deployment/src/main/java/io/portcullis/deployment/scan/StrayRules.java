package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Finds our annotations where nothing enforces them: a guard that is only written down is worse than none. */
final class StrayRules {

    private static final List<DotName> RULES = List.of(Names.REQUIRES_ROLE, Names.REQUIRES_ROLE_ALL, Names.RATE_LIMITED);

    private final IndexView index;
    private final Problems problems;

    StrayRules(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    void check() {
        for (DotName rule : RULES) {
            for (AnnotationInstance annotation : index.getAnnotations(rule)) {
                check(annotation);
            }
        }
    }

    private void check(AnnotationInstance annotation) {
        String written = "@" + annotation.name().withoutPackagePrefix();
        if (annotation.target().kind() == Kind.METHOD && !annotation.target().asMethod().hasDeclaredAnnotation(Names.TOOL)) {
            problems.add(Code.PC011, Place.of(annotation.target().asMethod()), written + " is enforced on tools only.",
                    "make the method a @Tool", "use @RolesAllowed, which Quarkus enforces on every bean method");
        } else if (annotation.target().kind() == Kind.CLASS && !hasTools(annotation.target().asClass())) {
            problems.add(Code.PC011, annotation.target().asClass().name().toString(),
                    written + " on a class without tools guards nothing.",
                    "write it on the class that declares the tools",
                    "use @RolesAllowed, which Quarkus enforces on every bean method");
        }
    }

    private static boolean hasTools(ClassInfo type) {
        return type.methods().stream().anyMatch(method -> method.hasDeclaredAnnotation(Names.TOOL));
    }
}
