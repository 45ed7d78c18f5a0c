package io.portcullis.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.config.IdentityConfig.ApiKey;

/** Looks for API keys that are malformed, of nothing, or not of one caller alone. No message repeats a digest. */
final class KeyCheck {

    /** What a shell makes of a variable that is not set. */
    private static final String OF_NOTHING = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Map<String, ApiKey> keys;

    KeyCheck(Map<String, ApiKey> keys) {
        this.keys = keys;
    }

    void run(List<String> problems) {
        Map<String, String> owners = new HashMap<>();
        keys.forEach((name, key) -> {
            String digest = key.digest().toLowerCase(Locale.ROOT);
            String other = owners.putIfAbsent(digest, name);
            if (!key.digest().matches("sha256:[0-9a-fA-F]{64}")) {
                problems.add(setting(name) + " must be sha256: and 64 hexadecimal digits");
            } else if (digest.equals(OF_NOTHING)) {
                problems.add(setting(name) + " is the digest of an empty key: make it again, of the key itself");
            } else if (other != null) {
                problems.add(setting(name) + " is also that of \"" + other + "\": give each caller a key of its own");
            }
        });
    }

    private static String setting(String name) {
        return "portcullis.identity.api-keys.\"" + name + "\".digest";
    }
}
