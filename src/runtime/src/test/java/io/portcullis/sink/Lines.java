package io.portcullis.sink;

/** Records as the audit writes them, as far as a sink looks at them. */
final class Lines {

    private Lines() {
    }

    static String line(String trail, long sequence) {
        return line(trail, sequence, 1);
    }

    static String line(String trail, long sequence, int severity) {
        return "{\"time\":1764352800123,\"metadata\":{\"event_code\":\"call_ended\",\"uid\":\"" + trail + "-" + sequence
                + "\",\"sequence\":" + sequence + "},\"severity_id\":" + severity
                + ",\"status_code\":\"ok\",\"message\":\"it's \\\"quoted\\\"\"}";
    }
}
