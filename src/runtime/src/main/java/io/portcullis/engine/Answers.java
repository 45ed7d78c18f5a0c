package io.portcullis.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Content;
import io.portcullis.api.TextContent;
import io.portcullis.api.ToolFailure;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Entry;
import io.portcullis.event.Outcome;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.CallResult;

/** Makes an answer of what a method returned or threw. What was not meant for the caller stays inside. */
public final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final ObjectMapper json;
    private final Violations violations;

    public Answers(ObjectMapper json, Violations violations) {
        this.json = json;
        this.violations = violations;
    }

    /** An answer, and how the call ended with it. */
    record Answer(CallResult result, Outcome outcome) {
    }

    ObjectMapper json() {
        return json;
    }

    /** The answer for what a method returned, or for the failure it ended with. */
    Answer of(Visit visit, Object returned, Throwable failure) {
        if (failure != null) {
            return ofFailure(visit, failure);
        }
        try {
            CallResult result = result(visit.entry(), returned);
            return new Answer(result, result.isError() ? Outcome.TOOL_FAILURE : Outcome.OK);
        } catch (JsonProcessingException | RuntimeException e) {
            return broken(visit, e);
        }
    }

    /** The answer for a failure: the words of a {@link ToolFailure}, the violated constraints, or a fixed text. */
    private Answer ofFailure(Visit visit, Throwable failure) {
        if (failure instanceof ToolFailure told && told.getMessage() != null) {
            return new Answer(CallResult.error(told.getMessage()), Outcome.TOOL_FAILURE);
        }
        return violations.of(visit.entry(), failure)
                .map(text -> new Answer(CallResult.error(text), Outcome.INVALID))
                .orElseGet(() -> broken(visit, failure));
    }

    /** The answer for what nobody should hear of: a fixed text, and an id that leads to the cause in the log. */
    static Answer broken(Visit visit, Throwable failure) {
        String id = visit.origin().correlationId();
        LOG.errorf(failure, "The tool %s failed, correlation id %s", visit.entry().name(), id);
        return new Answer(CallResult.error("The tool failed. Correlation id: " + id), Outcome.ERROR); // J-07
    }

    private CallResult result(Entry entry, Object returned) throws JsonProcessingException {
        return switch (entry.invocation().result()) {
            case NONE -> CallResult.of(List.of());
            case TEXT -> CallResult.of(List.of(new TextContent(text(present(entry, returned)))));
            case CONTENT -> CallResult.of(List.of((Content) present(entry, returned)));
            case CONTENTS -> CallResult.of(contents(entry, (Collection<?>) present(entry, returned)));
            case RESPONSE -> response((ToolResponse) present(entry, returned));
            case STRUCTURED -> CallResult.structured(json.writeValueAsString(present(entry, returned)));
        };
    }

    private static Object present(Entry entry, Object returned) {
        if (returned == null) {
            throw new IllegalStateException(entry.name() + " returned null");
        }
        return returned;
    }

    private String text(Object value) throws JsonProcessingException {
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        String written = json.writeValueAsString(value);
        return written.startsWith("\"") ? json.readValue(written, String.class) : written;
    }

    private List<Content> contents(Entry entry, Collection<?> returned) throws JsonProcessingException {
        List<Content> contents = new ArrayList<>(returned.size());
        for (Object element : returned) {
            contents.add(element instanceof Content content ? content : new TextContent(text(present(entry, element))));
        }
        return contents;
    }

    private CallResult response(ToolResponse response) throws JsonProcessingException {
        if (response.structuredContent() == null) {
            return new CallResult(response.content(), null, response.isError());
        }
        String structured = json.writeValueAsString(response.structuredContent());
        List<Content> content = response.content().isEmpty() ? List.of(new TextContent(structured)) : response.content();
        return new CallResult(content, structured, response.isError());
    }
}
