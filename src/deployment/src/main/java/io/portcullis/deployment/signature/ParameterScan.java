package io.portcullis.deployment.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Types;

/** Finds the parameters of a method: what comes from the client, what is asked and what is injected. */
public final class ParameterScan {

    private final Problems problems;
    private final QuestionScan questions;

    public ParameterScan(Problems problems) {
        this.problems = problems;
        this.questions = new QuestionScan(problems);
    }

    /** Reads a parameter whose value comes from the client. */
    @FunctionalInterface
    public interface FromClient {

        /** The parameter. What is wrong with it is a problem by then. */
        Parameter argument(Candidate entry, MethodParameterInfo parameter);
    }

    /** The parameters, in order. What is wrong with them is a problem by then. */
    public List<Parameter> parametersOf(Candidate entry, FromClient client) {
        List<Parameter> parameters = new ArrayList<>();
        for (MethodParameterInfo parameter : entry.method().parameters()) {
            parameters.add(parameter(entry, parameter, client));
        }
        questions.checkMessages(entry, parameters);
        return parameters;
    }

    private Parameter parameter(Candidate entry, MethodParameterInfo parameter, FromClient client) {
        boolean asked = parameter.hasDeclaredAnnotation(Names.ASK);
        Source injected = Names.INJECTED.get(parameter.type().name());
        describedAsItself(entry, parameter);
        mayAsk(entry, asked || injected == Source.QUESTIONS);
        if (injected != null && !asked) {
            return Parameter.injected(injected, parameter.type().name().toString());
        }
        injectedByItself(entry, parameter);
        return asked ? questions.answer(entry, parameter) : client.argument(entry, parameter);
    }

    /** V-01. */
    private void mayAsk(Candidate entry, boolean asks) {
        if (asks && entry.feature() == Feature.COMPLETION) {
            problem(entry, "A completion cannot ask: the protocol lets only tools, prompts and resources ask.",
                    "remove the parameter that asks");
        }
    }

    /** What a client sends must never stand for what was verified. */
    private void injectedByItself(Candidate entry, MethodParameterInfo parameter) {
        if (Types.mentions(parameter.type(), Names.INJECTED.keySet())) {
            problem(entry, parameter.type() + " would be made of what the client sends.",
                    "inject it as a parameter of just that type, without @Ask");
        }
    }

    private void describedAsItself(Candidate entry, MethodParameterInfo parameter) {
        for (Map.Entry<DotName, Feature> described : Names.ARGUMENTS.entrySet()) {
            if (described.getValue() != entry.feature() && parameter.hasDeclaredAnnotation(described.getKey())) {
                problem(entry, "@" + described.getKey().withoutPackagePrefix() + " does not describe an argument of a "
                        + entry.noun() + ".", "remove it, or use the annotation of that kind of entry");
            }
        }
    }

    private void problem(Candidate entry, String text, String... ways) {
        problems.add(Code.PC008, entry.place(), text, ways);
    }
}
