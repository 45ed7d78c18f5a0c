package io.portcullis.deployment.access;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

import io.portcullis.audit.AuditTrail;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;

/** Collects what is logged while it is open. */
final class Trail extends Handler implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();

    private Trail(String category) {
        this.logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    static Trail ofAudit() {
        return new Trail("portcullis.audit");
    }

    static Trail ofEverything() {
        return new Trail("");
    }

    List<String> lines() {
        settle();
        return List.copyOf(lines);
    }

    /** The next record, waited for. */
    JsonPath next() throws InterruptedException {
        String line = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing more was logged: " + lines);
        }
        return PlainPath.from(line);
    }

    /** The records so far, each as feature, entry, outcome and, if there is one, reason. */
    List<String> told() {
        return lines().stream().map(PlainPath::from).map(Trail::told).toList();
    }

    /** Feature, entry, outcome and, if there is one, reason. */
    static String told(JsonPath record) {
        String reason = record.getString("status_detail");
        return record.getString("resources[0].type") + " " + record.getString("resources[0].name") + " "
                + record.getString("status_code")
                + (reason == null ? "" : " " + reason);
    }

    /** The audit is written by a thread of its own. */
    private static void settle() {
        Arc.container().instance(AuditTrail.class).get().awaitWritten(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter text = new StringWriter();
        text.write(record instanceof ExtLogRecord ext ? ext.getFormattedMessage() : String.valueOf(record.getMessage()));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
        unread.add(text.toString());
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
