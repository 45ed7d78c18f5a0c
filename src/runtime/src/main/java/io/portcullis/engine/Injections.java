package io.portcullis.engine;

import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Caller;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;

/** Gives methods what they have injected. */
final class Injections {

    private final ObjectMapper json;
    private final Function<Caller, Object> identities;
    private final DeclaredQuestions questions;
    private final ResultGuard guard;

    /** @param identities the caller as the framework around sees it */
    Injections(ObjectMapper json, Function<Caller, Object> identities, ResultGuard guard) {
        this.json = json;
        this.identities = identities;
        this.guard = guard;
        this.questions = new DeclaredQuestions(json);
    }

    /** The value of each parameter that is no argument; those that are asked for stay empty. */
    Function<Parameter, Object> of(Call call, Dialog dialog, Signal signal, ProgressSender progress) {
        Exchange exchange = call.exchange();
        return parameter -> switch (parameter.source()) {
            case ARGUMENT, ALL_ARGUMENTS, ANSWER -> null;
            case CALLER -> call.visit().caller();
            case IDENTITY -> identities.apply(call.visit().caller());
            case PROGRESS -> progress;
            case LOG -> new LogSender(exchange.logLevel(), call.visit().entry().name(),
                    new Voice(call.visit(), exchange.outlet(), guard), json);
            case CANCELLATION -> signal;
            case QUESTIONS -> dialog;
            case META -> new RequestMeta(Optional.ofNullable(exchange.params().members().get("_meta")), json);
            case CONTEXT -> call.input().context();
        };
    }

    /** Fills the parameters that are asked for; ends the run when the answers are not there yet. */
    void declared(Entry entry, BoundArguments bound, Dialog dialog) {
        questions.resolve(entry, bound, dialog);
    }
}
