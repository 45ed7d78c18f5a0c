package io.portcullis.deployment.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodParameterInfo;

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.scan.EntryModel;

/** The arguments of prompts, templates and completions: texts, with the constraints of Bean Validation. */
final class TextArguments {

    private static final DotName SIZE = DotName.createSimple("jakarta.validation.constraints.Size");
    private static final DotName LENGTH = DotName.createSimple("org.hibernate.validator.constraints.Length");
    private static final DotName PATTERN = DotName.createSimple("jakarta.validation.constraints.Pattern");
    private static final Set<String> WHOLE = Set.of("byte", "short", "int", "long", "java.lang.Byte", "java.lang.Short",
            "java.lang.Integer", "java.lang.Long", "java.math.BigInteger");
    private static final Set<String> NUMBERS = Set.of("float", "double", "java.lang.Float", "java.lang.Double",
            "java.math.BigDecimal");

    private TextArguments() {
    }

    static List<Argument> of(EntryModel entry) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < entry.parameters().size(); i++) {
            if (entry.parameters().get(i).source() == Source.ARGUMENT) {
                arguments.add(argument(entry.parameters().get(i), entry.method().parameters().get(i)));
            }
        }
        return arguments;
    }

    private static Argument argument(Parameter parameter, MethodParameterInfo declared) {
        String description = Names.ARGUMENTS.keySet().stream()
                .map(name -> Values.text(declared.declaredAnnotation(name), "description")).filter(text -> !text.isEmpty())
                .findFirst().orElse("");
        return new Argument(parameter.name(), type(parameter.type()), parameter.required(), description,
                constraints(parameter, declared));
    }

    private static String type(String javaType) {
        if (javaType.equals("java.lang.String")) {
            return "string";
        } else if (WHOLE.contains(javaType)) {
            return "integer";
        } else if (NUMBERS.contains(javaType)) {
            return "number";
        }
        return javaType.substring(javaType.lastIndexOf('.') + 1);
    }

    private static Map<String, String> constraints(Parameter parameter, MethodParameterInfo declared) {
        Map<String, String> constraints = new TreeMap<>();
        if (!parameter.sensitivity().isNone()) {
            constraints.put(Keywords.SENSITIVE, "true");
        }
        for (DotName size : List.of(SIZE, LENGTH)) {
            AnnotationInstance annotation = declared.declaredAnnotation(size);
            long max = Values.number(annotation, "max", -1);
            if (max >= 0) {
                constraints.put("maxLength", Long.toString(max));
            }
        }
        String pattern = Values.text(declared.declaredAnnotation(PATTERN), "regexp");
        if (!pattern.isEmpty()) { // Bean Validation matches the whole value
            constraints.put("pattern", "^(?:" + pattern + ")$");
        }
        return constraints;
    }
}
