package io.portcullis.deployment.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a tool says that the tool does. */
public final class Verbs {

    private static final Set<String> DELETING = Set.of("delete", "remove", "drop", "purge", "destroy", "erase", "wipe",
            "truncate");
    private static final Set<String> CHANGING = Set.of("update", "create", "write", "send", "insert", "revoke", "overwrite",
            "edit", "modify", "upload", "publish", "cancel", "approve", "transfer", "pay");
    private static final Set<String> READING = Set.of("get", "list", "find", "search", "read", "show", "describe", "check",
            "count", "view", "fetch", "preview", "history", "status", "can", "is", "has", "query", "lookup", "simulate",
            "plan");

    private Verbs() {
    }

    /** Whether it says that something is deleted. */
    public static boolean deletes(String name) {
        return says(name, DELETING);
    }

    /** Whether it says that something is changed or deleted. */
    public static boolean changes(String name) {
        return says(name, CHANGING) || deletes(name);
    }

    /** A verb stands first or last; a name with a reading verb is about something that was changed. */
    private static boolean says(String name, Set<String> verbs) {
        List<String> words = words(name);
        boolean reads = words.stream().anyMatch(READING::contains);
        return !words.isEmpty() && !reads
                && (verbs.contains(words.get(0)) || verbs.contains(words.get(words.size() - 1)));
    }

    private static List<String> words(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z])([A-Z][a-z])", "$1 $2");
        return Arrays.stream(spaced.split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
