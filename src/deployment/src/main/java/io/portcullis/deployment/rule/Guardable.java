package io.portcullis.deployment.rule;

import java.lang.reflect.Modifier;
import java.util.List;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;

/** Finds methods before which the guard cannot stand, or not the right one. */
public final class Guardable {

    private final Problems problems;
    private final Overrides overrides;

    public Guardable(IndexView index, Problems problems) {
        this.problems = problems;
        this.overrides = new Overrides(index, problems);
    }

    /** Refuses what runs past the guard. */
    public void check(Candidate entry) {
        onlyOne(entry);
        intercepted(entry);
        overrides.check(entry);
    }

    /** One guard stands before a method, and asks for one entry. */
    private void onlyOne(Candidate entry) {
        List<String> kinds = Names.ENTRIES.keySet().stream().filter(entry.method()::hasDeclaredAnnotation)
                .map(DotName::withoutPackagePrefix).map(name -> "@" + name).sorted().toList();
        if (kinds.size() > 1) {
            problems.add(Code.PC014, entry.place(), "The method is " + String.join(" and ", kinds) + " at once.",
                    "keep one of them, and let a second method call the first one's bean");
        }
    }

    private void intercepted(Candidate entry) {
        short flags = entry.method().flags();
        if (Modifier.isPrivate(flags) || Modifier.isStatic(flags) || Modifier.isFinal(flags)) {
            problems.add(Code.PC002, entry.place(),
                    "A private, static or final method runs past every interceptor, so its guard would be skipped.",
                    "remove private, static and final from the method");
        }
        if (entry.method().declaringClass().isAbstract() || entry.method().declaringClass().isInterface()) {
            problems.add(Code.PC003, entry.place(), "A " + entry.noun() + " has to be declared on the bean class itself.",
                    "move the method to the class that implements it");
        }
    }
}
