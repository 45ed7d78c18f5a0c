package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.fake.Tree;
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
import io.portcullis.refusal.Refusal.Withheld;

/** The code table of section 5, row by row. A refusal without a row here fails. */
class ErrorTableTest {

    private static final Map<Fault, Integer> FAULTS = Map.ofEntries(Map.entry(Fault.JSON, -32700),
            Map.entry(Fault.META, -32602), Map.entry(Fault.PARAMS, -32602), Map.entry(Fault.HEADER, -32020),
            Map.entry(Fault.CREDENTIALS, -32600), Map.entry(Fault.HTTP_METHOD, -32600), Map.entry(Fault.HTTP_VERSION, -32600),
            Map.entry(Fault.CONTENT_TYPE, -32600),
            Map.entry(Fault.ACCEPT, -32600), Map.entry(Fault.TOO_LARGE, -32600), Map.entry(Fault.SLOW, -32600),
            Map.entry(Fault.REQUEST, -32600),
            Map.entry(Fault.LEGACY_VERSION, -32600), Map.entry(Fault.SESSION, -32600), Map.entry(Fault.STATE, -32602));

    private static final List<Row> ROWS = List.of(
            new Row(new Unauthenticated(Credential.MISSING), "{'code':-31401,'message':'A credential is required'}"),
            new Row(new Forbidden(Forbidden.Check.ORIGIN), "{'code':-31403,'message':'This origin is not allowed'}"),
            new Row(new Forbidden(Forbidden.Check.HOST), "{'code':-31403,'message':'This host is not allowed'}"),
            new Row(new Forbidden(Forbidden.Check.PLAIN_HTTP),
                    "{'code':-31403,'message':'This server is served over HTTPS only'}"),
            new Row(new InsufficientScope(Set.of("b", "a")), // AU-08
                    "{'code':-31403,'message':'The credential lacks a scope','data':{'requiredScopes':['a','b']}}"),
            new Row(new Locked(Duration.ofSeconds(7)),
                    "{'code':-31503,'message':'The server cannot serve this request now','data':{'retryAfterMs':7000}}"),
            new Row(new Unknown(Unknown.Kind.METHOD, Why.ABSENT), "{'code':-32601,'message':'Method not found'}"),
            new Row(new Unknown(Unknown.Kind.TOOL, Why.ABSENT), "{'code':-32602,'message':'Unknown tool'}"),
            new Row(new Unknown(Unknown.Kind.PROMPT, Why.ABSENT), "{'code':-32602,'message':'Unknown prompt'}"),
            new Row(new Unknown(Unknown.Kind.RESOURCE, Why.ABSENT), "{'code':-32602,'message':'Resource not found'}"),
            new Row(new Unknown(Unknown.Kind.COMPLETION, Why.ABSENT), "{'code':-32602,'message':'Nothing to complete'}"),
            new Row(new Unknown(Unknown.Kind.TASK, Why.ABSENT), "{'code':-32602,'message':'Unknown task'}"),
            new Row(new NoResource("docs://x", Why.ABSENT),
                    "{'code':-32602,'message':'Resource not found','data':{'uri':'docs://x'}}"),
            new Row(new Refusal.NotPermitted(false),
                    "{'code':-31403,'message':'This caller may not do that with these arguments'}"),
            new Row(new Refusal.Unconfirmed(Refusal.Unconfirmed.Lack.DECLINED),
                    "{'code':-31403,'message':'The call was not confirmed'}"),
            new Row(new NoSession(), "{'code':-32600,'message':'Session not found'}"),
            new Row(new MissingCapability("{\"sampling\":{}}"),
                    "{'code':-32021,'message':'The client does not declare a capability that this request needs',"
                            + "'data':{'requiredCapabilities':{'sampling':{}}}}"),
            new Row(new Failed("sold out"), "{'code':-31500,'message':'sold out'}"),
            new Row(new Withheld(Withheld.Flaw.CANARY, "00ff"),
                    "{'code':-32603,'message':'The result was withheld','data':{'correlationId':'00ff'}}"),
            new Row(new Internal("00ff"), "{'code':-32603,'message':'Internal error','data':{'correlationId':'00ff'}}"),
            new Row(new Limited(Duration.ofMillis(1500)),
                    "{'code':-31429,'message':'Too many calls. Try again in 2 s.','data':{'retryAfterMs':1500}}"),
            new Row(new Overloaded(What.CALLER, Duration.ofSeconds(1)),
                    "{'code':-31429,'message':'Too many calls at the same time. Wait for one to end.',"
                            + "'data':{'retryAfterMs':1000}}"),
            new Row(new Overloaded(What.SERVER, Duration.ofSeconds(1)),
                    "{'code':-31503,'message':'The server cannot serve this request now','data':{'retryAfterMs':1000}}"),
            new Row(new Overloaded(What.STOPPING, Duration.ofSeconds(1)),
                    "{'code':-31503,'message':'The server is about to stop','data':{'retryAfterMs':1000}}"),
            new Row(new TimedOut(), "{'code':-31504,'message':'The call took too long and was stopped'}"),
            new Row(new Unavailable(Duration.ofSeconds(5)),
                    "{'code':-31503,'message':'The server cannot serve this request now','data':{'retryAfterMs':5000}}"),
            new Row(new Unsupported("1999-01-01", List.of("b", "a")),
                    "{'code':-32022,'message':'Unsupported protocol version','data':{'supported':['b','a'],'requested':'1999-01-01'}}"),
            new Row(new Refusal.Overloaded(Refusal.Overloaded.What.SERVER, Duration.ofSeconds(1)),
                    "{'code':-31503,'message':'The server cannot serve this request now','data':{'retryAfterMs':1000}}"),
            new Row(new Refusal.Overloaded(Refusal.Overloaded.What.STOPPING, Duration.ofSeconds(5)),
                    "{'code':-31503,'message':'The server is about to stop','data':{'retryAfterMs':5000}}"),
            new Row(new Refusal.TimedOut(), "{'code':-31504,'message':'The call took too long and was stopped'}"),
            new Row(new Malformed(Fault.JSON, "the detail"), "{'code':-32700,'message':'the detail'}"));

