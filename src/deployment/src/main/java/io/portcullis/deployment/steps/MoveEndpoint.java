package io.portcullis.deployment.steps;

import jakarta.ws.rs.Path;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;

import io.portcullis.transport.McpEndpoint;

/** Gives the endpoint the configured path. */
final class MoveEndpoint implements AnnotationTransformation {

    private static final DotName ENDPOINT = DotName.createSimple(McpEndpoint.class);
    private static final DotName PATH = DotName.createSimple(Path.class);

    private final String path;

    MoveEndpoint(String path) {
        this.path = path;
    }

    @Override
    public boolean supports(AnnotationTarget.Kind kind) {
        return kind == AnnotationTarget.Kind.CLASS;
    }

    @Override
    public void apply(TransformationContext context) {
        if (context.declaration().asClass().name().equals(ENDPOINT)) {
            context.remove(annotation -> annotation.name().equals(PATH));
            context.add(AnnotationInstance.builder(Path.class).add(AnnotationValue.createStringValue("value", path)).build());
        }
    }
}
