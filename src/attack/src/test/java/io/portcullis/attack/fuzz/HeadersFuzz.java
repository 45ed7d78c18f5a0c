package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.rig.Json;

/**
 * A header that mirrors an argument, plain or encoded. The first byte says how long the header is; what follows is the
 * argument. What
 * runs, both say alike.
 */
final class HeadersFuzz {

    private static final String TOOL = "branch";
    private static final Pattern SENTINEL = Pattern.compile("=\\?base64\\?(.*)\\?=");
    private static final Courier COURIER = new Courier();
    private static final Accounts ACCOUNTS = Accounts.ofTheBank();

    private HeadersFuzz() {
    }

    static void once(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int end = Math.min(input.length, 1 + (input[0] & 0xff));
        String header = Request.line(input, 1, end);
        String city = new String(Arrays.copyOfRange(input, end, input.length), UTF_8);
        byte[] body = Request.call(TOOL, Json.write(Map.of("city", city)).getBytes(UTF_8));
        Delivery delivery = Property.holds(COURIER.post(
                Request.KEY + Request.mirrored("tools/call", TOOL) + "Mcp-Param-City: " + header + "\r\n", body));
        if (!delivery.isAnswered()) {
            return; // no header at all, says the wire
        }
        ACCOUNTS.answered();
        if (delivery.isResult()) {
            Property.check(city.equals(said(header.strip())), "the header says something else", header);
        }
    }

    private static String said(String header) {
        Matcher sentinel = SENTINEL.matcher(header);
        if (!sentinel.matches()) {
            return header;
        }
        try {
            return new String(Base64.getDecoder().decode(sentinel.group(1).getBytes(ISO_8859_1)), UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
