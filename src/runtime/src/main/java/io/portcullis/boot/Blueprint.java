package io.portcullis.boot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.management.PolicyNames;
import io.portcullis.management.PolicyNames.Subject;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.TemplateDescriptor;
import io.portcullis.protocol.ToolDescriptor;

/**
 * What the build found.
 *
 * @param path the path of the MCP endpoint, absolute
 * @param entries the entries, sorted by key
 */
public record Blueprint(String path, List<EntryRecipe> entries) {

    /** Every role that a rule names, sorted. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        entries.forEach(entry -> entry.access().roles().forEach(roles::addAll));
        return roles;
    }

    /** Every scope that a rule names, sorted. */
    Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        entries.forEach(entry -> scopes.addAll(entry.access().scopes()));
        return scopes;
    }

    /** The scopes that entries need which only read, sorted: what a client asks for at first (AU-05, B-09). */
    Set<String> baselineScopes() {
        Set<String> scopes = new TreeSet<>();
        entries.stream().filter(entry -> isReading(entry.descriptor()))
                .forEach(entry -> scopes.addAll(entry.access().scopes()));
        return scopes;
    }

    private static boolean isReading(Descriptor descriptor) {
        return !(descriptor instanceof ToolDescriptor tool) || tool.hints().readOnly();
    }

    /** Every entry that uses what the protocol deprecates: sampling, roots or log messages; sorted (Z-09). */
    List<String> deprecated() {
        return entries.stream().filter(entry -> entry.method().parameters().stream().anyMatch(Blueprint::isDeprecated))
                .map(entry -> entry.descriptor().id()).sorted().toList();
    }

    private static boolean isDeprecated(Parameter parameter) {
        return parameter.source() == Source.LOG || parameter.type().equals(Sampling.class.getName())
                || parameter.type().equals(Roots.class.getName());
    }

    /** The names that a policy may use. */
    PolicyNames policyNames() {
        return new PolicyNames(entries.stream().map(
                entry -> new Subject(entry.key(), entry.descriptor().id(), entry.access().enforcedTwice())).toList());
    }

    /** Every template whose values may lead out of where they belong, sorted. */
    List<String> traversing() {
        return entries.stream().map(EntryRecipe::descriptor).filter(TemplateDescriptor.class::isInstance)
                .map(TemplateDescriptor.class::cast).filter(TemplateDescriptor::allowTraversal).map(TemplateDescriptor::id)
                .sorted().toList();
    }
}
