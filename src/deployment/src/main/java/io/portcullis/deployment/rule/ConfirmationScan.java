package io.portcullis.deployment.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Declared;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.ToolDescriptor;

/** Finds what has to be confirmed before an entry runs: what its method says, else its class. */
public final class ConfirmationScan {

    private static final List<DotName> CONFIRMATIONS = List.of(Names.REQUIRES_CONFIRMATION);
    private static final Pattern NAMED = Pattern.compile("\\{([^{}]*)}");

    private final Declared declared;
    private final Problems problems;

    public ConfirmationScan(IndexView index, Problems problems) {
        this.declared = new Declared(index);
        this.problems = problems;
    }

    /** The confirmation; empty when there is none, or none that could be asked for, which is a problem by then. */
    public Optional<Confirmation> confirmationOf(Candidate entry, Descriptor descriptor, List<Parameter> parameters) {
        List<AnnotationInstance> own = declared.of(entry.method(), CONFIRMATIONS);
        if (entry.feature() == Feature.COMPLETION) { // suggests values and does nothing; clients could not ask for each letter
            own.forEach(written -> problem(entry, "A completion cannot ask for confirmation.", "remove it from the method"));
            return Optional.empty();
        }
        List<AnnotationInstance> all = own.isEmpty() ? declared.of(entry.method().declaringClass(), CONFIRMATIONS) : own;
        if (all.size() > 1) {
            problem(entry, "Two annotations bring confirmations.", "write @RequiresConfirmation(\"...\") on the method");
        }
        return all.stream().findFirst().map(written -> confirmation(entry, written, descriptor, parameters));
    }

    private Confirmation confirmation(Candidate entry, AnnotationInstance written, Descriptor descriptor,
            List<Parameter> parameters) {
        String message = written.value().asString();
        if (message.isBlank()) {
            problem(entry, "The confirmation asks nothing.", "write the question, such as \"Delete customer {id}?\"");
        }
        Set<String> arguments = parameters.stream().filter(parameter -> parameter.source() == Source.ARGUMENT)
                .map(Parameter::name).collect(Collectors.toSet());
        NAMED.matcher(message).results().map(name -> name.group(1)).filter(name -> !arguments.contains(name)).distinct()
                .forEach(name -> problem(entry, "The confirmation names {" + name + "}, which is no argument.",
                        "name one of: " + String.join(", ", arguments.stream().sorted().toList())));
        boolean destructive = descriptor instanceof ToolDescriptor tool && tool.hints().destructive();
        String approver = Values.text(written, "approver");
        return new Confirmation(message, approver, destructive || !approver.isEmpty());
    }

    private void problem(Candidate entry, String text, String way) {
        problems.add(Code.PC023, entry.place(), text, way);
    }
}
