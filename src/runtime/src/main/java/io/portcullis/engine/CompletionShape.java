package io.portcullis.engine;

import java.util.Collection;

import io.portcullis.api.CompletionResponse;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Result;
import io.portcullis.protocol.Result.Completed;

/** The answers of completions (C-02). */
final class CompletionShape implements Shape {

    @Override
    public Result result(Visit visit, Object returned) {
        if (returned instanceof CompletionResponse response) {
            return new Completed(response);
        } else if (returned instanceof Collection<?> values) {
            return new Completed(CompletionResponse.of(values.stream().map(String::valueOf).toList()));
        }
        throw new IllegalStateException(visit.entry().name() + " returned no values");
    }
}
