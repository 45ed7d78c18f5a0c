package io.portcullis.deployment.schema;

import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Types that are no data, or whose JSON would be an accident of how they are built: functions, streams, failures, most of the
 * JDK.
 */
final class UnusableTypes {

    /** What to use instead, the first that fits. */
    private static final Map<Class<?>, String> INSTEAD = new LinkedHashMap<>();

    static {
        INSTEAD.put(char[].class, "use String");
        INSTEAD.put(Byte[].class, "use byte[]");
        INSTEAD.put(InputStream.class, "use byte[] or String");
        INSTEAD.put(Reader.class, "use String");
        INSTEAD.put(File.class, "use String, and check what the client may name");
        INSTEAD.put(Path.class, "use String, and check what the client may name");
        INSTEAD.put(URL.class, "use java.net.URI");
        INSTEAD.put(BaseStream.class, "use List");
        INSTEAD.put(Future.class, "use the type of its value");
        INSTEAD.put(CompletionStage.class, "use the type of its value");
        INSTEAD.put(JsonNode.class, "use JsonNode, ObjectNode or ArrayNode");
        INSTEAD.put(Throwable.class, "throw it, or use a record of what the client may know");
        INSTEAD.put(Iterable.class, "use List");
    }

    private UnusableTypes() {
    }

    static void check(Class<?> type) {
        for (Map.Entry<Class<?>, String> entry : INSTEAD.entrySet()) {
            if (entry.getKey().isAssignableFrom(type) && !Collection.class.isAssignableFrom(type)) {
                throw new UnsupportedTypeException(type.getTypeName(), entry.getValue());
            }
        }
        if (type.isAnnotationPresent(FunctionalInterface.class) || type.isAnnotation()) {
            throw new UnsupportedTypeException(type.getName(), "it is no data; use a record of the values it needs");
        }
        if (isOfJdk(type) && !isContainer(type)) {
            throw new UnsupportedTypeException(type.getName(), "it has no JSON of its own; use String, a number or a record");
        }
    }

    private static boolean isContainer(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean isOfJdk(Class<?> type) {
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }
}
