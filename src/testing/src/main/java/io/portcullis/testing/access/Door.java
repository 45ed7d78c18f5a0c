package io.portcullis.testing.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.portcullis.api.Feature;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.Entry;
import io.portcullis.protocol.ToolDescriptor;

/** A way to an entry. */
public enum Door {
    /** Being told of it. */
    LIST,
    /** Calling a tool, getting a prompt, reading a resource, completing an argument. */
    CALL,
    /** Being told when it changes. */
    SUBSCRIBE,
    /** Calling it as a task. */
    TASK,
    /** Calling the method of the bean, as a REST resource or another bean does. */
    DIRECT;

    private static final String ADDED = "added#";

    /** The doors that lead to an entry of this kind. */
    static List<Door> to(Entry entry) {
        return Arrays.stream(values()).filter(door -> door.leadsTo(entry)).toList();
    }

    private boolean leadsTo(Entry entry) {
        return switch (this) {
            case LIST -> entry.feature() != Feature.COMPLETION;
            case CALL -> true;
            case SUBSCRIBE -> entry.feature() == Feature.RESOURCE || entry.feature() == Feature.RESOURCE_TEMPLATE;
            case TASK -> entry.descriptor() instanceof ToolDescriptor tool && tool.task() != TaskSupport.NONE;
            case DIRECT -> !entry.invocation().owner().startsWith(ADDED); // what was added by program is no bean's
        };
    }

    /** The name of this door for an entry of that kind. */
    String label(Feature feature) {
        if (this != CALL) {
            return name().toLowerCase(Locale.ROOT);
        }
        return switch (feature) {
            case TOOL -> "call";
            case PROMPT -> "get";
            case RESOURCE, RESOURCE_TEMPLATE -> "read";
            case COMPLETION -> "complete";
        };
    }
}
