package io.portcullis.attack.fuzz;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.portcullis.rig.Json;

/**
 * Arguments of a tool that has one of every type. What runs, its published schema allows, in the opinion of a validator of
 * others.
 */
final class ArgumentsFuzz {

    private static final String TOOL = "check";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();
    private static final Schema SCHEMA = published();

    private ArgumentsFuzz() {
    }

    static void once(byte[] input) {
        byte[] body = Request.call(TOOL, input);
        Delivery delivery = Property.holds(COURIER.post(Request.KEY + Request.mirrored("tools/call", TOOL), body));
        if (delivery.isAnswered()) {
            ACCOUNTS.answered();
        }
        if (delivery.isResult() && !delivery.body().contains("\"isError\":true")) {
            Property.check(allows(input), "the schema does not allow what has run", new String(input));
        }
    }

    private static boolean allows(byte[] arguments) {
        try {
            return SCHEMA.validate(MAPPER.readTree(arguments)).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static Schema published() {
        Map<String, Object> page = new HashMap<>();
        do {
            Delivery list = COURIER.post(Request.KEY + Request.mirrored("tools/list", ""), Request.message("tools/list", page));
            ACCOUNTS.answered();
            JsonNode result = Json.parse(list.body()).path("result");
            for (JsonNode tool : result.path("tools")) {
                if (tool.path("name").asText().equals(TOOL)) {
                    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(tool.path("inputSchema").toString());
                }
            }
            page.put("cursor", result.path("nextCursor").asText(""));
        } while (!page.get("cursor").equals(""));
        throw new AssertionError("no such tool");
    }
}
