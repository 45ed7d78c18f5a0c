package io.portcullis.transport;

import java.util.Map;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.portcullis.engine.Reply;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.refusal.Refusal;

/**
 * An answer with another status than 200. Returned bytes alone are the fastest way through the REST layer; a status rides on
 * this, without a stack
 * trace.
 */
final class AnswerException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private AnswerException(Response response) {
        super("answered", response);
    }

    /** A session was ended (HL-05). */
    static AnswerException noContent() {
        return new AnswerException(Response.noContent().build());
    }

    /** A notification was taken (H-07). */
    static AnswerException accepted() {
        return new AnswerException(Response.status(Response.Status.ACCEPTED).build());
    }

    /** An answer with which a session begins (HL-02). */
    static AnswerException beginning(Reply reply) {
        return answer(200, Map.of("Mcp-Session-Id", reply.session().orElseThrow()), reply.body());
    }

    /** A refusal before there was a request to answer. */
    static AnswerException refused(Refusal refusal) {
        return answer(StatusTable.status(refusal, false), StatusTable.headers(refusal), ErrorTable.error(null, refusal));
    }

    /** A refusal with its answer. */
    static AnswerException refused(Reply reply, Refusal refusal) {
        return answer(StatusTable.status(refusal, reply.modern()), StatusTable.headers(refusal), reply.body());
    }

    private static AnswerException answer(int status, Map<String, String> headers, byte[] body) {
        Response.ResponseBuilder response = Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        headers.forEach(response::header);
        return new AnswerException(response.build());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
