package io.portcullis.testing.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.protocol.CompletionDescriptor;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;

/**
 * Calls an entry without making it run: the call brings a forged state, which the server looks at after it has let the call in
 * and before it looks at arguments. A tool is given an argument it does not know, besides.
 * <p>
 * What is hidden has to be answered like what does not exist.
 */
final class CallKnock implements Knock {

    private static final Map<String, Object> UNKNOWN_ARGUMENT = Map.of("portcullis_probe", true);

    private final Callers callers;
    private final Addresses addresses;
    private final UnaryOperator<McpTestCaller> client;

    /** @param client what the client can do */
    CallKnock(Callers callers, Addresses addresses, UnaryOperator<McpTestCaller> client) {
        this.callers = callers;
        this.addresses = addresses;
        this.client = client;
    }

    @Override
    public Word at(Entry entry, Visitor visitor) {
        McpTestCaller caller = client.apply(callers.of(visitor));
        McpAnswer answer = answer(entry, target(entry), caller);
        if (entry.feature() == Feature.COMPLETION && answer.isOk()) {
            return Word.HIDDEN; // nothing is suggested, as where nothing could be
        }
        Word word = Answers.word(answer);
        if (word == Word.HIDDEN) {
            String unknown = unknown(entry);
            Answers.requireAlike(answer, target(entry), answer(entry, unknown, caller), unknown);
        }
        return word;
    }

    private String target(Entry entry) {
        return switch (entry.feature()) {
            case TOOL, PROMPT -> entry.name();
            case RESOURCE, RESOURCE_TEMPLATE -> addresses.of(entry);
            case COMPLETION -> ((CompletionDescriptor) entry.descriptor()).target();
        };
    }

    private static String unknown(Entry entry) {
        boolean named = entry.feature() == Feature.TOOL || entry.feature() == Feature.PROMPT
                || entry.descriptor() instanceof CompletionDescriptor completion && completion.of() == Feature.PROMPT;
        return named ? "portcullis-unknown" : "portcullis-unknown://nothing";
    }

    private static McpAnswer answer(Entry entry, String target, McpTestCaller caller) {
        return switch (entry.feature()) {
            case TOOL -> caller.send("tools/call", probe(Map.of("name", target, "arguments", UNKNOWN_ARGUMENT)));
            case PROMPT -> caller.send("prompts/get", probe(Map.of("name", target, "arguments", Map.of())));
            case RESOURCE, RESOURCE_TEMPLATE -> caller.send("resources/read", probe(Map.of("uri", target)));
            case COMPLETION -> caller.send("completion/complete",
                    probe(completion((CompletionDescriptor) entry.descriptor(), target)));
        };
    }

    private static Map<String, Object> completion(CompletionDescriptor completion, String target) {
        Map<String, String> ref = completion.of() == Feature.PROMPT ? Map.of("type", "ref/prompt", "name", target)
                : Map.of("type", "ref/resource", "uri", target);
        return Map.of("ref", ref, "argument", Map.of("name", completion.argument(), "value", ""));
    }

    private static Map<String, Object> probe(Map<String, Object> params) {
        Map<String, Object> probing = new LinkedHashMap<>(params);
        probing.put("requestState", Answers.FORGED_STATE);
        return probing;
    }
}
