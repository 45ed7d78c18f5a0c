package io.portcullis.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** Remembers the lines of one log category until it is closed. */
public final class RecordingHandler extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public RecordingHandler(String category) {
        this.logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    public List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /** The lines with their values put in. */
    public List<String> formatted() {
        return records.stream().map(record -> record instanceof ExtLogRecord ext ? ext.getFormattedMessage()
                : String.format(record.getMessage(), record.getParameters())).toList();
    }

    /** What was thrown, where a line says so. */
    public List<Throwable> thrown() {
        return records.stream().map(LogRecord::getThrown).filter(thrown -> thrown != null).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
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
