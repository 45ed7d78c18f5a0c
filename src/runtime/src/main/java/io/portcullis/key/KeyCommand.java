package io.portcullis.key;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.spi.NewApiKey;
import io.portcullis.spi.StoredApiKey;

/**
 * Makes an API key, and writes it and what to configure. The key is shown this once and kept nowhere.
 *
 * <pre>
 * java -cp portcullis.jar io.portcullis.key.KeyCommand --client alice --roles reader,editor
 * </pre>
 */
public final class KeyCommand {

    private KeyCommand() {
    }

    /** Ends with status 2 when the arguments are not understood. */
    public static void main(String... arguments) {
        try {
            print(KeyRequest.parse(List.of(arguments), Clock.systemUTC()), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Makes a key, and writes it and the settings that let it in: lines for a file of settings, and for a file of keys. */
    public static void print(KeyRequest request, PrintStream out) {
        NewApiKey key = NewApiKey.random();
        StoredApiKey stored = key.stored(request.grant(), request.expiresAt());
        out.println("The key. It is shown this once; hand it to " + request.grant().client() + ":\n");
        out.println("  " + key.text() + "\n");
        out.println("What lets it in, for the configuration:\n");
        lines(stored, "  portcullis.identity.api-keys.\"" + key.id() + "\".", out);
        out.println("\nor for the file that portcullis.identity.api-key-file names:\n");
        lines(stored, "  " + key.id() + ".", out);
    }

    private static void lines(StoredApiKey key, String prefix, PrintStream out) {
        out.println(prefix + "digest=" + key.digest());
        out.println(prefix + "client=" + key.grant().client());
        key.grant().tenant().ifPresent(tenant -> out.println(prefix + "tenant=" + tenant));
        words(prefix + "roles=", key.grant().roles(), out);
        words(prefix + "scopes=", key.grant().scopes(), out);
        key.expiresAt().ifPresent(end -> out.println(prefix + "expires-at=" + end));
    }

    private static void words(String setting, Set<String> words, PrintStream out) {
        if (!words.isEmpty()) {
            out.println(setting + String.join(",", new TreeSet<>(words)));
        }
    }
}
