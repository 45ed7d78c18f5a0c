package io.portcullis.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.CompletionResponse;
import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.protocol.CompletionDescriptor;
import io.portcullis.protocol.Params;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.Result.Completed;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.portcullis.uri.UriTemplate;

/** Answers {@code completion/complete} (C-02 to C-04): for what the caller may use, and for nothing else. */
final class Complete implements Handler {

    private final Calls calls;
    private final Shape shape = new CompletionShape();

    Complete(Calls calls) {
        this.calls = calls;
    }

    @Override
    public CompletionStage<Reply> answer(Exchange exchange) {
        exchange.requireParams();
        Params ref = exchange.params().requiredParams("ref");
        Params argument = exchange.params().requiredParams("argument");
        String name = argument.requiredText("name");
        String value = argument.requiredText("value");
        Map<String, String> context = exchange.params().params("context").map(params -> params.texts("arguments"))
                .orElse(Map.of());
        Entry target = target(exchange, ref);
        requireArgument(target, name);
        String id = CompletionDescriptor.id(target.feature(), target.name(), name);
        if (!exchange.view().sees(Feature.COMPLETION, id)) { // nothing suggests values for this argument
            return CompletableFuture.completedFuture(exchange.result(new Completed(CompletionResponse.of(List.of()))));
        }
        Input input = new Input(id, Optional.empty(), Map.of(name, value), context);
        return exchange.once(exchange.view().admit(Feature.COMPLETION, id, exchange.origin()),
                visit -> calls.run(new Call(exchange, visit, shape, input)));
    }

    private static Entry target(Exchange exchange, Params ref) {
        return switch (ref.requiredText("type")) {
            case "ref/prompt" -> exchange.view().require(Feature.PROMPT, ref.requiredText("name"), exchange.origin());
            case "ref/resource" -> exchange.view().requireTemplate(ref.requiredText("uri"), exchange.origin());
            default -> throw refused("params.ref.type is not known");
        };
    }

    private static void requireArgument(Entry target, String name) {
        boolean known = target.descriptor() instanceof PromptDescriptor prompt
                ? prompt.arguments().stream().anyMatch(argument -> argument.name().equals(name))
                : UriTemplate.of(target.name()).variables().contains(name);
        if (!known) {
            throw refused("params.argument.name is not known");
        }
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(new Malformed(Fault.PARAMS, detail));
    }
}
