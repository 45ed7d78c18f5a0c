package io.portcullis.transport;

import java.util.Map;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.RefusedException;

/** Answers for a REST resource of the application whose call of an entry was refused, by the same table. */
public class RefusedExceptionMapper implements ExceptionMapper<RefusedException> {

    private final StatusTable table;

    RefusedExceptionMapper(StatusTable table) {
        this.table = table;
    }

    @Override
    public Response toResponse(RefusedException exception) {
        Refusal refusal = exception.refusal();
        Response.ResponseBuilder response = Response.status(table.status(refusal, false));
        for (Map.Entry<String, String> header : table.headers(refusal).entrySet()) {
            response.header(header.getKey(), header.getValue());
        }
        return response.build();
    }
}
