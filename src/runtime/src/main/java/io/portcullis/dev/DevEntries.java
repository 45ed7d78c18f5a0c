package io.portcullis.dev;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Ruling;
import io.portcullis.protocol.ToolDescriptor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Entries as the Dev UI shows them: with the rule that holds now. */
final class DevEntries {

    private DevEntries() {
    }

    static JsonArray all(Catalog catalog, LivePolicy policy) {
        JsonArray entries = new JsonArray();
        catalog.entries().stream().sorted(Comparator.comparing(Entry::key))
                .forEach(entry -> entries.add(one(entry, policy.of(entry))));
        return entries;
    }

    private static JsonObject one(Entry entry, Ruling ruling) {
        JsonObject json = new JsonObject().put("key", entry.key()).put("kind", word(entry.feature())).put("name", entry.name())
                .put("owner", entry.invocation().owner()).put("enabled", ruling.enabled())
                .put("rule", rule(ruling.access())).put("limits", new JsonArray(limits(ruling)))
                .put("confirmation", entry.confirmation().map(asked -> asked.message()
                        + (asked.isOutside() ? " (approver " + asked.approver() + ")" : "")).orElse(""))
                .put("arguments", new JsonArray(entry.invocation().parameters().stream()
                        .filter(parameter -> parameter.source() == Source.ARGUMENT).map(Parameter::name).toList()))
                .put("sensitive", new JsonArray(entry.invocation().parameters().stream()
                        .filter(parameter -> !parameter.sensitivity().isNone()).map(Parameter::name).toList()));
        if (entry.descriptor() instanceof ToolDescriptor tool) {
            json.put("description", tool.display().description()).put("hints", hints(tool)).put("schema", tool.inputSchema())
                    .put("result", tool.outputSchema());
        }
        return json;
    }

    private static String rule(AccessRule rule) {
        String who = switch (rule.kind()) {
            case PUBLIC -> "everybody";
            case AUTHENTICATED -> "every caller with a credential";
            case DENIED -> "nobody";
            case ROLES -> "role " + String.join(", and ", rule.roles().stream().map(DevEntries::anyOf).toList());
        };
        String scopes = rule.scopes().isEmpty() ? "" : "; scope " + String.join(" ", new TreeSet<>(rule.scopes()));
        String permissions = rule.permissions().isEmpty() ? ""
                : "; permission " + String.join(", and ", rule.permissions().stream().map(DevEntries::anyOf).toList());
        return who + scopes + permissions;
    }

    private static String anyOf(Set<String> words) {
        return String.join(" or ", new TreeSet<>(words));
    }

    private static List<String> limits(Ruling ruling) {
        return ruling.limits().stream().map(DevEntries::limit).toList();
    }

    private static String limit(LimitRule limit) {
        return limit.rate().words() + " by " + word(limit.by());
    }

    private static String hints(ToolDescriptor tool) {
        return tool.hints().readOnly() ? "read only" : tool.hints().destructive() ? "destructive" : "changes";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
