package io.portcullis.deployment.surface;

import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Settings of ours that switch a protection off: their names begin with a word that says so. */
public final class LoosenedSettings {

    private static final String OURS = "portcullis.";
    private static final List<String> WORDS = List.of("allow-", "insecure", "ignore-");

    private LoosenedSettings() {
    }

    /**
     * Those that are on, sorted.
     *
     * @param names the names of all settings
     * @param value their values; null where there is none
     */
    public static List<String> in(Iterable<String> names, Function<String, String> value) {
        return StreamSupport.stream(names.spliterator(), false).filter(LoosenedSettings::loosens)
                .filter(name -> "true".equalsIgnoreCase(value.apply(name))).distinct().sorted().toList();
    }

    private static boolean loosens(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return name.startsWith(OURS) && WORDS.stream().anyMatch(last::startsWith);
    }
}
