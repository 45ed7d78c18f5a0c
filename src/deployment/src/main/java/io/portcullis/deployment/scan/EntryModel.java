package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.MethodInfo;

import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.deployment.index.Place;
import io.portcullis.deployment.signature.Outcome;
import io.portcullis.protocol.Descriptor;

/**
 * An entry as the build found it.
 *
 * @param method the method behind it
 * @param descriptor what clients are told
 * @param access who may use it
 * @param limits how often; every one of them
 * @param confirmation what has to be confirmed first; null for nothing
 * @param parameters the parameters of the method
 * @param outcome where the method runs and what it returns
 */
public record EntryModel(MethodInfo method, Descriptor descriptor, AccessRule access, List<LimitRecipe> limits,
        Confirmation confirmation, List<Parameter> parameters, Outcome outcome) {

    /** The class and method, as {@code class#method}. */
    public String owner() {
        return Place.of(method);
    }

    /** The key of the entry in the catalog. */
    public String key() {
        return Entry.key(descriptor.feature(), descriptor.id());
    }

    /** Whether something in the argument of that name is sensitive. */
    boolean isSensitive(String argument) {
        return parameters.stream().anyMatch(
                parameter -> parameter.name().equals(argument) && !parameter.sensitivity().isNone());
    }

    /** Whether the client sends an argument of that name. */
    boolean takes(String argument) {
        return parameters.stream().anyMatch(
                parameter -> parameter.source() == Parameter.Source.ARGUMENT && parameter.name().equals(argument));
    }
}
