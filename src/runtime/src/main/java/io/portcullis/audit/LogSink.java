package io.portcullis.audit;

import java.util.List;

import org.jboss.logging.Logger;

import io.portcullis.spi.AuditSink;

/** Writes records to the log, on the category {@code portcullis.audit}. */
public final class LogSink implements AuditSink {

    /** The log category. */
    public static final String CATEGORY = "portcullis.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    @Override
    public void write(List<String> lines) {
        lines.forEach(LOG::info);
    }
}
