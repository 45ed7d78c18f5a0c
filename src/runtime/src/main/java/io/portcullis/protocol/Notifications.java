package io.portcullis.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import io.portcullis.api.Feature;
import io.portcullis.api.LogLevel;
import io.portcullis.protocol.Json.Writing;

/** Writes what a server tells without being asked for it. */
public final class Notifications {

    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private Notifications() {
    }

    /**
     * How far a call is (G1-01).
     *
     * @param token what the request asked to hear of it by, as JSON
     * @param total the end, or null
     * @param message in words, or null
     */
    public static byte[] progress(String token, double progress, Double total, String message) {
        return notification("notifications/progress", out -> {
            out.writeFieldName("progressToken");
            out.writeRawValue(token);
            out.writeFieldName("progress");
            Values.finite(out, progress);
            if (total != null) {
                out.writeFieldName("total");
                Values.finite(out, total);
            }
            if (message != null) {
                out.writeStringField("message", WellFormed.of(message));
            }
        });
    }

    /**
     * A log message (G3-02).
     *
     * @param logger who says it
     * @param data what is said, as JSON
     */
    public static byte[] log(LogLevel level, String logger, String data) {
        return notification("notifications/message", out -> {
            out.writeStringField("level", level.name().toLowerCase(Locale.ROOT));
            out.writeStringField("logger", logger);
            out.writeFieldName("data");
            out.writeRawValue(WellFormed.of(data));
        });
    }

    /** The entries of a kind have changed (U-05). Templates are resources to a client; completions are never listed. */
    public static byte[] listChanged(Feature feature, Optional<RequestId> subscription) {
        String list = switch (feature) {
            case TOOL -> "tools";
            case PROMPT -> "prompts";
            case RESOURCE, RESOURCE_TEMPLATE -> "resources";
            case COMPLETION -> throw new IllegalArgumentException("completions are never listed");
        };
        return notification("notifications/" + list + "/list_changed", meta(subscription));
    }

    /** What is at an address has changed (U-05). */
    public static byte[] resourceUpdated(String uri, Optional<RequestId> subscription) {
        return notification("notifications/resources/updated", out -> {
            meta(subscription).to(out);
            out.writeStringField("uri", uri);
        });
    }

    /** What a subscription covers; its first message (U-02). */
    public static byte[] acknowledged(RequestId subscription, List<String> lists, List<String> uris, List<String> taskIds) {
        return notification("notifications/subscriptions/acknowledged", out -> {
            meta(Optional.of(subscription)).to(out);
            out.writeObjectFieldStart("notifications");
            for (String list : lists) {
                out.writeBooleanField(list, true);
            }
            texts(out, "resourceSubscriptions", uris);
            texts(out, "taskIds", taskIds);
            out.writeEndObject();
        });
    }

    /** A task has changed (K-13). */
    public static byte[] task(TaskView task, RequestId subscription) {
        return notification("notifications/tasks", out -> {
            meta(Optional.of(subscription)).to(out);
            task.writeTo(out);
        });
    }

    /** The end of a subscription, said by the server (U-08). */
    public static byte[] ended(RequestId subscription) {
        return Replies.result(subscription, out -> {
            out.writeStringField("resultType", "complete");
            meta(Optional.of(subscription)).to(out);
        });
    }

    private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            out.writeFieldName(name);
            Values.write(out, texts);
        }
    }

    private static Writing meta(Optional<RequestId> subscription) {
        return out -> {
            if (subscription.isPresent()) {
                out.writeObjectFieldStart("_meta");
                out.writeFieldName(SUBSCRIPTION);
                out.writeRawValue(subscription.get().json()); // with the type it came with (U-03)
                out.writeEndObject();
            }
        };
    }

    private static byte[] notification(String method, Writing params) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("jsonrpc", "2.0");
            out.writeStringField("method", method);
            out.writeObjectFieldStart("params");
            params.to(out);
            out.writeEndObject();
            out.writeEndObject();
        });
    }
}
