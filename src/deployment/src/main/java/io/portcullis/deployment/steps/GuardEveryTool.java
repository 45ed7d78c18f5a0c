package io.portcullis.deployment.steps;

import java.lang.reflect.Modifier;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.MethodInfo;

import io.portcullis.deployment.scan.Names;
import io.portcullis.deployment.scan.ToolScan;
import io.portcullis.intercept.Guarded;

/** Binds the guard to every method that is a tool. */
final class GuardEveryTool implements AnnotationTransformation {

    @Override
    public boolean supports(AnnotationTarget.Kind kind) {
        return kind == AnnotationTarget.Kind.METHOD;
    }

    @Override
    public void apply(TransformationContext context) {
        MethodInfo method = context.declaration().asMethod();
        boolean guardable = !Modifier.isPrivate(method.flags()); // else ArC would complain before the check that refuses it
        if (guardable && context.hasAnnotation(Names.TOOL)) {
            AnnotationValue name = AnnotationValue.createStringValue("value", ToolScan.nameOf(method));
            context.add(AnnotationInstance.builder(Guarded.class).add(name).build());
        }
    }
}
