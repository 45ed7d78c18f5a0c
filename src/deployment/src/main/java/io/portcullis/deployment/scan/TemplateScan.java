package io.portcullis.deployment.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.signature.ArgumentScan;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.TemplateDescriptor;
import io.portcullis.uri.UriTemplate;

/** Resource templates: variables of a URI in, text, bytes or JSON out. */
final class TemplateScan implements FeatureScan {

    private final Problems problems;
    private final ArgumentScan arguments;
    private final VariableScan variables;
    private final ContentScan contents;
    private final DisplayScan displays;
    private final Map<String, Candidate> byName = new HashMap<>();

    TemplateScan(Problems problems) {
        this.problems = problems;
        this.arguments = ArgumentScan.ofTexts(Names.TEMPLATE_ARG, problems);
        this.variables = new VariableScan(problems);
        this.contents = new ContentScan(problems);
        this.displays = new DisplayScan(problems);
    }

    @Override
    public Feature feature() {
        return Feature.RESOURCE_TEMPLATE;
    }

    /** Completions know a template by its name, so that has to be unique, too. */
    @Override
    public void checkId(Candidate template) {
        compiled(template);
        Candidate other = byName.putIfAbsent(template.name(), template);
        if (other != null) {
            problems.add(Code.PC005, template.place(),
                    "The name \"" + template.name() + "\" is taken by " + other.place() + ".",
                    "give one of them another @ResourceTemplate(name = \"...\")");
        }
    }

    @Override
    public Parameter argument(Candidate template, MethodParameterInfo parameter) {
        return arguments.argument(template, parameter);
    }

    @Override
    public void checkArguments(Candidate template, List<Parameter> parameters) {
        arguments.distinct(template, parameters);
        compiled(template).ifPresent(compiled -> variables.check(template, compiled, parameters));
    }

    @Override
    public Result resultOf(Candidate template) {
        contents.check(template);
        return Result.BY_TYPE;
    }

    @Override
    public Descriptor describe(Candidate template, List<Parameter> parameters) {
        return new TemplateDescriptor(template.id(), template.name(), displays.of(template), contents.mimeType(template),
                traverses(template));
    }

    private Optional<UriTemplate> compiled(Candidate template) {
        try {
            return Optional.of(traverses(template) ? UriTemplate.allowingTraversal(template.id())
                    : UriTemplate.of(template.id()));
        } catch (IllegalArgumentException e) {
            problems.add(Code.PC015, template.place(), e.getMessage() + ".", "write for instance orders://{region}/{id}");
            return Optional.empty();
        }
    }

    private static boolean traverses(Candidate template) {
        return Values.flag(template.annotation(), "allowTraversal", false);
    }
}
