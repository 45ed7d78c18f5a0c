package io.portcullis.key;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.spi.StoredApiKey.Grant;

/**
 * What a key is to be made for, as typed on a command line.
 *
 * @param grant whom it stands for
 * @param expiresAt when it ends
 * @param file the file that is to let it in
 */
public record KeyRequest(Grant grant, Optional<Instant> expiresAt, Optional<Path> file) {

    /** What can be typed. */
    public static final String USAGE = """
            --client NAME     whom the key stands for; shows up in the audit
            --roles A,B       the roles of the client
            --scopes A,B      the scopes of the client
            --tenant NAME     the tenant of the client
            --days N          how long the key is good for; 90 unless given
            --unlimited       a key that does not end
            --file FILE       add what lets it in to this file, as portcullis.identity.api-key-file names one""";

    private static final Set<String> OPTIONS = Set.of("--client", "--roles", "--scopes", "--tenant", "--days", "--file");
    private static final String UNLIMITED = "--unlimited";
    private static final String USUAL_DAYS = "90";
    private static final int MOST_DAYS = 3_660;

    /** @throws IllegalArgumentException when it cannot be understood; the message says what can be typed */
    public static KeyRequest parse(List<String> arguments, Clock clock) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            boolean unlimited = name.equals(UNLIMITED);
            if (!unlimited && (!OPTIONS.contains(name) || i + 1 == arguments.size())) {
                throw new IllegalArgumentException("not understood: " + name + "\n\n" + USAGE);
            }
            if (given.put(name, unlimited ? "" : arguments.get(++i)) != null) {
                throw new IllegalArgumentException("given twice: " + name);
            }
        }
        if (given.getOrDefault("--client", "").isBlank()) {
            throw new IllegalArgumentException("--client is missing\n\n" + USAGE);
        }
        Grant grant = new Grant(given.get("--client").strip(), Optional.ofNullable(given.get("--tenant")),
                words(given.get("--roles")), words(given.get("--scopes")));
        return new KeyRequest(grant, end(given, clock), Optional.ofNullable(given.get("--file")).map(Path::of));
    }

    private static Optional<Instant> end(Map<String, String> given, Clock clock) {
        if (given.containsKey(UNLIMITED)) {
            return Optional.empty();
        }
        try {
            int days = Integer.parseInt(given.getOrDefault("--days", USUAL_DAYS));
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("--days is between 1 and " + MOST_DAYS);
            }
            return Optional.of(Instant.ofEpochSecond(clock.instant().plus(Duration.ofDays(days)).getEpochSecond()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--days is a number", e);
        }
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of()
                : Arrays.stream(text.split(",")).map(String::strip)
                        .filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
