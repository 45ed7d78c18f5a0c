package io.portcullis.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Feature;
import io.portcullis.protocol.Slice;

/** Answers {@code prompts/get} (P-02). */
final class PromptGet implements Handler {

    private final Calls calls;
    private final Shape shape = new PromptShape();

    PromptGet(Calls calls) {
        this.calls = calls;
    }

    @Override
    public CompletionStage<Reply> answer(Exchange exchange) {
        exchange.requireParams();
        String name = exchange.target("name");
        Optional<Slice> arguments = exchange.params().object("arguments");
        Map<String, String> texts = exchange.params().texts("arguments");
        return exchange.once(exchange.view().admit(Feature.PROMPT, name, exchange.origin()),
                visit -> calls.run(new Call(exchange, visit, shape, Input.ofTexts(name, arguments, texts))));
    }
}
