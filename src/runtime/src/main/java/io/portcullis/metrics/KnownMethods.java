package io.portcullis.metrics;

import java.util.Set;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * Keeps requests with a made-up method out of the meters of the HTTP server. There, the method is a tag; each new one would be
 * a meter that stays in memory
 * for ever, and nobody needs a credential to send it.
 */
public final class KnownMethods implements MeterFilter {

    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
            "CONNECT", "UNKNOWN");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String method = id.getName().startsWith("http.server.") ? id.getTag("method") : null;
        return method == null || KNOWN.contains(method) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }
}
