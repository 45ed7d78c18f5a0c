package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/**
 * Finds methods that override a tool and are none themselves. No annotation is inherited, so they would run without the guard
 * of what they replace.
 */
final class Overrides {

    private final IndexView index;
    private final Problems problems;

    Overrides(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    void check(MethodInfo tool) {
        for (ClassInfo type : index.getAllKnownSubclasses(tool.declaringClass().name())) {
            for (MethodInfo method : type.methods()) {
                if (overrides(method, tool) && !method.hasDeclaredAnnotation(Names.TOOL)) {
                    problems.add(Code.PC002, Place.of(method),
                            "It overrides the tool " + Place.of(tool) + " and would run without its guard.",
                            "make it a @Tool with a name and an access rule of its own",
                            "move what differs into a bean that the tool calls");
                }
            }
        }
    }

    private static boolean overrides(MethodInfo method, MethodInfo tool) {
        return !method.isSynthetic() && method.name().equals(tool.name()) && erased(method).equals(erased(tool));
    }

    private static List<DotName> erased(MethodInfo method) {
        return method.parameterTypes().stream().map(Type::name).toList();
    }
}
