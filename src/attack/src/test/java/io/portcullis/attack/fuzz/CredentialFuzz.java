package io.portcullis.attack.fuzz;

import java.util.Locale;
import java.util.Map;

/** Credentials: the first byte says where it stands. None of them lets anybody in. */
final class CredentialFuzz {

    private static final String HEADERS = Request.mirrored("tools/list", "");
    private static final byte[] LIST = Request.message("tools/list", Map.of());
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();

    private CredentialFuzz() {
    }

    static void once(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = Request.line(input, 1, input.length);
        String line = switch (Math.floorMod(input[0], 4)) {
            case 0 -> "Authorization: Bearer " + text;
            case 1 -> "Authorization: " + text;
            case 2 -> "X-API-Key: " + text;
            default -> "X-API-Key: pck_clerk_" + text;
        };
        Delivery delivery = Property.holds(COURIER.post(HEADERS + line + "\r\n", LIST));
        Property.check(!delivery.isResult() && delivery.status() != 200, "somebody was let in", text);
        if (delivery.isAnswered()) {
            ACCOUNTS.answered();
        }
        if (delivery.status() == 401) {
            Property.check(delivery.head().toLowerCase(Locale.ROOT).contains("\r\nwww-authenticate: "), "no challenge",
                    delivery);
        }
    }
}
