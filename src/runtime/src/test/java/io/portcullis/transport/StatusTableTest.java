package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.credential.Challenge;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.Forbidden;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Internal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Locked;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.MissingCapability;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.NoSession;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.TimedOut;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.Refusal.Unknown.Why;
import io.portcullis.refusal.Refusal.Unsupported;

/** The status map of section 5, row by row. A refusal without a row here fails. */
class StatusTableTest {

    private static final StatusTable TABLE = new StatusTable(Challenge.PLAIN);

    private static final Map<Fault, Integer> FAULTS = Map.ofEntries(Map.entry(Fault.CREDENTIALS, 400),
            Map.entry(Fault.HTTP_METHOD, 405), Map.entry(Fault.HTTP_VERSION, 505),
            Map.entry(Fault.CONTENT_TYPE, 415), Map.entry(Fault.ACCEPT, 406), Map.entry(Fault.TOO_LARGE, 413),
            Map.entry(Fault.SLOW, 408),
            Map.entry(Fault.JSON, 400),
            Map.entry(Fault.REQUEST, 400), Map.entry(Fault.LEGACY_VERSION, 400), Map.entry(Fault.META, 400),
            Map.entry(Fault.HEADER, 400),
            Map.entry(Fault.SESSION, 400), Map.entry(Fault.PARAMS, 200), Map.entry(Fault.STATE, 200));

    /** A refusal, its status for modern and for handshake requests, its headers. */
    record Row(Refusal refusal, int modern, int handshake, Map<String, String> headers) {
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(
                row(new Unauthenticated(Credential.MISSING), 401, "WWW-Authenticate", "Bearer realm=\"mcp\""),
                row(new Forbidden(Forbidden.Check.ORIGIN), 403), row(new Forbidden(Forbidden.Check.HOST), 403),
                row(new Forbidden(Forbidden.Check.PLAIN_HTTP), 403),
                row(new InsufficientScope(Set.of("b", "a")), 403, "WWW-Authenticate",
                        "Bearer realm=\"mcp\", error=\"insufficient_scope\", scope=\"a b\""), // AU-07
                row(new Locked(Duration.ofSeconds(7)), 503, "Retry-After", "7"),
                new Row(new Unknown(Unknown.Kind.METHOD, Why.ABSENT), 404, 200, Map.of()), // HM-10, HL-04
                row(new Refusal.Overloaded(Refusal.Overloaded.What.ADDRESS, Duration.ofSeconds(3)), 503, "Retry-After", "3"),
                row(new Refusal.Overloaded(Refusal.Overloaded.What.CALLER, Duration.ofSeconds(3)), 429, "Retry-After", "3"),
                row(new Refusal.TimedOut(), 200),
                row(new Limited(Duration.ofMillis(1)), 429, "Retry-After", "1"),
                row(new Limited(Duration.ofMillis(60_001)), 429, "Retry-After", "61"),
                row(new Unavailable(Duration.ofSeconds(5)), 503, "Retry-After", "5"),
                row(new Overloaded(What.CALLER, Duration.ofSeconds(1)), 429, "Retry-After", "1"),
                row(new Overloaded(What.ENTRY, Duration.ofSeconds(1)), 503, "Retry-After", "1"),
                row(new Overloaded(What.ADDRESS, Duration.ofSeconds(9)), 503, "Retry-After", "9"),
                row(new TimedOut(), 200),
                row(new Refusal.NotPermitted(false), 200), row(new Refusal.NotPermitted(true), 200),
                row(new Refusal.Unconfirmed(Refusal.Unconfirmed.Lack.DECLINED), 200), row(new NoSession(), 404), // HL-04
                row(new MissingCapability("{}"), 400), // D-10
                row(new Failed("no"), 200), row(new NoResource("u:1", Why.ABSENT), 200),
                row(new Unsupported("x", List.of()), 400), row(new Internal("0a1b"), 200),
                row(new Refusal.Withheld(Refusal.Withheld.Flaw.CANARY, "00ff"), 200)));
        Arrays.stream(Why.values()).forEach(why -> rows.add(row(new Unknown(Unknown.Kind.TOOL, why), 200)));
        Arrays.stream(Fault.values())
                .forEach(fault -> rows.add(new Row(new Malformed(fault, ""), FAULTS.get(fault), FAULTS.get(fault),
                        fault == Fault.HTTP_METHOD ? Map.of("Allow", "POST") : Map.of())));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusal_hasItsStatusAndHeaders(Row row) {
        assertThat(TABLE.status(row.refusal(), true)).isEqualTo(row.modern());
        assertThat(TABLE.status(row.refusal(), false)).isEqualTo(row.handshake());
        assertThat(TABLE.headers(row.refusal())).isEqualTo(row.headers());
    }

    @Test
    void everyRefusal_hasARow() {
        Set<Object> classes = rows().stream().map(row -> row.refusal().getClass()).collect(Collectors.toSet());
        assertThat(classes).containsExactlyInAnyOrder((Object[]) Refusal.class.getPermittedSubclasses());
    }

    @Test // AU-03, AU-07: the challenges are those of this server
    void challenges_sayWhereToGetWhat() {
        StatusTable table = new StatusTable(new Challenge(Optional.of("https://x/meta"), Set.of("read"), true));
        assertThat(table.headers(new Unauthenticated(Credential.MISSING)).get("WWW-Authenticate"))
                .startsWith("Bearer realm=\"mcp\", scope=\"read\", resource_metadata=\"https://x/meta\", DPoP ");
        assertThat(table.headers(new InsufficientScope(Set.of("write", "read"))))
                .isEqualTo(Map.of("WWW-Authenticate", "Bearer realm=\"mcp\", error=\"insufficient_scope\","
                        + " scope=\"read write\", resource_metadata=\"https://x/meta\""));
    }

    @ParameterizedTest // AU-06
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING")
    void presentedCredentialThatDoesNotHold_isAnInvalidToken(Credential credential) {
        assertThat(TABLE.status(new Unauthenticated(credential), true)).isEqualTo(401);
        assertThat(TABLE.headers(new Unauthenticated(credential)))
                .isEqualTo(Map.of("WWW-Authenticate", "Bearer realm=\"mcp\", error=\"invalid_token\""));
    }

    private static Row row(Refusal refusal, int status) {
        return new Row(refusal, status, status, Map.of());
    }

    private static Row row(Refusal refusal, int status, String header, String value) {
        return new Row(refusal, status, status, Map.of(header, value));
    }
}
