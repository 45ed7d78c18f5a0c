package io.portcullis.transport;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

import io.portcullis.transport.AnswerException.Answer;

/** Gives an answer of the endpoint its status and headers, by the one table. */
public class AnswerExceptionMapper implements ExceptionMapper<AnswerException> {

    private final StatusTable table;

    AnswerExceptionMapper(StatusTable table) {
        this.table = table;
    }

    @Override
    public Response toResponse(AnswerException exception) {
        Answer answer = exception.answer();
        int status = answer.refusal().map(refusal -> table.status(refusal, answer.modern())).orElse(answer.status());
        Response.ResponseBuilder response = Response.status(status);
        answer.headers().forEach(response::header);
        answer.refusal().ifPresent(refusal -> table.headers(refusal).forEach(response::header));
        return answer.body().length == 0 ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body()).build();
    }
}
