package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.testing.client.McpAnswer;

/** What is wrong with the answer to an attack. */
final class Verdict {

    private static final int INTERNAL = -32603;
    private static final String BROKEN = "The tool failed. Correlation id";

    private Verdict() {
    }

    /** What no answer may be, in words; empty when all is well. */
    static List<String> on(McpAnswer answer, String owner, String sent) {
        List<String> wrong = new ArrayList<>();
        if (answer.status() >= 500) {
            wrong.add("HTTP " + answer.status());
        }
        if (!isJsonRpc(answer)) {
            wrong.add("no JSON-RPC answer, but HTTP " + answer.status() + " " + shortened(answer.body()));
        }
        if (answer.errorCode() == INTERNAL || answer.isError() && answer.text().startsWith(BROKEN)) {
            wrong.add("the method broke; the log says why: " + shortened(answer.body()));
        }
        if (answer.header(HostileTexts.INJECTED_HEADER).isPresent()) {
            wrong.add("a header of the attacker is in the response");
        }
        Optional<String> leak = Leaks.in(answer.message(), owner, sent);
        leak.ifPresent(what -> wrong.add("the answer tells " + what));
        return wrong;
    }

    private static boolean isJsonRpc(McpAnswer answer) {
        boolean result = answer.message().has("result");
        return "2.0".equals(answer.message().path("jsonrpc").asText()) && result != answer.message().has("error");
    }

    private static String shortened(String body) {
        return body.length() <= 300 ? body : body.substring(0, 300) + "...";
    }
}
