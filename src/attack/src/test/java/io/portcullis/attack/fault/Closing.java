package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Server;

/** Closes an account in two steps, as a client does: it is asked, and says yes. */
final class Closing {

    private static final Map<String, ?> META = Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities", Map.of("elicitation", Map.of("form", Map.of())));
    private static final Map<String, ?> CALL = Map.of("name", "close", "arguments", Map.of("number", 7), "_meta", META);

    private Closing() {
    }

    /** What the server asks, with the state that travels through the client. */
    static JsonNode asked(Outage outage, Server node) {
        Answer asked = outage.ask(() -> node.client(Bank.CLERK).request("tools/call", CALL));
        assertThat(asked.result().path("resultType").asText()).as(asked.text()).isEqualTo("input_required");
        return asked.result();
    }

    /** Says yes to that, at any node. */
    static Answer answer(Outage outage, Server node, JsonNode asked) {
        Map<String, Object> params = new HashMap<>(CALL);
        params.put("requestState", asked.path("requestState").asText());
        String question = asked.path("inputRequests").fieldNames().next();
        params.put("inputResponses", Map.of(question, Map.of("action", "accept", "content", Map.of())));
        return outage.ask(() -> node.client(Bank.CLERK).request("tools/call", params));
    }
}
