package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Values;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.ResourceDescriptor;
import io.portcullis.uri.Uris;

/** Resources: nothing in, text, bytes or JSON out. */
final class ResourceScan implements FeatureScan {

    private final Problems problems;
    private final ContentScan contents;
    private final DisplayScan displays;

    ResourceScan(Problems problems) {
        this.problems = problems;
        this.contents = new ContentScan(problems);
        this.displays = new DisplayScan(problems);
    }

    @Override
    public Feature feature() {
        return Feature.RESOURCE;
    }

    /** */
    @Override
    public void checkId(Candidate resource) {
        if (!Uris.isValid(resource.id())) {
            problems.add(Code.PC015, resource.place(), "\"" + resource.id() + "\" is no absolute URI.",
                    "write it with a scheme and percent-escapes, such as docs://manual/first%20steps",
                    "write a @ResourceTemplate if it has variables");
        }
    }

    @Override
    public Parameter argument(Candidate resource, MethodParameterInfo parameter) {
        problems.add(Code.PC008, resource.place(),
                "A resource takes nothing from the client, and so no " + parameter.type() + ".",
                "remove the parameter", "write a @ResourceTemplate with a variable for it");
        return Parameter.injected(Source.CONTEXT, parameter.type().name().toString());
    }

    @Override
    public void checkArguments(Candidate resource, List<Parameter> parameters) {
        // there are none
    }

    @Override
    public Result resultOf(Candidate resource) {
        contents.check(resource);
        return Result.BY_TYPE;
    }

    @Override
    public Descriptor describe(Candidate resource, List<Parameter> parameters) {
        return new ResourceDescriptor(resource.id(), resource.name(), displays.of(resource), contents.mimeType(resource),
                Values.number(resource.annotation(), "size", -1));
    }
}
