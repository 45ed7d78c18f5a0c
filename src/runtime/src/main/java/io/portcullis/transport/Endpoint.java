package io.portcullis.transport;

import io.portcullis.api.Caller;

/** What is served at one path. */
interface Endpoint {

    /** Says what the request is for, as far as its method tells, before it is known who sends it. */
    void expect(HttpExchange exchange);

    /** Serves the caller; throws the answer when it is refused at once. */
    void serve(HttpExchange exchange, Caller caller);
}
