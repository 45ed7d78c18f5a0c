package io.portcullis.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Content;
import io.portcullis.api.TextContent;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Entry;
import io.portcullis.event.Outcome;
import io.portcullis.event.ResultFlagged.Flag;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.CallResult;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.Result;
import io.portcullis.protocol.Result.Called;
import io.portcullis.protocol.Texts;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.NotPermitted;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.TimedOut;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Withheld;

/** The answers of tools. What the model should know about is a result with {@code isError} (T-12). */
final class ToolShape implements Shape {

    private final ObjectMapper json;
    private final SchemaGuard schemas;
    private final ResultGuard guard;
    private final boolean limitedAsResult;

    /** @param limitedAsResult whether a call over its limit is a tool result instead of an error */
    ToolShape(ObjectMapper json, SchemaGuard schemas, ResultGuard guard, boolean limitedAsResult) {
        this.json = json;
        this.schemas = schemas;
        this.guard = guard;
        this.limitedAsResult = limitedAsResult;
    }

    @Override
    public Result result(Visit visit, Object returned) throws JsonProcessingException {
        Entry entry = visit.entry();
        CallResult result = mended(visit, result(entry, returned));
        if (!result.isError()) { // nothing was promised about failures
            requirePromised(entry, result);
        }
        return new Called(result);
    }

    /** The structure and the text that repeats it leave with the same characters, and it is these the schema speaks about. */
    private CallResult mended(Visit visit, CallResult result) {
        if (result.structured() == null) {
            return result;
        }
        Texts texts = guard.texts();
        String mended = texts.json(result.structured());
        guard.check(visit, texts);
        List<Content> content = texts.areMended() ? result.content().stream().map(each -> repeats(each, result)
                ? new TextContent(mended)
                : each).toList() : result.content();
        return new CallResult(content, mended, result.isError());
    }

    private static boolean repeats(Content content, CallResult result) {
        return content instanceof TextContent text && text.text().equals(result.structured());
    }

    /** T-07: what has a schema is there, and keeps it. */
    private void requirePromised(Entry entry, CallResult result) {
        ToolDescriptor tool = (ToolDescriptor) entry.descriptor();
        if (result.structured() != null) {
            schemas.brokenByResult(tool, result.structured()).ifPresent(violated -> {
                boolean sayable = entry.invocation().sensitivity().isNone(); // it has names in it, such as keys of maps
                throw new Unfit(Flag.SCHEMA, "it breaks its own schema" + (sayable ? ": " + violated : ""));
            });
        } else if (!tool.outputSchema().isEmpty()) {
            throw new Unfit(Flag.SCHEMA, "it has no structured content, which its schema promises");
        }
    }

    @Override
    public Outcome outcome(Result result) {
        return ((Called) result).result().isError() ? Outcome.TOOL_FAILURE : Outcome.OK;
    }

    @Override
    public Answer invalid(String text) {
        return Answer.of(Outcome.INVALID, new Called(CallResult.error(text)));
    }

    @Override
    public Answer told(String text) {
        return Answer.of(Outcome.TOOL_FAILURE, new Called(CallResult.error(text)));
    }

    /** What the model can do nothing about is said to it, so that it does not try again. */
    @Override
    public Answer refused(Refusal refusal) {
        if (limitedAsResult && (refusal instanceof Limited || refusal instanceof Overloaded)) {
            return new Answer(Outcome.LIMITED, new Called(CallResult.error(ErrorTable.text(refusal))), refusal, null);
        }
        boolean told = refusal instanceof NotPermitted || refusal instanceof Unconfirmed || refusal instanceof TimedOut
                || refusal instanceof Malformed;
        Result result = told ? new Called(CallResult.error(ErrorTable.text(refusal) + ".")) : null;
        return new Answer(Outcome.REFUSED, result, refusal, null);
    }

    @Override
    public Answer withheld(Withheld why) {
        return new Answer(Outcome.ERROR, new Called(
                CallResult.error(ErrorTable.text(why) + ". Correlation id: " + why.correlationId())), why, null);
    }

    @Override
    public Answer broken(String correlationId) {
        return Answer.of(Outcome.ERROR,
                new Called(CallResult.error("The tool failed. Correlation id: " + correlationId)));
    }

    private CallResult result(Entry entry, Object returned) throws JsonProcessingException {
        return switch (entry.invocation().result()) {
            case NONE -> CallResult.of(List.of());
            case TEXT -> CallResult.of(List.of(new TextContent(text(present(entry, returned)))));
            case CONTENT -> CallResult.of(List.of((Content) present(entry, returned)));
            case CONTENTS -> CallResult.of(contents(entry, (Collection<?>) present(entry, returned)));
            case RESPONSE -> response((ToolResponse) present(entry, returned));
            case STRUCTURED -> CallResult.structured(json.writeValueAsString(present(entry, returned)));
            case BY_TYPE -> byType(entry, returned);
        };
    }

    /** The result of what only shows at run time. */
    private CallResult byType(Entry entry, Object returned) throws JsonProcessingException {
        if (returned == null) {
            return CallResult.of(List.of());
        } else if (returned instanceof ToolResponse response) {
            return response(response);
        } else if (returned instanceof Content content) {
            return CallResult.of(List.of(content));
        } else if (returned instanceof Collection<?> several && several.stream().allMatch(Content.class::isInstance)) {
            return CallResult.of(contents(entry, several));
        } else if (returned instanceof CharSequence || returned instanceof Number || returned instanceof Boolean
                || returned instanceof Enum<?>) {
            return CallResult.of(List.of(new TextContent(text(returned))));
        }
        return CallResult.structured(json.writeValueAsString(returned));
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
