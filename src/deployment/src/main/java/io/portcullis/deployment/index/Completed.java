package io.portcullis.deployment.index;

import java.util.HashMap;
import java.util.Map;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.protocol.CompletionDescriptor;

/** What completions complete. They call a template by its name; the protocol knows it by its text. */
public final class Completed {

    private final Map<String, String> templates = new HashMap<>();

    Completed(IndexView index) {
        for (AnnotationInstance template : index.getAnnotations(Names.RESOURCE_TEMPLATE)) {
            if (template.target().kind() == AnnotationTarget.Kind.METHOD) {
                templates.put(Candidate.name(template.target().asMethod(), template), Values.text(template, "uriTemplate"));
            }
        }
    }

    /** What this completion completes. */
    public CompletionDescriptor by(Candidate completion) {
        return by(completion.method(), completion.annotation());
    }

    CompletionDescriptor by(MethodInfo method, AnnotationInstance annotation) {
        String target = Values.text(annotation, "value");
        String argument = argument(method, annotation);
        return annotation.name().equals(Names.COMPLETE_PROMPT)
                ? new CompletionDescriptor(Feature.PROMPT, target, argument)
                : new CompletionDescriptor(Feature.RESOURCE_TEMPLATE, templates.getOrDefault(target, ""), argument);
    }

    private static String argument(MethodInfo method, AnnotationInstance annotation) {
        String given = Values.text(annotation, "argument");
        return !given.isEmpty() ? given
                : method.parameters().stream().filter(parameter -> parameter.type().name().equals(Names.STRING))
                        .findFirst().map(MethodParameterInfo::name).orElse("");
    }
}
