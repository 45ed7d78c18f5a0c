package io.portcullis.deployment.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.signature.ArgumentScan;
import io.portcullis.deployment.signature.ResultScan;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.PromptDescriptor.Argument;

/** Prompts: texts in, messages out. */
final class PromptScan implements FeatureScan {

    private final NameScan names;
    private final ArgumentScan arguments;
    private final ResultScan results;
    private final DisplayScan displays;

    PromptScan(Problems problems) {
        this.names = new NameScan(problems);
        this.arguments = ArgumentScan.ofTexts(Names.PROMPT_ARG, problems);
        this.results = new ResultScan(problems);
        this.displays = new DisplayScan(problems);
    }

    @Override
    public Feature feature() {
        return Feature.PROMPT;
    }

    @Override
    public void checkId(Candidate prompt) {
        names.check(prompt);
    }

    @Override
    public Parameter argument(Candidate prompt, MethodParameterInfo parameter) {
        return arguments.argument(prompt, parameter);
    }

    @Override
    public void checkArguments(Candidate prompt, List<Parameter> parameters) {
        arguments.distinct(prompt, parameters);
    }

    @Override
    public Result resultOf(Candidate prompt) {
        results.isOneOf(prompt, Set.of(Names.PROMPT_RESPONSE, Names.PROMPT_MESSAGE, Names.STRING), Names.PROMPT_MESSAGE,
                "return a PromptMessage, or a List of them", "return a String, which the user says",
                "return PromptResponse");
        return Result.BY_TYPE;
    }

    @Override
    public Descriptor describe(Candidate prompt, List<Parameter> parameters) {
        List<Argument> described = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).source() == Source.ARGUMENT) {
                AnnotationInstance annotation = prompt.method().parameters().get(i).declaredAnnotation(Names.PROMPT_ARG);
                Display display = Display.of(Values.text(annotation, "title"), Values.text(annotation, "description"));
                described.add(new Argument(parameters.get(i).name(), display, parameters.get(i).required()));
            }
        }
        return new PromptDescriptor(prompt.id(), displays.of(prompt), described);
    }
}
