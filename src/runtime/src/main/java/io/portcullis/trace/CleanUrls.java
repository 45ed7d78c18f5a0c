package io.portcullis.trace;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Takes what a client makes up out of the spans of HTTP requests to the MCP path: queries, what is added to the path, the name
 * of the client, an address that is none; and queries out of any other that names an access token.
 * There is no use for a query on that path; a client that puts its credential there is refused, but the span of the
 * request would keep it.
 */
public final class CleanUrls implements SpanProcessor {

    /** What the conventions write in the place of what must not be seen. */
    private static final String REDACTED = "REDACTED";

    private static final String TOKEN = "access_token";
    private static final AttributeKey<String> PATH = stringKey("url.path");
    private static final AttributeKey<String> QUERY = stringKey("url.query");
    private static final AttributeKey<String> USER_AGENT = stringKey("user_agent.original");

    /** Taken from a header of the client, where there is one. */
    private static final AttributeKey<String> CLIENT = stringKey("client.address");
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    /** Where older conventions and other instrumentations keep whole addresses. */
    private static final List<AttributeKey<String>> WHOLE = List.of(stringKey("url.full"), stringKey("http.url"),
            stringKey("http.target"));

    private final String path;
    private final Set<String> served;

    /** @param path where MCP is served */
    public CleanUrls(String path) {
        this.path = path.toLowerCase(Locale.ROOT);
        this.served = Set.of(this.path, this.path + "/sse");
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getKind() != SpanKind.SERVER) {
            return;
        }
        String query = span.getAttribute(QUERY);
        boolean ours = isOurs(span.getAttribute(PATH));
        if (query != null && (ours || namesToken(query))) {
            span.setAttribute(QUERY, REDACTED);
        }
        WHOLE.forEach(key -> cut(span, key, ours));
        if (ours && leadsToUs(span.getAttribute(PATH))) {
            withoutWordsOfTheClient(span);
        }
    }

    private void withoutWordsOfTheClient(ReadWriteSpan span) {
        if (!served.contains(span.getAttribute(PATH).toLowerCase(Locale.ROOT))) {
            span.setAttribute(PATH, path + "/" + REDACTED);
        }
        if (span.getAttribute(USER_AGENT) != null) {
            span.setAttribute(USER_AGENT, REDACTED);
        }
        String client = span.getAttribute(CLIENT);
        if (client != null && !IP_ADDRESS.matcher(client).matches()) {
            span.setAttribute(CLIENT, REDACTED);
        }
    }

    private void cut(ReadWriteSpan span, AttributeKey<String> key, boolean ours) {
        String whole = span.getAttribute(key);
        int query = whole == null ? -1 : whole.indexOf('?');
        if (query >= 0 && (ours || isOurs(whole) || namesToken(whole))) {
            span.setAttribute(key, whole.substring(0, query + 1) + REDACTED);
        }
    }

    /** However it is spelt: what leads nowhere carries a credential all the same. */
    private boolean isOurs(String address) {
        return address != null && address.toLowerCase(Locale.ROOT).contains(path);
    }

    /** Whether it is the path or goes on behind it; a page beside it may have another owner. */
    private boolean leadsToUs(String address) {
        String lower = address == null ? "" : address.toLowerCase(Locale.ROOT);
        return lower.equals(path) || lower.startsWith(path + "/") || lower.startsWith(path + ";");
    }

    /** Percent signs may spell anything. */
    private static boolean namesToken(String query) {
        return query.contains("%") || query.toLowerCase(Locale.ROOT).contains(TOKEN);
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // nothing can be changed any more
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
