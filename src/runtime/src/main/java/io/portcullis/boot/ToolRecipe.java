package io.portcullis.boot;

import java.util.List;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Parameter;
import io.portcullis.protocol.ToolDescriptor;
import io.quarkus.runtime.RuntimeValue;

/**
 * A tool as the build recorded it.
 *
 * @param descriptor what clients are told
 * @param access who may use it
 * @param limit how often; null for no limit
 * @param method how its method is called
 */
public record ToolRecipe(ToolDescriptor descriptor, AccessRule access, LimitRecipe limit, MethodRecipe method) {

    /**
     * How a method is called.
     *
     * @param owner the class and method, as {@code class#method}
     * @param invoker an ArC invoker that looks the bean up
     * @param parameters its parameters, in order
     * @param thread where it runs
     * @param result what it returns
     */
    public record MethodRecipe(String owner, RuntimeValue<Object> invoker, List<Parameter> parameters,
            Invocation.Thread thread, Invocation.Result result) {
    }
}
