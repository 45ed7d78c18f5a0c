package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.portcullis.rig.Json;

/** Addresses that a clerk reads: none leads to what is for managers, and no variable holds a way up. */
final class UriFuzz {

    private static final String ARCHIVE = "bank://archive/";
    private static final Pattern WAY_UP = Pattern.compile("^\\.+$|[/\\\\]|%2[fF]|%5[cC]");
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
        boolean archived = uri.regionMatches(true, 0, ARCHIVE, 0, ARCHIVE.length());
        Property.check(archived || OF_CLERKS.contains(text), "a paper of managers", uri);
        Property.check(!archived || leadsTo(text, uri.substring(ARCHIVE.length())), "a way up", uri);
    }

    /** Whether the text is made of two names of one segment each, decoded once. */
    private static boolean leadsTo(String text, String path) {
        List<String> names = Stream.of(path.split("\\?", 2)[0].split("/", -1)).map(UriFuzz::decoded).toList();
        return names.size() == 2 && names.stream().noneMatch(WAY_UP.asPredicate())
                && text.startsWith(names.get(0) + "-" + names.get(1) + " ");
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }
}
