package io.portcullis.deployment.scan;

import java.util.List;

import org.jboss.jandex.MethodInfo;

import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Parameter;
import io.portcullis.protocol.ToolDescriptor;

/**
 * A tool as the build found it.
 *
 * @param method the method behind it
 * @param descriptor what clients are told
 * @param access who may use it
 * @param limit how often; null for no limit
 * @param parameters the parameters of the method
 * @param outcome where the method runs and what it returns
 */
public record ToolModel(MethodInfo method, ToolDescriptor descriptor, AccessRule access, LimitRecipe limit,
        List<Parameter> parameters, Outcome outcome) {

    /** Where a method runs and what it returns. */
    public record Outcome(Invocation.Thread thread, Invocation.Result result) {
    }

    /** The class and method, as {@code class#method}. */
    public String owner() {
        return method.declaringClass().name() + "#" + method.name();
    }
}
