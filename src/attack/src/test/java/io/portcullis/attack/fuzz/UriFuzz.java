package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.rig.Json;

/** Addresses that a clerk reads: none leads to what is for managers, and no variable holds a way up. */
final class UriFuzz {

    private static final Pattern WAY_UP = Pattern.compile("\\.\\.|[/\\\\]|%2[fF]|%5[cC]");
    /** What a clerk may read besides the archive, whose texts are made of their address. */
    private static final Set<String> OF_CLERKS = Set.of("1 %", "account", "address", "amount", "loan");
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
        if (!delivery.isResult()) {
            return;
        }
        String text = Json.parse(delivery.body()).at("/result/contents/0/text").asText();
        boolean archived = uri.startsWith("bank://archive/");
        Property.check(archived || OF_CLERKS.contains(text), "a paper of managers", uri);
        Property.check(!archived || !WAY_UP.matcher(text).find(), "a way up", uri);
    }
}
