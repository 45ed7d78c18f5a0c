package io.portcullis.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.seal.Sealer;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.StoredTask.Status;

/**
 * A task as it stands in Redis: sealed, since results are for their owners, and what is read must be what a node has written.
 */
final class TaskText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealer sealer;

    TaskText(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The same for equal tasks, different for others. Holds the id, which is random, so nothing can be guessed from it. */
    String digest(StoredTask task) {
        return Keys.digest(json(task));
    }

    String sealed(StoredTask task) {
        return sealer.seal(purpose(task.id()), json(task).getBytes(StandardCharsets.UTF_8), task.expiresAt());
    }

    /** The task; empty for what no node has written under this id, and for one that has expired. */
    Optional<StoredTask> open(String id, String sealed) {
        return sealer.open(purpose(id), sealed).map(TaskText::task);
    }

    private static String purpose(String id) {
        return "task\n" + id;
    }

    private static String json(StoredTask task) {
        ObjectNode json = JSON.createObjectNode().put("id", task.id()).put("owner", task.owner()).put("tool", task.tool())
                .put("status", task.status().name()).put("createdAt", task.createdAt().toString())
                .put("updatedAt", task.updatedAt().toString()).put("expiresAt", task.expiresAt().toString())
                .put("detail", task.detail());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredTask task(byte[] content) {
        try {
            JsonNode json = JSON.readTree(content);
            return new StoredTask(json.get("id").textValue(), json.get("owner").textValue(), json.get("tool").textValue(),
                    Status.valueOf(json.get("status").textValue()), instant(json, "createdAt"), instant(json, "updatedAt"),
                    instant(json, "expiresAt"), json.get("detail").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(JsonNode json, String name) {
        return Instant.parse(json.get(name).textValue());
    }
}
