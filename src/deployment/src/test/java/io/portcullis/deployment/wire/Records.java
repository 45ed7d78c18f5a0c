package io.portcullis.deployment.wire;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

import io.portcullis.audit.AuditTrail;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;

/** Collects log records while it is open. */
public final class Records extends Handler implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Records(String category) {
        this.logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    /** Everything that is logged. */
    public static Records all() {
        return new Records("");
    }

    /** The audit. */
    public static Records audit() {
        return new Records("portcullis.audit");
    }

    public List<String> lines() {
        settle();
        return List.copyOf(lines);
    }

    /** The lines as JSON. */
    public List<JsonPath> json() {
        return lines().stream().map(PlainPath::from).toList();
    }

    /** The one record there is. */
    public JsonPath only() {
        settle();
        for (int i = 0; i < PATIENCE_MILLIS && lines.isEmpty(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)); // an answer may be there before its record
            settle();
        }
        if (lines.size() != 1) {
            throw new AssertionError("expected one record: " + lines);
        }
        return PlainPath.from(lines.get(0));
    }

    /** The audit is written by a thread of its own. */
    private static void settle() {
        Arc.container().instance(AuditTrail.class).get().awaitWritten(Duration.ofMillis(PATIENCE_MILLIS));
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter text = new StringWriter();
        text.write(record instanceof ExtLogRecord ext ? ext.getFormattedMessage() : String.valueOf(record.getMessage()));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
