package io.portcullis.protocol;

import java.util.List;
import java.util.function.Supplier;

import io.portcullis.api.Question;

/** Writes the revisions with a handshake: 2024-11-05 to 2025-11-25. Knows none of the modern members (I-08). */
final class HandshakeCodec implements Codec {

    private final Revision revision;
    private final ServerIdentity server;
    private final Supplier<Texts> texts;
    private final ResultWriter results;
    private final DescriptorWriter descriptors;
    private final QuestionWriter questions;

    HandshakeCodec(Revision revision, ServerIdentity server, Supplier<Texts> texts) {
        this.revision = revision;
        this.server = server;
        this.texts = texts;
        this.results = new ResultWriter(revision);
        this.descriptors = new DescriptorWriter(revision);
        this.questions = new QuestionWriter(revision);
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public Elements elements(List<? extends Descriptor> entries) {
        return descriptors.write(entries, texts());
    }

    @Override
    public byte[] list(RequestId id, ListPage page) {
        return Replies.result(id, out -> Replies.list(out, page));
    }

    @Override
    public Texts texts() {
        return texts.get();
    }

    @Override
    public byte[] result(RequestId id, Result result, Texts through) {
        return Replies.result(id, out -> results.write(through.over(out), result));
    }

    @Override
    public byte[] introduction(RequestId id, Offer offer, Caching caching) {
        return Replies.result(id, out -> {
            out.writeStringField("protocolVersion", revision.text());
            Replies.capabilities(out, offer, revision);
            Replies.identity(out, "serverInfo", server, revision.isAtLeast(Revision.V2025_06_18));
            Replies.optional(out, "instructions", server.instructions());
        });
    }

    @Override
    public byte[] asked(Question question, Texts through) {
        return questions.alone(question, through);
    }

    @Override
    public byte[] question(String id, Question question) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("jsonrpc", "2.0");
            out.writeFieldName("id");
            out.writeRawValue(id);
            questions.write(texts().over(out), question, id);
            out.writeEndObject();
        });
    }
}
