package io.portcullis.deployment.rule;

import java.util.List;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Place;

/**
 * Finds methods that override an entry and are none themselves. No annotation is inherited, so they would run without the guard
 * of what they replace.
 */
final class Overrides {

    private final IndexView index;
    private final Problems problems;

    Overrides(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    void check(Candidate entry) {
        for (ClassInfo type : index.getAllKnownSubclasses(entry.method().declaringClass().name())) {
            for (MethodInfo method : type.methods()) {
                if (overrides(method, entry.method()) && !Names.isEntry(method)) {
                    String annotation = "@" + entry.annotation().name().withoutPackagePrefix();
                    problems.add(Code.PC002, Place.of(method),
                            "It overrides the " + entry.noun() + " " + entry.place() + " and would run without its guard.",
                            "make it a " + annotation + " with a name and an access rule of its own",
                            "move what differs into a bean that the " + entry.noun() + " calls");
                }
            }
        }
    }

    private static boolean overrides(MethodInfo method, MethodInfo entry) {
        return !method.isSynthetic() && method.name().equals(entry.name()) && erased(method).equals(erased(entry));
    }

    private static List<DotName> erased(MethodInfo method) {
        return method.parameterTypes().stream().map(Type::name).toList();
    }
}
