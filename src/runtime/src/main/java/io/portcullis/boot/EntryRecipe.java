package io.portcullis.boot;

import java.util.List;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.protocol.Descriptor;
import io.quarkus.runtime.RuntimeValue;

/**
 * An entry as the build recorded it.
 *
 * @param descriptor what clients are told
 * @param access who may use it
 * @param limits how often; every one of them
 * @param confirmation what has to be confirmed first; null for nothing
 * @param method how its method is called
 */
public record EntryRecipe(Descriptor descriptor, AccessRule access, List<LimitRecipe> limits, Confirmation confirmation,
        MethodRecipe method) {

    /** The key of the entry in the catalog. */
    String key() {
        return Entry.key(descriptor.feature(), descriptor.id());
    }

    /**
     * How a method is called.
     *
     * @param owner the class and method, as {@code class#method}
     * @param invoker an ArC invoker that looks the bean up
     * @param types the erased types of its parameters, in order
     * @param parameters its parameters, in order
     * @param thread where it runs
     * @param result what it returns
     * @param bounds how much of the server it may take
     * @param sensitivity which parts of what it returns are sensitive
     */
    public record MethodRecipe(String owner, RuntimeValue<Object> invoker, List<String> types, List<Parameter> parameters,
            Invocation.Thread thread, Invocation.Result result, Bounds bounds, Sensitivity sensitivity) {
    }
}
