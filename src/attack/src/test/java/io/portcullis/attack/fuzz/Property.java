package io.portcullis.attack.fuzz;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.attack.bank.Counter;

/** What holds for every answer, whatever was asked. */
final class Property {

    private static final Set<Integer> DOCUMENTED = Set.of(200, 202, 400, 401, 403, 404, 405, 406, 411, 413, 414, 415, 417, 429,
            431, 501, 505);
    private static final Pattern ERROR = Pattern.compile("\"error\":\\{\"code\":-?\\d+,\"message\":\"[^\"]*\"");
    private static final Pattern INTERNAL = Pattern.compile("Exception|io\\.portcullis|java\\.|\\tat |-32603");

    private Property() {
    }

    /** No internal error, nothing internal, no secret. Answers of the wire itself, without a word, are left to it. */
    static Delivery holds(Delivery delivery) {
        if (delivery.isNothing()) {
            return delivery;
        }
        check(DOCUMENTED.contains(delivery.status()), "an undocumented status", delivery);
        check(!words(delivery).contains(Counter.SECRET), "a secret", delivery);
        check(!INTERNAL.matcher(words(delivery)).find(), "something internal", delivery);
        return delivery;
    }

    /** What the server says by itself; the rest may be what it was told. */
    private static String words(Delivery delivery) {
        Matcher error = ERROR.matcher(delivery.body());
        return error.find() ? error.group() : "";
    }

    static void check(boolean holds, String otherwise, Object what) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + what);
        }
    }
}
