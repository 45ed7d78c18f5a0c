package io.portcullis.deployment.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The answer to one request as it comes: a whole, or one event after the other. Closing it is what a client does that leaves.
 */
public final class Stream implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Link link;
    private Answer head;
    private byte[] chunk = new byte[0];
    private int read;
    private int comments;

    Stream(Link link) {
        this.link = link;
    }

    /**
     * An event.
     *
     * @param name its type; {@code message} when nothing is said
     */
    public record Event(String name, String data) {

        JsonNode json() throws IOException {
            return JSON.readTree(data);
        }
    }

    /** Status and headers, and the body where it is no stream of events. */
    public Answer head() throws IOException {
        if (head == null) {
            head = link.head();
            head = isStream() ? head : link.withBody(head);
        }
        return head;
    }

    public boolean isStream() throws IOException {
        return "text/event-stream".equals(head().type());
    }

    /** The next event, null at the end. Fields that this server never sends are a mistake (HM-07, HL-10, HM-13). */
    public Event next() throws IOException {
        if (!isStream()) {
            throw new AssertionError("no stream: " + head + " " + head.body());
        }
        String name = "message";
        String data = null;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && data != null) {
                return new Event(name, data);
            } else if (line.startsWith(":")) {
                comments++;
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ") && data == null) {
                data = line.substring(6);
            } else if (!line.isEmpty()) {
                throw new AssertionError("an event has no such line: " + line);
            }
        }
        return null;
    }

    /** The next message, which has to be there. */
    public JsonNode message() throws IOException {
        Event event = next();
        if (event == null || !event.name().equals("message")) {
            throw new AssertionError("expected a message: " + event);
        }
        return event.json();
    }

    /** How many comments came so far. */
    public int comments() {
        return comments;
    }

    /** Reads until so many comments came, and no event. */
    public void awaitComments(int count) throws IOException {
        head();
        while (comments < count) {
            String line = line();
            if (line == null || !line.isEmpty() && !line.startsWith(":")) {
                throw new AssertionError("expected a comment: " + line);
            }
            comments += line.isEmpty() ? 0 : 1;
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = read(); next != '\n'; next = read()) {
            if (next == -1) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        if (chunk != null && read == chunk.length) {
            chunk = link.chunk();
            read = 0;
            chunk = chunk.length == 0 ? null : chunk;
        }
        return chunk == null ? -1 : chunk[read++];
    }
}
