package io.portcullis.attack.fuzz;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Json;

/** The place in a list, changed: only the very text that was given out leads on. */
final class CursorFuzz {

    private static final String HEADERS = Request.KEY + Request.mirrored("tools/list", "");
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();
    private static final String ISSUED = issued();

    private CursorFuzz() {
    }

    static void once(byte[] input) {
        String cursor = Mutation.of(ISSUED, input);
        Delivery delivery = Property
                .holds(COURIER.post(HEADERS, Request.message("tools/list", Map.of("cursor", cursor))));
        if (delivery.isAnswered()) {
            ACCOUNTS.answered();
        }
        Property.check(delivery.isResult() == cursor.equals(ISSUED), "a cursor that was not given out, or one that was",
                cursor);
    }

    private static String issued() {
        Delivery page = COURIER.post(HEADERS, Request.message("tools/list", Map.of()));
        ACCOUNTS.answered();
        JsonNode cursor = Json.parse(page.body()).at("/result/nextCursor");
        Property.check(cursor.isTextual(), "no cursor", page);
        return cursor.asText();
    }
}
