package io.portcullis.attack.fuzz;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Json;

/** The state of a question, changed: only the very text that was given out is one. */
final class StateFuzz {

    private static final String TOOL = "greet";
    private static final String HEADERS = Request.KEY + Request.mirrored("tools/call", TOOL);
    private static final Map<String, ?> ANSWER = Map.of("name", Map.of("action", "accept", "content", Map.of("name", "x")));
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();
    private static final String ISSUED = issued();

    private StateFuzz() {
    }

    static void once(byte[] input) {
        String state = Mutation.of(ISSUED, input);
        Delivery delivery = Property.holds(COURIER.post(HEADERS, Request.message("tools/call",
                Map.of("name", TOOL, "arguments", Map.of(), "requestState", state, "inputResponses", ANSWER))));
        if (delivery.isAnswered()) {
            ACCOUNTS.answered();
        }
        boolean accepted = delivery.body().contains("Hello");
        Property.check(accepted == state.equals(ISSUED), "a state that was not given out, or one that was", state);
    }

    private static String issued() {
        Delivery asked = COURIER.post(HEADERS, Request.message("tools/call", Map.of("name", TOOL, "arguments", Map.of())));
        ACCOUNTS.answered();
        JsonNode state = Json.parse(asked.body()).at("/result/requestState");
        Property.check(state.isTextual(), "no state", asked);
        return state.asText();
    }
}
