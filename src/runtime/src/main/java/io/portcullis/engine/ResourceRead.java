package io.portcullis.engine;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.portcullis.uri.Uris;

/** Answers {@code resources/read}. */
final class ResourceRead implements Handler {

    private final Calls calls;
    private final ObjectMapper json;

    ResourceRead(Calls calls, ObjectMapper json) {
        this.calls = calls;
        this.json = json;
    }

    @Override
    public CompletionStage<Reply> answer(Exchange exchange) {
        exchange.requireParams();
        String uri = checked(exchange.target("uri"));
        return exchange.once(exchange.view().admitReading(uri, exchange.origin()),
                reading -> calls.run(new Call(exchange, reading.visit(), new ResourceShape(json, uri),
                        Input.ofTexts(uri, Optional.empty(), reading.variables()))));
    }

    /** The address in the parameters; refused when it is none. */
    static String uri(Exchange exchange) {
        return checked(exchange.params().requiredText("uri"));
    }

    private static String checked(String uri) {
        if (!Uris.isValid(uri)) {
            throw new RefusedException(new Malformed(Fault.PARAMS, "params.uri is not a valid URI"));
        }
        return uri;
    }
}
