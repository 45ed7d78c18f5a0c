package io.portcullis.transport;

import java.util.Map;
import java.util.Optional;

import io.portcullis.engine.Reply;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.refusal.Refusal;

/** An answer with another status than 200, or with headers; thrown by what refuses, without a stack trace. */
final class AnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private AnswerException(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    /**
     * What is answered.
     *
     * @param status the status, unless something is refused
     * @param refusal what is refused; decides status and headers
     * @param modern whether the request was of a stateless revision; decides some statuses
     * @param early whether it is refused before the engine has seen it, and has not been told as an event
     * @param headers further headers
     * @param body the body; empty for none
     */
    record Answer(int status, Optional<Refusal> refusal, boolean modern, boolean early, Map<String, String> headers,
            byte[] body) {
    }

    Answer answer() {
        return answer;
    }

    /** A session was ended (HL-05). */
    static AnswerException noContent() {
        return plain(204, Map.of(), new byte[0]);
    }

    /** A notification was taken (H-07). */
    static AnswerException accepted() {
        return plain(202, Map.of(), new byte[0]);
    }

    /** An answer with which a session begins (HL-02). */
    static AnswerException beginning(Reply reply) {
        return plain(200, Map.of("Mcp-Session-Id", reply.session().orElseThrow()), reply.body());
    }

    /** A refusal before there was a request to answer. It is told as an event when it is answered. */
    static AnswerException refused(Refusal refusal) {
        return refused(refusal, true);
    }

    /** The same for one that was told already. */
    static AnswerException told(Refusal refusal) {
        return refused(refusal, false);
    }

    private static AnswerException refused(Refusal refusal, boolean early) {
        return new AnswerException(
                new Answer(0, Optional.of(refusal), false, early, Map.of(), ErrorTable.error(null, refusal)));
    }

    /** A refusal with its answer. */
    static AnswerException refused(Reply reply, Refusal refusal) {
        return new AnswerException(new Answer(0, Optional.of(refusal), reply.modern(), false, Map.of(), reply.body()));
    }

    private static AnswerException plain(int status, Map<String, String> headers, byte[] body) {
        return new AnswerException(new Answer(status, Optional.empty(), false, false, headers, body));
    }
}
