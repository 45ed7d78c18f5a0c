package io.portcullis.deployment.schema;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JavaType;

/**
 * What the engine's own mapper makes of a class in one direction. The schema is made of this, and not of what the class looks
 * like.
 */
interface JacksonView {

    /**
     * A member of a JSON object.
     *
     * @param name its name in JSON
     * @param javaName its name in Java: that of the field, and of the getter without {@code get}
     * @param type its type in Java, without type parameters
     * @param required whether reading fails without it, or writing never leaves it out
     */
    record Property(String name, String javaName, Class<?> type, boolean required) {
    }

    /**
     * The type a value of this class is read from or written as when it is no object of its own, such as a number for a typed
     * id.
     */
    Optional<Type> standIn(JavaType type);

    /**
     * The members of the object, in no order.
     *
     * @throws UnsupportedTypeException if their JSON cannot be known
     */
    List<Property> properties(JavaType type);
}
