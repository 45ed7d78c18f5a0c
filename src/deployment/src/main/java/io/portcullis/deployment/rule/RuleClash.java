package io.portcullis.deployment.rule;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;

/** Finds access rules that contradict each other, or of which Quarkus would enforce other ones than we do. */
final class RuleClash {

    private final WrittenRules rules;
    private final Problems problems;

    RuleClash(WrittenRules rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
    }

    /** Whether the rules of an entry contradict each other, which is a problem by then. */
    boolean isIn(Candidate entry, List<AnnotationInstance> own, List<AnnotationInstance> inherited) {
        int before = problems.count();
        manifold(entry, own, inherited);
        unreplaced(entry, own, inherited);
        unseen(entry);
        dropped(entry);
        return problems.count() > before;
    }

    private void manifold(Candidate entry, List<AnnotationInstance> own, List<AnnotationInstance> inherited) {
        if (own.size() > 1) {
            problems.add(Code.PC006, entry.place(),
                    "The method has more than one access rule: " + WrittenRules.spelled(own) + ".", "keep one of them");
        } else if (inherited.size() > 1) {
            problems.add(Code.PC006, entry.method().declaringClass().name().toString(),
                    "The class has more than one access rule: " + WrittenRules.spelled(inherited) + ".", "keep one of them");
        } else if (rules.scopesOf(entry.method()).size() > 1) {
            problems.add(Code.PC006, entry.place(), "Two annotations bring scopes.",
                    "write @RequiresScope with all of the scopes on the method");
        }
    }

    private void unreplaced(Candidate entry, List<AnnotationInstance> own, List<AnnotationInstance> inherited) {
        if (own.stream().anyMatch(WrittenRules::isOurs) && !inherited.stream().allMatch(WrittenRules::isOurs)) {
            problems.add(Code.PC006, entry.place(), "The class carries " + WrittenRules.spelled(inherited)
                    + ", which Quarkus goes on enforcing; @RequiresRole on the method does not replace it.",
                    "use @RequiresRole on the class too", "use @RolesAllowed on the method too");
        }
    }

    private void unseen(Candidate entry) {
        List<AnnotationInstance> unseen = Stream.of(entry.method(), entry.method().declaringClass())
                .flatMap(target -> rules.unseenOn(target).stream()).toList();
        if (!unseen.isEmpty()) {
            problems.add(Code.PC006, entry.place(), "An annotation of the application brings "
                    + WrittenRules.spelled(unseen) + ", which Quarkus does not see there.",
                    "bring @RequiresRole(\"...\") instead",
                    "write " + WrittenRules.spelled(unseen) + " on the method or class itself");
        }
    }

    /** A rule of Quarkus on a method replaces every rule of Quarkus on its class, and there is one for each method. */
    private void dropped(Candidate entry) {
        if (!rules.permissionsOn(entry.method()).isEmpty() && !WrittenRules.ofQuarkusOn(entry.method()).isEmpty()) {
            problems.add(Code.PC006, entry.place(), "Quarkus takes one of @PermissionsAllowed and "
                    + WrittenRules.spelled(WrittenRules.ofQuarkusOn(entry.method())) + " on a method, and not both.",
                    "use @RequiresRole beside @PermissionsAllowed");
        }
        boolean ofClass = rules.permissionsOn(entry.method()).isEmpty()
                && !rules.permissionsOn(entry.method().declaringClass()).isEmpty();
        List<AnnotationInstance> replacing = WrittenRules.ofQuarkusOn(entry.method());
        if (ofClass && !replacing.isEmpty()) {
            problems.add(Code.PC006, entry.place(), WrittenRules.spelled(replacing)
                    + " on the method makes Quarkus forget @PermissionsAllowed on its class.",
                    "use @RequiresRole on the method, which leaves the permission in force",
                    "move the " + entry.noun() + " into a class without @PermissionsAllowed");
        }
    }
}
