package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Addresses that a clerk reads: none leads to what is for managers, and no variable holds a way up. */
final class UriFuzz {

    private static final Pattern WAY_UP = Pattern.compile("\\.\\.|[/\\\\]|%2[fF]|%5[cC]");
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();

    private UriFuzz() {
    }

    static void once(byte[] input) {
        String uri = new String(input, UTF_8);
        String encoded = "=?base64?" + Base64.getEncoder().encodeToString(uri.getBytes(UTF_8)) + "?=";
        Delivery delivery = Property.holds(COURIER.post(Request.KEY + Request.mirrored("resources/read", encoded),
                Request.message("resources/read", Map.of("uri", uri))));
        if (delivery.isAnswered()) {
            ACCOUNTS.answered();
        }
        String body = delivery.body();
        Property.check(!body.contains("gold") && !body.contains("the file of"), "a paper of managers", uri);
        if (delivery.isResult() && uri.startsWith("bank://archive/")) {
            String text = body.substring(body.indexOf("\"text\":\"") + 8, body.lastIndexOf('"'));
            Property.check(!WAY_UP.matcher(text.split("\"")[0]).find(), "a way up", uri);
        }
    }
}
