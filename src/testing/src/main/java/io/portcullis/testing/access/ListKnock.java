package io.portcullis.testing.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;

/** Asks for the lists, each once for each kind of caller. */
final class ListKnock implements Knock {

    private final Callers callers;
    private final Map<List<Object>, Listed> lists = new HashMap<>();

    ListKnock(Callers callers) {
        this.callers = callers;
    }

    /** A list, or why there is none. */
    private record Listed(List<String> names, Word refused) {
    }

    @Override
    public Word at(Entry entry, Visitor visitor) {
        Listed listed = lists.computeIfAbsent(List.of(entry.feature(), visitor),
                key -> list(entry.feature(), callers.of(visitor)));
        return listed.names().contains(entry.name()) ? Word.YES : listed.refused();
    }

    private static Listed list(Feature feature, McpTestCaller caller) {
        McpAnswer first = caller.send(method(feature), Map.of());
        if (!first.isOk()) {
            return new Listed(List.of(), Answers.word(first));
        }
        return new Listed(switch (feature) {
            case TOOL -> caller.tools();
            case PROMPT -> caller.prompts();
            case RESOURCE -> caller.resources();
            case RESOURCE_TEMPLATE -> caller.templates();
            case COMPLETION -> throw new NoWordException("completions are not listed");
        }, Word.HIDDEN);
    }

    private static String method(Feature feature) {
        return switch (feature) {
            case TOOL -> "tools/list";
            case PROMPT -> "prompts/list";
            case RESOURCE -> "resources/list";
            case RESOURCE_TEMPLATE -> "resources/templates/list";
            case COMPLETION -> throw new NoWordException("completions are not listed");
        };
    }
}
