package io.portcullis.api;

import java.util.Map;

/**
 * Asks the client while a call goes on. A parameter of this type is injected and never part of the schema.
 * <p>
 * <b>The method runs again.</b> Asking ends this run of the method; when the answers are there, it runs from its start, and
 * this
 * time the same question returns its answer. So ask first and act afterwards: whatever happened before the last question
 * happens
 * again. A question must be the same in every run, under the same key.
 * <p>
 * A client that cannot be asked is told so by the server, and the call ends.
 */
public interface Questions {

    /** Whether this client can be asked this. */
    boolean canAsk(Question question);

    /** Asks several questions at once, each under a key of its own. */
    Answers ask(Map<String, Question> questions);
}
