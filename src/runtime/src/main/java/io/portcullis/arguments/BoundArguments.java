package io.portcullis.arguments;

import java.util.List;

/**
 * Arguments that fit the method.
 *
 * @param values one for each parameter of the method
 * @param given the names of the arguments the client gave
 */
public record BoundArguments(Object[] values, List<String> given) {
}
