package io.portcullis.deployment.audit;

/** A record as the audit writes it, as far as a sink looks at it. */
public final class Line {

    public static final String LINE = "{\"time\":1764352800123,\"metadata\":{\"event_code\":\"call_ended\",\"uid\":\"t-1\","
            + "\"sequence\":1},\"severity_id\":1,\"status_code\":\"ok\"}";

    private Line() {
    }
}
