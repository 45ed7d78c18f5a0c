package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.signature.ArgumentScan;
import io.portcullis.deployment.signature.ResultScan;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** Tools: any JSON in, text or JSON out. */
final class ToolScan implements FeatureScan {

    private final NameScan names;
    private final ArgumentScan arguments;
    private final ResultScan results;
    private final DisplayScan displays;
    private final Schemas schemas;
    private final HeaderScan headers;

    ToolScan(Problems problems) {
        this.names = new NameScan(problems);
        this.arguments = ArgumentScan.ofJson(Names.TOOL_ARG, problems);
        this.results = new ResultScan(problems);
        this.displays = new DisplayScan(problems);
        this.schemas = new Schemas(problems);
        this.headers = new HeaderScan(problems);
    }

    @Override
    public Feature feature() {
        return Feature.TOOL;
    }

    @Override
    public void checkId(Candidate tool) {
        names.check(tool);
    }

    @Override
    public Parameter argument(Candidate tool, MethodParameterInfo parameter) {
        return arguments.argument(tool, parameter);
    }

    @Override
    public void checkArguments(Candidate tool, List<Parameter> parameters) {
        arguments.distinct(tool, parameters);
    }

    @Override
    public Result resultOf(Candidate tool) {
        return results.ofTool(tool);
    }

    @Override
    public Descriptor describe(Candidate tool, List<Parameter> parameters) {
        String input = schemas.input(tool, parameters);
        String output = resultOf(tool) == Result.STRUCTURED ? schemas.output(tool, "return ToolResponse") : "";
        return new ToolDescriptor(tool.id(), displays.of(tool), input, output, hints(tool.annotation()),
                headers.of(tool, input), Values.constant(tool.annotation(), "task", TaskSupport.NONE),
                !tool.text("inputSchema").isEmpty());
    }

    private static Hints hints(AnnotationInstance tool) {
        boolean readOnly = Values.flag(tool, "readOnly", false);
        return new Hints(readOnly, !readOnly && Values.flag(tool, "destructive", true),
                Values.flag(tool, "idempotent", false), Values.flag(tool, "openWorld", true));
    }
}
