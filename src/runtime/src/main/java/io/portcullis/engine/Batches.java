package io.portcullis.engine;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.portcullis.protocol.Message;
import io.portcullis.protocol.Message.Kind;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.Slice;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * Answers batches, which only clients of revision 2025-03-26 may send (HL-14, E-10). Each element goes the whole way of a
 * message of its own: gate, limits, audit.
 */
final class Batches {

    private final MessageReader reader;
    private final Function<Incoming, CompletionStage<Reply>> single;
    private final int max;

    /** @param max how many elements a batch may have */
    Batches(MessageReader reader, Function<Incoming, CompletionStage<Reply>> single, int max) {
        this.reader = reader;
        this.single = single;
        this.max = max;
    }

    CompletionStage<Reply> answer(Incoming incoming, Message batch) {
        List<Slice> elements = batch.content().elements();
        if (elements.isEmpty() || elements.size() > max) {
            throw refused("A batch has 1 to " + max + " elements");
        }
        List<Incoming> each = new ArrayList<>();
        for (Slice element : elements) {
            byte[] body = element.bytes();
            check(reader.read(body));
            each.add(new Incoming(body, incoming.headers(), incoming.sessions(), incoming.sender(), incoming.outlet()));
        }
        List<CompletableFuture<Reply>> replies = each.stream().map(one -> single.apply(one).toCompletableFuture()).toList();
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(all -> joined(replies.stream().map(CompletableFuture::join).toList()));
    }

    private static void check(Message element) {
        if (element.kind() == Kind.BATCH || "initialize".equals(element.method()) // I-07
                || element.kind() != Kind.RESPONSE && Meta.of(element.params()).modern()) {
            throw refused("A batch holds something that does not belong into one");
        }
    }

    /** The answers to requests; there is none to a notification or a response. */
    private static Reply joined(List<Reply> replies) {
        List<Reply> said = replies.stream().filter(reply -> !reply.isNothing()).toList();
        if (said.isEmpty()) {
            return Reply.nothing();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < said.size(); i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(said.get(i).body());
        }
        body.write(']');
        return Reply.result(body.toByteArray());
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(new Malformed(Fault.REQUEST, detail));
    }
}
