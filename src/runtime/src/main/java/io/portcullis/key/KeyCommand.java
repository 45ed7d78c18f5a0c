package io.portcullis.key;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Ends with status 2 when the arguments are not understood, and with 1 when the file cannot be written. */
    public static void main(String... arguments) {
        try {
            print(KeyRequest.parse(List.of(arguments), Clock.systemUTC()), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("no key was made: the file cannot be written");
            System.exit(1);
        }
    }

    /** Makes a key, and writes it and the settings that let it in: lines for a file of settings, and for a file of keys. */
    public static void print(KeyRequest request, PrintStream out) throws IOException {
        NewApiKey key = NewApiKey.random();
        StoredApiKey stored = key.stored(request.grant(), request.expiresAt());
        if (request.file().isPresent()) { // first: a key that could not be kept is not handed out
            List<String> lines = new ArrayList<>(List.of("")); // the last line of the file may not have ended
            lines.addAll(lines(stored, key.id() + "."));
            Files.write(request.file().get(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        out.println("The key. It is shown this once; hand it to " + request.grant().client() + ":\n\n  " + key.text());
        if (request.file().isEmpty()) {
            out.println("\nWhat lets it in, for the configuration:\n");
            lines(stored, "  portcullis.identity.api-keys.\"" + key.id() + "\".").forEach(out::println);
            out.println("\nor for the file that portcullis.identity.api-key-file names:\n");
            lines(stored, "  " + key.id() + ".").forEach(out::println);
        }
    }

    private static List<String> lines(StoredApiKey key, String prefix) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("digest", key.digest());
        members.put("client", key.grant().client());
        members.put("tenant", key.grant().tenant().orElse(""));
        members.put("roles", String.join(",", new TreeSet<>(key.grant().roles())));
        members.put("scopes", String.join(",", new TreeSet<>(key.grant().scopes())));
        members.put("expires-at", key.expiresAt().map(Instant::toString).orElse(""));
        return members.entrySet().stream().filter(member -> !member.getValue().isEmpty())
                .map(member -> prefix + member.getKey() + "=" + escaped(member.getValue())).toList();
    }

    /** As files of properties have it, so that no name becomes a line of its own. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
