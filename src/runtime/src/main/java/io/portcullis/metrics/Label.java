package io.portcullis.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.api.Feature;
import io.portcullis.event.ErrorType;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.event.ResultFlagged.Flag;
import io.portcullis.protocol.Revision;

/** A tag of a meter, and everything it may say. What is not in its list is said as {@link #OTHER}. */
public enum Label {
    FEATURE("feature", "the kind of entry", with(words(Feature.values()), Label.NONE)),
    ENTRY("entry", "a name of the catalog; unknown for any other, none where it was not looked at", null),
    OUTCOME("outcome", "how it ended", words(Outcome.values())),
    REASON("reason", "why it was refused", with(Reasons.ALL, Label.NONE)),
    WHAT("what", "what the request was for", words(What.values())),
    PRESENTED("presented", "what was presented as a credential",
            Set.of(Label.NONE, "api_key", "bearer", "dpop", "certificate", "url", Label.OTHER)),
    SOURCE("source", "where the change comes from", Set.of("configuration", "file", "operator")),
    STATE("state", "whether the store answers", Set.of("reachable", "unreachable")),
    ACTION("action", "what for", Set.of("posture", "policy", "explain", "callers", "unknown")),
    FLAG("flag", "what was wrong with the result", words(Flag.values())),
    WITHHELD("withheld", "whether the result was withheld; else it left, mended", Set.of("true", "false")),
    METHOD("mcp.method.name", "the method of the message",
            Set.of("server/discover", "initialize", "ping", "tools/list", "tools/call", "prompts/list", "prompts/get",
                    "resources/list", "resources/templates/list", "resources/read", "resources/subscribe",
                    "resources/unsubscribe", "completion/complete", "subscriptions/listen", "tasks/get", "tasks/update",
                    "tasks/cancel", "logging/setLevel", "notifications/initialized", "notifications/cancelled",
                    "notifications/progress", "notifications/roots/list_changed", ErrorType.OTHER)),
    TOOL("gen_ai.tool.name", "the name of a tool of the catalog; empty when it is about none", null),
    PROMPT("gen_ai.prompt.name", "the name of a prompt of the catalog; empty when it is about none", null),
    ERROR("error.type", "how it failed; empty when it did not",
            with(Reasons.ALL, ErrorType.NONE, "tool_error", "invalid_arguments", "cancelled", ErrorType.OTHER)),
    VERSION("mcp.protocol.version", "the revision of the protocol; empty when it is not known",
            with(Arrays.stream(Revision.values()).map(Revision::text).collect(Collectors.toSet()), "", ErrorType.OTHER)),
    PROTOCOL("network.protocol.name", "what messages come over", Set.of("http")),
    TRANSPORT("network.transport", "what that comes over", Set.of("tcp"));

    /** Says that something is not there, or was not looked at. */
    static final String NONE = "none";

    /** Stands for what is in no list. */
    static final String OTHER = "other";

    private final String key;
    private final String meaning;
    private final Set<String> values;

    /** @param values all there are; null when they are names of the catalog */
    Label(String key, String meaning, Set<String> values) {
        this.key = key;
        this.meaning = meaning;
        this.values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(values)));
    }

    /** The name of the tag. */
    public String key() {
        return key;
    }

    /** What it says, in words. */
    public String meaning() {
        return meaning;
    }

    /** Whether it says names of the catalog. */
    public boolean isOfCatalog() {
        return values == null;
    }

    /** Everything it may say, sorted; nothing when it says names of the catalog. */
    public Set<String> closedList() {
        return values == null ? Set.of() : values;
    }

    /** The value as it may stand in a tag. */
    String closed(String value) {
        if (values == null || values.contains(value)) {
            return value;
        }
        return values.contains(ErrorType.OTHER) ? ErrorType.OTHER : OTHER;
    }

    /** A constant as tags spell it. */
    static String word(Enum<?> constant) {
        return Words.KNOWN.computeIfAbsent(constant, spelt -> spelt.name().toLowerCase(Locale.ROOT));
    }

    private static Set<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Label::word).collect(Collectors.toSet());
    }

    private static Set<String> with(Set<String> words, String... more) {
        return Stream.concat(words.stream(), Arrays.stream(more)).collect(Collectors.toSet());
    }

    /** What constants are called in tags; each is spelt once. Apart, since the constants of this very enum are made with it. */
    private static final class Words {

        static final Map<Enum<?>, String> KNOWN = new ConcurrentHashMap<>();
    }
}
