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
    private final Voice voice;
    private final ObjectMapper json;
    private int sent;

    LogSender(Optional<LogLevel> level, String logger, Voice voice, ObjectMapper json) {
        this.level = level;
        this.logger = logger;
        this.voice = voice;
        this.json = json;
    }

    @Override
    public boolean isEnabled(LogLevel wanted) {
        return level.isPresent() && voice.isHeard() && wanted.compareTo(level.get()) >= 0;
    }

    @Override
    public synchronized void log(LogLevel at, Object data) {
        if (!isEnabled(at) || sent >= MAX_MESSAGES) {
            return;
        }
        sent++;
        try {
            String written = json.writeValueAsString(data);
            voice.say(texts -> Notifications.log(at, logger, texts.json(written)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the message cannot be written as JSON", e);
        }
    }
}
