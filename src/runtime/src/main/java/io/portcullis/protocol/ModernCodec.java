package io.portcullis.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import io.portcullis.api.Question;
import io.portcullis.protocol.Result.InputRequired;
import io.portcullis.protocol.Result.Read;
import io.portcullis.protocol.Result.TaskCreated;
import io.portcullis.protocol.Result.TaskState;

/** Writes revision 2026-07-28: every result says its type and who the server is, lists and discovery say how long they hold. */
final class ModernCodec implements Codec {

    private static final Revision REVISION = Revision.V2026_07_28;

    private static final SerializableString RESULT_TYPE = new SerializedString("resultType");
    private static final SerializableString COMPLETE = new SerializedString("complete");
    private static final SerializableString INPUT_REQUIRED = new SerializedString("input_required");
    private static final SerializableString TASK = new SerializedString("task");
    private static final SerializableString META = new SerializedString("_meta");

    private final ServerIdentity server;
    private final SerializableString meta;
    private final List<String> served;
    private final Supplier<Texts> texts;
    private final ResultWriter results = new ResultWriter(REVISION);
    private final DescriptorWriter descriptors = new DescriptorWriter(REVISION);
    private final QuestionWriter questions = new QuestionWriter(REVISION);

    ModernCodec(ServerIdentity server, List<String> served, Supplier<Texts> texts) {
        this.server = server;
        this.meta = meta(server);
        this.served = served;
        this.texts = texts;
    }

    @Override
    public Revision revision() {
        return REVISION;
    }

    @Override
    public Elements elements(List<? extends Descriptor> entries) {
        return descriptors.write(entries, texts());
    }

    @Override
    public byte[] list(RequestId id, ListPage page) {
        return Replies.result(id, out -> typed(out, COMPLETE, () -> {
            Replies.list(out, page);
            caching(out, page.caching());
        }));
    }

    @Override
    public Texts texts() {
        return texts.get();
    }

    @Override
    public byte[] result(RequestId id, Result result, Texts through) {
        return Replies.result(id, out -> members(through.over(out), result));
    }

    @Override
    public String detached(Result result) {
        return new String(Json.bytes(out -> {
            out.writeStartObject();
            members(texts().over(out), result);
            out.writeEndObject();
        }), StandardCharsets.UTF_8);
    }

    @Override
    public String questions(Map<String, Question> asked) {
        return new String(Json.bytes(out -> questions(texts().over(out), asked)), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] asked(Question question, Texts through) {
        return questions.alone(question, through);
    }

    private void members(JsonGenerator out, Result result) throws IOException {
        if (result instanceof InputRequired required) { // without caching hints
            typed(out, INPUT_REQUIRED, () -> inputRequired(out, required));
        } else if (result instanceof TaskCreated created) {
            typed(out, TASK, () -> created.task().writeTo(out));
        } else if (result instanceof TaskState state) {
            typed(out, COMPLETE, () -> state.task().writeTo(out));
        } else {
            typed(out, COMPLETE, () -> {
                results.write(out, result);
                if (result instanceof Read read) {
                    caching(out, read.caching());
                }
            });
        }
    }

    @Override
    public byte[] introduction(RequestId id, Offer offer, Caching caching) {
        return Replies.result(id, out -> typed(out, COMPLETE, () -> {
            out.writeArrayFieldStart("supportedVersions");
            for (String version : served) {
                out.writeString(version);
            }
            out.writeEndArray();
            Replies.capabilities(out, offer, REVISION);
            Replies.optional(out, "instructions", server.instructions());
            caching(out, caching);
        }));
    }

    @Override
    public byte[] question(String id, Question question) {
        throw new IllegalStateException("a stateless client is asked by the answer to its request (HM-02)");
    }

    private void inputRequired(JsonGenerator out, InputRequired required) throws IOException {
        out.writeFieldName("inputRequests");
        questions(out, required.questions());
        out.writeStringField("requestState", required.state());
    }

    private void questions(JsonGenerator out, Map<String, Question> asked) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Question> question : asked.entrySet()) {
            out.writeObjectFieldStart(question.getKey());
            questions.write(out, question.getValue(), "");
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private interface Members {
        void write() throws IOException;
    }

    private void typed(JsonGenerator out, SerializableString type, Members members) throws IOException {
        out.writeFieldName(RESULT_TYPE); // J-03
        out.writeString(type);
        members.write();
        if (server.inResults()) {
            out.writeFieldName(META);
            out.writeRawValue(meta);
        }
    }

    /** The same in every result, and so written once. */
    private static SerializableString meta(ServerIdentity server) {
        return new SerializedString(new String(Json.bytes(bare -> {
            JsonGenerator out = Texts.asTheyAre().over(bare);
            out.writeStartObject();
            Replies.identity(out, "io.modelcontextprotocol/serverInfo", server, true);
            out.writeEndObject();
        }), StandardCharsets.UTF_8));
    }

    private static void caching(JsonGenerator out, Caching caching) throws IOException {
        out.writeNumberField("ttlMs", caching.ttlMillis());
        out.writeStringField("cacheScope", caching.shared() ? "public" : "private");
    }
}
