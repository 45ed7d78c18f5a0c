package io.portcullis.deployment.rule;

import java.util.List;
import java.util.function.Predicate;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.portcullis.api.Feature;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Place;

/** Finds our annotations where nothing enforces them: a guard that is only written down is worse than none. */
public final class StrayRules {

    private static final List<DotName> RULES = List.of(Names.REQUIRES_ROLE, Names.REQUIRES_ROLE_ALL, Names.REQUIRES_SCOPE,
            Names.RATE_LIMITED);

    private final IndexView index;
    private final Problems problems;

    public StrayRules(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    /** Refuses each of them. */
    public void check() {
        for (DotName rule : RULES) {
            for (AnnotationInstance annotation : index.getAnnotations(rule)) {
                check(annotation);
            }
        }
    }

    private void check(AnnotationInstance annotation) {
        String written = "@" + annotation.name().withoutPackagePrefix();
        boolean limit = annotation.name().equals(Names.RATE_LIMITED);
        Predicate<MethodInfo> ruled = limit ? Names::isEntry : StrayRules::hasRuleOfItsOwn;
        if (annotation.target().kind() == Kind.METHOD && !Names.isEntry(annotation.target().asMethod())) {
            problems.add(Code.PC011, Place.of(annotation.target().asMethod()), written + " is enforced on entries only.",
                    "make the method a @Tool, @Prompt, @Resource or @ResourceTemplate",
                    "use @RolesAllowed, which Quarkus enforces on every bean method");
        } else if (annotation.target().kind() == Kind.CLASS
                && annotation.target().asClass().methods().stream().noneMatch(ruled)) {
            problems.add(Code.PC011, annotation.target().asClass().name().toString(),
                    written + " on a class without entries guards nothing.", "write it on the class that declares the entries",
                    "use @RolesAllowed, which Quarkus enforces on every bean method");
        }
    }

    /** A completion has the rule of what it completes. */
    private static boolean hasRuleOfItsOwn(MethodInfo method) {
        return Names.ENTRIES.entrySet().stream()
                .anyMatch(entry -> entry.getValue() != Feature.COMPLETION && method.hasDeclaredAnnotation(entry.getKey()));
    }
}
