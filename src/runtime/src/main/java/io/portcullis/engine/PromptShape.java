package io.portcullis.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Result;
import io.portcullis.protocol.Result.Prompted;

/** The answers of prompts (P-02, P-03). */
final class PromptShape implements Shape {

    @Override
    public Result result(Visit visit, Object returned) {
        if (returned instanceof PromptResponse response) {
            return new Prompted(response);
        } else if (returned instanceof PromptMessage message) {
            return new Prompted(PromptResponse.of(message));
        } else if (returned instanceof Collection<?> messages) {
            List<PromptMessage> all = new ArrayList<>(messages.size());
            messages.forEach(message -> all.add((PromptMessage) message));
            return new Prompted(new PromptResponse("", all));
        } else if (returned instanceof CharSequence text) {
            return new Prompted(PromptResponse.of(PromptMessage.withUserRole(text.toString())));
        }
        throw new IllegalStateException(visit.entry().name() + " returned no messages");
    }
}
