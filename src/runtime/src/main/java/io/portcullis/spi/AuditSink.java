package io.portcullis.spi;

import java.io.IOException;
import java.util.List;

/**
 * Where audit records go, besides the sinks of {@code portcullis.audit.sinks}. It is called on a thread of its own, one call at
 * a time, in the order of the records. A bean with {@code @Identifier} is used only when {@code portcullis.audit.sinks} names
 * it, one
 * without always.
 */
@FunctionalInterface
public interface AuditSink {

    /**
     * Takes records, each a line of JSON in ASCII without an end of line. May block. When it throws, the same records come
     * again later, so a record can come twice but none is left out; while it fails, records wait, and once there is no room for
     * more,
     * {@code portcullis.audit.on-full} says what happens.
     *
     * @param lines at least one
     */
    void write(List<String> lines) throws IOException;
}
