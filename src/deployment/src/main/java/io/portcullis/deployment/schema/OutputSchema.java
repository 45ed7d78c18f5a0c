package io.portcullis.deployment.schema;

import java.lang.reflect.Type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema of what a tool answers. */
public final class OutputSchema {

    private OutputSchema() {
    }

    /**
     * The output schema of a type, as compact JSON: an object for records, beans and maps, an array for collections and arrays.
     * It has no
     * {@code $schema} member, and refers to nothing outside itself. Only what is always written is required.
     *
     * @param type the type of the value, without any asynchronous wrapper
     * @throws UnsupportedTypeException if its JSON cannot be known
     */
    public static String of(Type type) {
        DeclaredType.check(type);
        ObjectNode schema = new TypeSchemas(Direction.OUTPUT).of(type);
        JsonNode definitions = schema.remove("$defs");
        if (definitions != null) {
            schema.set("$defs", definitions); // what it defines comes after what it says
        }
        return schema.toString();
    }
}
