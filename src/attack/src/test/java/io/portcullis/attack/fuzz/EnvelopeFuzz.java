package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Messages. The first byte chooses the revision, the others are the body; where it can be read, its headers mirror it, so that
 * more than
 * the mirroring is reached.
 */
final class EnvelopeFuzz {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();

    private EnvelopeFuzz() {
    }

    static void once(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        String revision = input[0] % 2 == 0 ? "" : "MCP-Protocol-Version: 2025-11-25\r\n";
        Delivery delivery = Property.holds(COURIER.post(Request.KEY + (revision.isEmpty() ? mirrored(body) : revision), body));
        Property.check(delivery.status() != 401, "a good key was refused", delivery);
        if (delivery.isAnswered()) {
            ACCOUNTS.answered();
        }
    }

    private static String mirrored(byte[] body) {
        try {
            JsonNode message = MAPPER.readTree(body);
            JsonNode params = message.path("params");
            String name = params.path("name").asText(params.path("uri").asText(""));
            return Request.mirrored(line(message.path("method").asText("")), line(name));
        } catch (IOException e) {
            return Request.mirrored("tools/call", "echo");
        }
    }

    private static String line(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return Request.line(bytes, 0, bytes.length);
    }
}
