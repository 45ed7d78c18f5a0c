package io.portcullis.deployment.scan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.uri.UriTemplate;

/** Whether the variables of a template and the parameters of its method fit each other, one to one. */
final class VariableScan {

    private static final Pattern QUERY = Pattern.compile("\\{[?&]([^}]*)}");

    private final Problems problems;

    VariableScan(Problems problems) {
        this.problems = problems;
    }

    void check(Candidate template, UriTemplate compiled, List<Parameter> parameters) {
        Set<String> inQuery = variablesOfTheQuery(compiled.text());
        Set<String> left = new LinkedHashSet<>(compiled.variables());
        for (Parameter parameter : parameters) {
            if (parameter.source() == Source.ARGUMENT) {
                left.remove(parameter.name());
                check(template, parameter, compiled.variables().contains(parameter.name()), inQuery);
            }
        }
        if (!left.isEmpty()) {
            problems.add(Code.PC015, template.place(), "No parameter takes " + String.join(", ", left) + " of the template.",
                    "add a parameter of that name",
                    "name what a parameter takes by @ResourceTemplateArg(name = \"...\")");
        }
    }

    private void check(Candidate template, Parameter parameter, boolean isVariable, Set<String> inQuery) {
        if (!isVariable) {
            problems.add(Code.PC008, template.place(),
                    "The template has no variable \"" + parameter.name() + "\" for the parameter.",
                    "add {" + parameter.name() + "} to the template",
                    "name what it takes by @ResourceTemplateArg(name = \"...\")");
        } else if (inQuery.contains(parameter.name()) && !parameter.optional()) {
            problems.add(Code.PC008, template.place(),
                    "The variable \"" + parameter.name() + "\" belongs to the query, and may be missing.",
                    "use an Optional");
        }
    }

    private static Set<String> variablesOfTheQuery(String template) {
        return QUERY.matcher(template).results().flatMap(query -> Stream.of(query.group(1).split(",")))
                .map(variable -> variable.replaceFirst(":.*", "")).collect(Collectors.toSet());
    }
}
