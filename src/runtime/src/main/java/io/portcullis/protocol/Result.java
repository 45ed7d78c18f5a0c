package io.portcullis.protocol;

import java.util.List;
import java.util.Map;

import io.portcullis.api.CompletionResponse;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.Question;
import io.portcullis.api.ResourceContents;

/** What a call answers, before a codec writes it for one revision. */
public sealed interface Result {

    /** The answer of a tool. */
    record Called(CallResult result) implements Result {
    }

    /** The answer of a prompt (P-03). */
    record Prompted(PromptResponse response) implements Result {
    }

    /**
     * The answer of a resource.
     *
     * @param contents at least one, each with its address
     * @param caching how long it holds
     */
    record Read(List<ResourceContents> contents, Caching caching) implements Result {

        public Read {
            contents = List.copyOf(contents);
        }
    }

    /** Suggested values (C-02). */
    record Completed(CompletionResponse response) implements Result {
    }

    /**
     * Questions to the client instead of an answer (V-01, V-02); only for a stateless revision.
     *
     * @param questions what is asked, by key, in order
     * @param state comes back with the answers
     */
    record InputRequired(Map<String, Question> questions, String state) implements Result {
    }

    /**
     * A call that goes on as a task (K-04).
     *
     * @param task the task as it began
     */
    record TaskCreated(TaskView task) implements Result {
    }

    /** How far a task is (K-06). */
    record TaskState(TaskView task) implements Result {
    }

    /** Nothing but that it is done. */
    record Done() implements Result {
    }
}
