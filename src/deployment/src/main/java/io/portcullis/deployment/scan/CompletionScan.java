package io.portcullis.deployment.scan;

import java.util.List;
import java.util.Set;

import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.TypeNames;
import io.portcullis.deployment.signature.ResultScan;
import io.portcullis.protocol.Descriptor;

/** Completions: what was typed so far in, suggestions out. */
final class CompletionScan implements FeatureScan {

    private static final String OTHERS = "java.util.Map<java.lang.String,java.lang.String>";
    private static final String[] WAYS = { "take what was typed so far as the only String",
            "take the values of other arguments as a Map<String, String>" };

    private final CompletionTargets targets;
    private final Problems problems;
    private final ResultScan results;

    CompletionScan(CompletionTargets targets, Problems problems) {
        this.targets = targets;
        this.problems = problems;
        this.results = new ResultScan(problems);
    }

    @Override
    public Feature feature() {
        return Feature.COMPLETION;
    }

    @Override
    public void checkId(Candidate completion) {
        targets.check(completion);
    }

    @Override
    public Parameter argument(Candidate completion, MethodParameterInfo parameter) {
        Type type = parameter.type();
        if (TypeNames.canonical(type).filter(OTHERS::equals).isPresent()) {
            return Parameter.injected(Source.CONTEXT, OTHERS);
        }
        if (!type.name().equals(Names.STRING)) {
            problems.add(Code.PC008, completion.place(), "A completion cannot take a " + type + ".", WAYS);
            return Parameter.injected(Source.CONTEXT, type.name().toString());
        }
        return new Parameter(Source.ARGUMENT, targets.descriptorOf(completion).argument(), Names.STRING.toString(), true, false,
                "");
    }

    @Override
    public void checkArguments(Candidate completion, List<Parameter> parameters) {
        boolean alone = count(parameters, Source.ARGUMENT) == 1 && count(parameters, Source.CONTEXT) <= 1;
        if (!alone) {
            problems.add(Code.PC008, completion.place(),
                    "A completion takes one String and nothing else of the client but one map.", WAYS);
        }
    }

    @Override
    public Result resultOf(Candidate completion) {
        results.isOneOf(completion, Set.of(Names.COMPLETION_RESPONSE), Names.STRING, "return a List<String>",
                "return CompletionResponse");
        return Result.BY_TYPE;
    }

    @Override
    public Descriptor describe(Candidate completion, List<Parameter> parameters) {
        return targets.descriptorOf(completion);
    }

    private static long count(List<Parameter> parameters, Source source) {
        return parameters.stream().filter(parameter -> parameter.source() == source).count();
    }
}
