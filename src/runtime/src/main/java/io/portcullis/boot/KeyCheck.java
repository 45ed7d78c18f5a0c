package io.portcullis.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.config.IdentityConfig.ApiKey;
import io.portcullis.spi.StoredApiKey;

/** Looks for API keys that are malformed, of nothing, or not of one caller alone. No message repeats a digest. */
final class KeyCheck {

    /** What a shell makes of a variable that is not set. */
    private static final String OF_NOTHING = StoredApiKey.digestOf("");

    private final Map<String, ApiKey> keys;

    KeyCheck(Map<String, ApiKey> keys) {
        this.keys = keys;
    }

    void run(List<String> problems) {
        Map<String, String> owners = new HashMap<>();
        keys.forEach((id, key) -> {
            String digest = key.digest().toLowerCase(Locale.ROOT);
            String other = owners.putIfAbsent(digest, id);
            if (!StoredApiKey.isId(id)) {
                problems.add("portcullis.identity.api-keys: an id has 1 to 64 lower-case letters, digits and hyphens, as in the"
                        + " key itself: pck_<id>_<secret>");
            } else if (!StoredApiKey.isDigest(key.digest())) {
                problems.add(setting(id) + ".digest must be sha256: and 64 hexadecimal digits");
            } else if (digest.equals(OF_NOTHING)) {
                problems.add(setting(id) + ".digest is the digest of an empty key: make it again, of the key itself");
            } else if (other != null) {
                problems.add(setting(id) + ".digest is also that of \"" + other + "\": give each caller a key of its own");
            } else if (key.client().filter(String::isBlank).isPresent()) {
                problems.add(setting(id) + ".client is blank");
            }
        });
    }

    private static String setting(String id) {
        return "portcullis.identity.api-keys.\"" + id + "\"";
    }
}
