package io.portcullis.deployment.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.ClassInfo;
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
            Names.RATE_LIMITED, Names.RATE_LIMITS, Names.REQUIRES_CONFIRMATION);
    private static final Set<DotName> FOR_EVERY_ENTRY = Set.of(Names.RATE_LIMITED, Names.RATE_LIMITS);

    private final IndexView index;
    private final Problems problems;
    private final Set<DotName> followed = new HashSet<>();

    public StrayRules(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    /** Refuses each of them. */
    public void check() {
        for (DotName rule : RULES) {
            followed.clear();
            Predicate<MethodInfo> ruled = FOR_EVERY_ENTRY.contains(rule) ? Names::isEntry : StrayRules::hasRuleOfItsOwn;
            index.getAnnotations(rule).forEach(annotation -> check(annotation, ruled));
        }
    }

    private void check(AnnotationInstance annotation, Predicate<MethodInfo> ruled) {
        String written = "@" + annotation.name().withoutPackagePrefix();
        if (annotation.target().kind() == Kind.METHOD && !Names.isEntry(annotation.target().asMethod())) {
            problems.add(Code.PC011, Place.of(annotation.target().asMethod()), written + " is enforced on entries only.",
                    "make the method a @Tool, @Prompt, @Resource or @ResourceTemplate",
                    "use @RolesAllowed, which Quarkus enforces on every bean method");
        } else if (annotation.target().kind() == Kind.CLASS) {
            check(annotation.target().asClass(), written, ruled);
        }
    }

    private void check(ClassInfo type, String written, Predicate<MethodInfo> ruled) {
        if (type.isAnnotation()) { // what it brings counts where it is used
            if (followed.add(type.name())) {
                index.getAnnotations(type.name()).forEach(use -> check(use, ruled));
            }
        } else if (type.methods().stream().noneMatch(ruled)) {
            problems.add(Code.PC011, type.name().toString(), written + " on a class without entries guards nothing.",
                    "write it on the class that declares the entries",
                    "use @RolesAllowed, which Quarkus enforces on every bean method");
        }
    }

    /** A completion has the rule of what it completes. */
    private static boolean hasRuleOfItsOwn(MethodInfo method) {
        return Names.ENTRIES.entrySet().stream()
                .anyMatch(entry -> entry.getValue() != Feature.COMPLETION && method.hasDeclaredAnnotation(entry.getKey()));
    }
}
