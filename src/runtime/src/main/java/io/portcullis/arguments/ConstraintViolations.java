package io.portcullis.arguments;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;

/** Words for constraints that the arguments of an entry break. Violations of anything else are not for the caller. */
public final class ConstraintViolations {

    private ConstraintViolations() {
    }

    /** What is wrong with the arguments; empty when the failure is something else. */
    public static Optional<String> of(Entry entry, Throwable failure) {
        if (!(failure instanceof ConstraintViolationException violated)) {
            return Optional.empty();
        }
        List<String> sentences = new ArrayList<>();
        for (ConstraintViolation<?> violation : violated.getConstraintViolations()) {
            Optional<String> argument = argument(entry, violation);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            sentences.add(Spelling.argument(argument.get()) + " " + violation.getMessage() + ".");
        }
        sentences.sort(null);
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    /** The argument a violation is about; empty when it is about another method, a return value or an injected parameter. */
    private static Optional<String> argument(Entry entry, ConstraintViolation<?> violation) {
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        List<Parameter> parameters = entry.invocation().parameters();
        Path.Node method = nodes.next();
        if (!entry.invocation().isOf(violation.getRootBeanClass(), method.getName()) || !takes(method, parameters.size())
                || !nodes.hasNext()) {
            return Optional.empty();
        }
        Path.Node node = nodes.next();
        if (node.getKind() != ElementKind.PARAMETER) {
            return Optional.empty();
        }
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        String name = parameters.get(index).name();
        return name.isEmpty() ? Optional.empty() : Optional.of(name + rest(nodes));
    }

    /** Tells the method of an entry from others of its name. */
    private static boolean takes(Path.Node method, int parameters) {
        return method.getKind() == ElementKind.METHOD
                && method.as(Path.MethodNode.class).getParameterTypes().size() == parameters;
    }

    private static String rest(Iterator<Path.Node> nodes) {
        StringBuilder path = new StringBuilder();
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            if (node.isInIterable() && node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                path.append('.').append(node.getName());
            }
        }
        return path.toString();
    }
}
