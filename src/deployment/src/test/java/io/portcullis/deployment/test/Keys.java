package io.portcullis.deployment.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Keys for tests, one for each role. */
public final class Keys {

    public static final String READER = "pck_reader_0123456789abcdef0123456789abcdef";
    public static final String ADMIN = "pck_admin_0123456789abcdef0123456789abcdef";
    public static final String NOBODY = "pck_nobody_0123456789abcdef0123456789abcdef";

    /** For tests that fail to come in many times over, or come in more often than a caller would. */
    public static final String PATIENT = "portcullis.identity.max-failures-per-minute=1000000\n"
            + "portcullis.limits.default.permits=1000000\n" + "portcullis.overload.per-address.permits=100000000\n"
            + "portcullis.overload.per-address.burst=1000000\n" + "portcullis.calls.max-per-caller=10000\n"
            + "portcullis.overload.max-in-flight=10000\n" + "portcullis.overload.max-in-flight-per-address=10000\n"
            + "portcullis.overload.max-in-flight-per-caller=10000\n";

    private Keys() {
    }

    /** The configuration that lets these keys in. */
    public static String properties() {
        StringBuilder properties = new StringBuilder();
        Map.of("reader", READER, "admin", ADMIN, "nobody", NOBODY).forEach((role, key) -> properties
                .append("portcullis.identity.api-keys.\"").append(role).append("\".digest=").append(digest(key)).append('\n')
                .append("portcullis.identity.api-keys.\"").append(role).append("\".roles=").append(role).append('\n'));
        return properties.append("quarkus.http.test-port=0\n").append(PATIENT).toString();
    }

    /** The digest of a key, as it is configured. */
    public static String digest(String key) {
        try {
            return "sha256:" + HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
