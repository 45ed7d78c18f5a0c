package io.portcullis.deployment.wire;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.deployment.test.Mcp;

/** A request as a transcript says it, line by line. */
final class Request {

    static final Pattern HEADER = Pattern.compile("[A-Za-z-]+:( .*)?");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERB = Pattern.compile("(GET|POST|DELETE|PUT|OPTIONS)(?: (\\S+))?");
    private static final Pattern CALL = Pattern.compile("(?:(\\d+|\"[^\"]*\") )?([A-Za-z_/]+) (\\{.*\\})");
    private static final String PREFIX = "io.modelcontextprotocol/";

    private final Post post = Post.plain("").without("X-API-Key");
    private final Kept kept;
    private final String client;
    private boolean modern;
    private String id = "1";

    Request(List<String> always, List<String> own, Kept kept, String client) throws IOException {
        this.kept = kept;
        this.client = client;
        Set<String> replaced = new HashSet<>();
        for (String line : always) {
            say(line, replaced);
        }
        replaced.clear();
        for (String line : own) {
            say(line, replaced);
        }
    }

    Post post() {
        return post;
    }

    String id() {
        return id;
    }

    private void say(String line, Set<String> replaced) throws IOException {
        String said = kept.inserted(line);
        Matcher verb = VERB.matcher(said);
        Matcher call = CALL.matcher(said);
        if (verb.matches()) {
            post.verb(verb.group(1)).target(verb.group(2) == null ? "/mcp" : verb.group(2));
        } else if (said.startsWith("!")) {
            post.without(said.substring(1));
        } else if (HEADER.matcher(said).matches()) {
            header(said.substring(0, said.indexOf(':')), value(said), replaced);
        } else if (call.matches()) {
            call(call.group(1) == null ? "1" : call.group(1), call.group(2), call.group(3), replaced);
        } else {
            post.body(said);
            id = idIn(said);
        }
    }

    private static String idIn(String body) {
        try {
            return JSON.readTree(body).path("id").toString();
        } catch (IOException e) {
            return ""; // it is meant to be wrong
        }
    }

    /** The value of a header, with the space around it. */
    static String value(String header) {
        return header.substring(Math.min(header.length(), header.indexOf(':') + 2));
    }

    /** The first line of a name replaces what was always said; more lines repeat it. */
    private void header(String name, String value, Set<String> replaced) {
        if (replaced.add(name.toLowerCase())) {
            post.without(name);
        }
        post.line(name, value);
        modern = name.equalsIgnoreCase("MCP-Protocol-Version") ? value.equals(Mcp.MODERN) : modern;
    }

    private void call(String id, String method, String text, Set<String> replaced) throws IOException {
        this.id = id;
        ObjectNode params = (ObjectNode) JSON.readTree(text);
        if (modern) {
            params.withObjectProperty("_meta").put(PREFIX + "protocolVersion", Mcp.MODERN)
                    .set(PREFIX + "clientCapabilities", JSON.readTree(client));
            mirror("Mcp-Method", method, replaced);
            String named = method.startsWith("tasks/") ? "taskId" : method.equals("resources/read") ? "uri" : "name";
            if (params.path(named).isTextual()) {
                mirror("Mcp-Name", params.path(named).textValue(), replaced);
            }
        }
        post.body("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private void mirror(String name, String value, Set<String> replaced) {
        if (!replaced.contains(name.toLowerCase())) {
            post.header(name, value);
        }
    }
}
