package io.portcullis.engine;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.LogLevel;
import io.portcullis.api.McpLog;
import io.portcullis.protocol.Notifications;

/** Sends log messages on the stream of the request that asked for them (G3-02). */
final class LogSender implements McpLog {

    /** One call has no more to say than this (G3-05). */
    private static final int MAX_MESSAGES = 1_000;

    private final Optional<LogLevel> level;
    private final String logger;
    private final Outlet outlet;
    private final ObjectMapper json;
    private int sent;

    LogSender(Optional<LogLevel> level, String logger, Outlet outlet, ObjectMapper json) {
        this.level = level;
        this.logger = logger;
        this.outlet = outlet;
        this.json = json;
    }

    @Override
    public boolean isEnabled(LogLevel wanted) {
        return level.isPresent() && outlet.canStream() && wanted.compareTo(level.get()) >= 0;
    }

    @Override
    public synchronized void log(LogLevel at, Object data) {
        if (!isEnabled(at) || sent >= MAX_MESSAGES) {
            return;
        }
        sent++;
        try {
            outlet.send(Notifications.log(at, logger, json.writeValueAsString(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the message cannot be written as JSON", e);
        }
    }
}
