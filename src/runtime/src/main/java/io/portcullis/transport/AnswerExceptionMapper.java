package io.portcullis.transport;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveExceptionMapper;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import io.portcullis.transport.AnswerException.Answer;
import io.vertx.ext.web.RoutingContext;

/** Gives an answer of the endpoint its status and headers, by the one table. */
public class AnswerExceptionMapper implements ResteasyReactiveExceptionMapper<AnswerException> {

    private final StatusTable table;
    private final Turnstile turnstile;

    AnswerExceptionMapper(StatusTable table, Turnstile turnstile) {
        this.table = table;
        this.turnstile = turnstile;
    }

    @Override
    public Response toResponse(AnswerException exception, ServerRequestContext context) {
        exception.answer().refusal().filter(refusal -> exception.answer().early()).ifPresent(
                refusal -> turnstile.refused(routed(context), refusal));
        return toResponse(exception);
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

    private static RoutingContext routed(ServerRequestContext context) {
        return ((ResteasyReactiveRequestContext) context).serverRequest().unwrap(RoutingContext.class);
    }
}