    record Row(Refusal refusal, String error) {
    }

    static List<Row> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusal_hasItsCodeTextAndData(Row row) {
        assertThat(Tree.of(ErrorTable.error(new RequestId("7"), row.refusal(), true)))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','id':7,'error':" + row.error() + "}"));
    }

    @Test
    void everyRefusal_hasARow() {
        assertThat(ROWS.stream().<Object> map(row -> row.refusal().getClass()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder((Object[]) Refusal.class.getPermittedSubclasses());
    }

    @Test
    void everyCheckAndKind_hasARow() {
        assertThat(of(Forbidden.class).map(Forbidden::check)).contains(Forbidden.Check.values());
        assertThat(of(Unknown.class).map(Unknown::kind)).contains(Unknown.Kind.values());
    }

    @ParameterizedTest
    @EnumSource
    void fault_hasItsCode(Fault fault) {
        assertThat(ErrorTable.code(new Malformed(fault, "detail"), true)).isEqualTo(FAULTS.get(fault));
    }

    @ParameterizedTest // which of them stays inside
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING")
    void presentedCredentialThatDoesNotHold_hasOneAnswer(Credential credential) {
        assertThat(Tree.of(ErrorTable.error(null, new Unauthenticated(credential))))
                .isEqualTo(Tree.of("{'jsonrpc':'2.0','error':{'code':-31401,'message':'The credential is not valid'}}"));
    }

    @ParameterizedTest // hidden and unknown are the same
    @EnumSource
    void reasonForNotFinding_isNotTold(Why why) {
        assertThat(ErrorTable.error(new RequestId("1"), new Unknown(Unknown.Kind.TOOL, why)))
                .isEqualTo(ErrorTable.error(new RequestId("1"), new Unknown(Unknown.Kind.TOOL, Why.ABSENT)));
    }

    @Test // J-04, J-05
    void codes_stayOutOfForeignRanges() {
        List<Integer> specified = List.of(-32700, -32600, -32601, -32602, -32603, -32020, -32021, -32022);
        Stream<Integer> codes = Stream.concat(ROWS.stream().map(row -> ErrorTable.code(row.refusal(), true)),
                FAULTS.values().stream());
        assertThat(codes).allMatch(code -> specified.contains(code) || code < -32768 || code > -32000);
    }

    @Test // R-04, J-04: the code of a missing resource is the only one that depends on the era
    void missingResource_hasAnOlderCodeForHandshakeClients() {
        for (Row row : ROWS) {
            int modern = ErrorTable.code(row.refusal(), true);
            assertThat(ErrorTable.code(row.refusal(), false)).isEqualTo(row.refusal() instanceof NoResource ? -32002 : modern);
        }
    }

    @Test
    void missingResourceForHandshakeClients_namesItsAddressToo() {
        assertThat(Tree.of(ErrorTable.error(null, new NoResource("docs://x", Why.ABSENT), false))).isEqualTo(Tree.of(
                "{'jsonrpc':'2.0','error':{'code':-32002,'message':'Resource not found','data':{'uri':'docs://x'}}}"));
    }

    @Test // J-01
    void withoutAnId_thereIsNoIdMember() {
        assertThat(Tree.of(ErrorTable.error(null, new Internal("0a1b"))).has("id")).isFalse();
    }

    @Test // J-01
    void id_isEchoedAsItCame() {
        String written = new String(ErrorTable.error(new RequestId("\"\\u0041\u20ac\""), new Internal("0a1b")),
                StandardCharsets.UTF_8);
        assertThat(written).contains("\"id\":\"\\u0041\u20ac\",");
    }

    @Test // D-07
    void requestedVersion_isEchoedShortened() {
        byte[] error = ErrorTable.error(null, new Unsupported("9".repeat(1000), List.of()));
        assertThat(Tree.of(error).at("/error/data/requested").textValue()).isEqualTo("9".repeat(64));
    }

    @Test
    void requestedVersionCutInsideACharacter_isStillJson() {
        byte[] error = ErrorTable.error(null, new Unsupported("9".repeat(63) + "\ud83d\ude00", List.of()));
        assertThat(Tree.of(error).at("/error/data/requested").textValue()).startsWith("9".repeat(63));
    }

    @ParameterizedTest
    @CsvSource({ "PT0S,1,1", "PT0.000000001S,1,1", "PT0.001S,1,1", "PT0.001000001S,1,2", "PT1S,1,1000", "PT1.000000001S,2,1001",
            "PT59.999S,60,59999" })
    void waitingTime_isRoundedUp(Duration wait, long seconds, long millis) {
        assertThat(ErrorTable.seconds(wait)).isEqualTo(seconds);
        assertThat(Tree.of(ErrorTable.error(null, new Limited(wait))).at("/error/data/retryAfterMs").longValue())
                .isEqualTo(millis);
    }

    private static <T extends Refusal> Stream<T> of(Class<T> type) {
        return ROWS.stream().map(Row::refusal).filter(type::isInstance).map(type::cast);
    }
}
