package io.portcullis.deployment.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.restassured.RestAssured;

/** An HTTP request, written as it is told, right or wrong. */
public final class Post {

    private static final int CHUNK = 1000;

    private final List<String[]> headers = new ArrayList<>();
    private String verb = "POST";
    private String target = "/mcp";
    private byte[] body = new byte[0];
    private boolean chunked;

    private Post() {
    }

    /** A modern request of the reader, right in everything. */
    public static Post modern(String method, String params) {
        Post post = plain(Mcp.body(method, Mcp.withMeta(params))).header("MCP-Protocol-Version", Mcp.MODERN)
                .header("Mcp-Method", method);
        return params.startsWith("\"name\":\"") ? post.header("Mcp-Name", params.substring(8, params.indexOf('"', 8))) : post;
    }

    /** A request of a handshake revision by the reader. */
    public static Post handshake(String revision, String method, String params) {
        return plain(Mcp.body(method, params)).header("MCP-Protocol-Version", revision);
    }

    /** The reader's request with this body, without a word about revisions. */
    public static Post plain(String body) {
        return new Post().header("Host", "localhost:" + RestAssured.port).header("X-API-Key", Keys.READER)
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream").body(body);
    }

    /** The smallest request that is answered with 200. */
    public static Post ping() {
        return plain("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    }

    /** The header, instead of what it was. */
    public Post header(String name, String value) {
        return without(name).line(name, value);
    }

    /** One more line of the header. */
    public Post line(String name, String value) {
        headers.add(new String[] { name, value });
        return this;
    }

    public Post without(String name) {
        headers.removeIf(header -> header[0].equalsIgnoreCase(name));
        return this;
    }

    public Post verb(String verb) {
        this.verb = verb;
        return this;
    }

    public Post target(String target) {
        this.target = target;
        return this;
    }

    public Post body(String body) {
        return body(body.getBytes(StandardCharsets.UTF_8));
    }

    public Post body(byte[] body) {
        this.body = body;
        return this;
    }

    /** In chunks, so that the size is not declared. */
    public Post chunked() {
        this.chunked = true;
        return this;
    }

    public Answer send() throws IOException {
        return Link.once(this);
    }

    /** Sends it on a connection of its own and leaves the answer to be read as it comes. */
    public Stream open() throws IOException {
        return new Stream(Link.open().send(this));
    }

    public byte[] bytes() {
        StringBuilder head = new StringBuilder(verb).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(header -> head.append(header[0]).append(": ").append(header[1]).append("\r\n"));
        boolean declared = headers.stream().anyMatch(header -> header[0].equalsIgnoreCase("Content-Length"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (!declared && body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return joined(head.append("\r\n").toString(), chunked ? chunks() : body);
    }

    private byte[] chunks() {
        StringBuilder chunks = new StringBuilder();
        for (int from = 0; from < body.length; from += CHUNK) {
            int size = Math.min(CHUNK, body.length - from);
            chunks.append(Integer.toHexString(size)).append("\r\n")
                    .append(new String(body, from, size, StandardCharsets.ISO_8859_1)).append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(String head, byte[] tail) {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + tail.length);
        System.arraycopy(tail, 0, all, start.length, tail.length);
        return all;
    }
}
