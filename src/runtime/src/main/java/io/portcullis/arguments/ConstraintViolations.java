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
import io.portcullis.catalog.Sensitivity.Part;

/** Words for constraints that the arguments of an entry break. Violations of anything else are not for the caller. */
public final class ConstraintViolations {

    /** A message may quote the value, and that of a whole object what is inside. */
    private static final String WITHHELD = "is not valid";

    private ConstraintViolations() {
    }

    /** What is wrong with the arguments; empty when the failure is something else. */
    public static Optional<String> of(Entry entry, Throwable failure) {
        if (!(failure instanceof ConstraintViolationException violated)) {
            return Optional.empty();
        }
        List<String> sentences = new ArrayList<>();
        for (ConstraintViolation<?> violation : violated.getConstraintViolations()) {
            Optional<String> sentence = sentence(entry, violation);
            if (sentence.isEmpty()) {
                return Optional.empty();
            }
            sentences.add(sentence.get());
        }
        sentences.sort(null);
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    /** What a violation says; empty when it is about another method, a return value or an injected parameter. */
    private static Optional<String> sentence(Entry entry, ConstraintViolation<?> violation) {
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
        Parameter parameter = parameters.get(index);
        Place place = new Place(parameter.name(), parameter.sensitivity().root());
        nodes.forEachRemaining(place::step);
        String message = place.part.isOpen() ? violation.getMessage() : WITHHELD;
        return parameter.name().isEmpty() ? Optional.empty()
                : Optional.of(Spelling.argument(place.path.toString()) + " " + message + ".");
    }

    /** Tells the method of an entry from others of its name. */
    private static boolean takes(Path.Node method, int parameters) {
        return method.getKind() == ElementKind.METHOD
                && method.as(Path.MethodNode.class).getParameterTypes().size() == parameters;
    }

    /** Where in an argument a violation is, and how sensitive it is there. */
    private static final class Place {

        private final StringBuilder path;
        private Part part;

        Place(String name, Part part) {
            this.path = new StringBuilder(name);
            this.part = part;
        }

        void step(Path.Node node) {
            if (node.isInIterable()) {
                part = part.element();
                if (node.getIndex() != null) {
                    path.append('[').append(node.getIndex()).append(']');
                }
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                part = part.member(node.getName());
                path.append('.').append(node.getName());
            }
        }
    }
}
