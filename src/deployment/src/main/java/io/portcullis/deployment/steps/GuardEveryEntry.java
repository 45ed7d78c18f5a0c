package io.portcullis.deployment.steps;

import java.lang.reflect.Modifier;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.MethodInfo;

import io.portcullis.deployment.index.Candidates;
import io.portcullis.deployment.rule.WrittenRules;
import io.portcullis.intercept.Guarded;

/** Binds the guard to every method that is an entry. */
final class GuardEveryEntry implements AnnotationTransformation {

    private final Candidates candidates;
    private final WrittenRules rules;

    GuardEveryEntry(Candidates candidates, WrittenRules rules) {
        this.candidates = candidates;
        this.rules = rules;
    }

    @Override
    public boolean supports(AnnotationTarget.Kind kind) {
        return kind == AnnotationTarget.Kind.METHOD;
    }

    @Override
    public void apply(TransformationContext context) {
        MethodInfo method = context.declaration().asMethod();
        boolean guardable = !Modifier.isPrivate(method.flags()); // else ArC would complain before the check that refuses it
        Optional<String> key = guardable ? candidates.keyOf(method) : Optional.empty();
        key.ifPresent(entry -> context.add(AnnotationInstance.builder(Guarded.class).add("value", entry)
                .add("settled", rules.permissionsOf(method).isPresent()).build()));
    }
}
