package io.portcullis.deployment.steps;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationValue;

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
        if (context.hasAnnotation(Names.TOOL)) {
            AnnotationValue name = AnnotationValue.createStringValue("value",
                    ToolScan.nameOf(context.declaration().asMethod()));
            context.add(AnnotationInstance.builder(Guarded.class).add(name).build());
        }
    }
}
