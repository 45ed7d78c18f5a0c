package io.portcullis.engine;

import java.util.concurrent.CompletionStage;

/** Answers the requests of one method. May throw a refusal. */
@FunctionalInterface
interface Handler {

    CompletionStage<Reply> answer(Exchange exchange);
}
