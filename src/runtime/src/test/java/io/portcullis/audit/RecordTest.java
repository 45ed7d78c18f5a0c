package io.portcullis.audit;

import static io.portcullis.audit.WrittenTrail.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.audit.AuditTrail.Rules;
import io.portcullis.audit.Scope.Level;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.Effect;
import io.portcullis.event.Given;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.RequestEnded.What;
import io.portcullis.event.Spoken;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.Tree;
import io.portcullis.redaction.Redaction;
import io.portcullis.seal.MacKey;
import io.portcullis.seal.MacRing;

/** What a record says, and which records there are. */
class RecordTest {

    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "\"7\"", "00ff",
            new Spoken("tools/call", true, "2026-07-28", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01", ""));
    private static final String METADATA = "'version':'1.6.0','log_version':'1','product':{'name':'Portcullis','uid':'tests'}}";

    private final FakeClock clock = new FakeClock("2026-11-23T05:00:00Z");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Redaction redaction = Redaction.NONE;
    private AuditTrail trail = begin(Level.ALL, false, Arguments.withNames());

    @Test
    void call_isOneRecord() {
        trail.on(new CallEnded(HERE, ALICE, entry("find", Effect.READS), Given.of(List.of("number")), Outcome.OK,
                Optional.empty(), 1_234_567));
        assertThat(only()).isEqualTo(Tree.of("{'time':1795410000000,'time_dt':'2026-11-23T05:00:00Z',"
                + "'metadata':{'event_code':'call','uid':'" + uid() + "','sequence':2,'correlation_uid':'00ff'," + METADATA
                + ",'category_uid':6,'class_uid':6003,'severity_id':1,'status_id':1,'status':'Success','status_code':'ok',"
                + "'activity_id':2,'activity_name':'Read','type_uid':600302,'actor':{'user':{'uid':'alice'},'idp':{'name':'https://a'}},"
                + "'src_endpoint':{'ip':'192.0.2.1'},'api':{'operation':'tools/call','version':'2026-07-28','request':{'uid':'\\\"7\\\"'}},"
                + "'resources':[{'name':'find','type':'tool'}],'trace':{'uid':'0123456789abcdef0123456789abcdef'},"
                + "'unmapped':{'door':'mcp','authentication':'jwt','arguments':['number']},'duration':1}"));
    }

    @Test
    void refusedDirectCall_saysWhy() {
        trail.on(new CallEnded(Origin.bean("00ff"), Callers.key("bob"), entry("find", Effect.DESTROYS), Given.NOTHING,
                Outcome.REFUSED, Optional.of("denied_role"), 0));
        JsonNode record = only();
        assertThat(record.at("/status_code").textValue()).isEqualTo("refused");
        assertThat(record.at("/status_detail").textValue()).isEqualTo("denied_role");
        assertThat(record.at("/activity_name").textValue()).isEqualTo("Delete");
        assertThat(record.at("/api/operation").textValue()).isEqualTo("bean");
        assertThat(record.at("/src_endpoint/name").textValue()).isEqualTo("unknown");
    }

    @Test
    void refusedCredential_isARefusedLogon() {
        trail.on(new CredentialRefused("192.0.2.1", "bearer", "credential_expired", "00ff"));
        assertThat(only()).isEqualTo(Tree.of("{'time':1795410000000,'time_dt':'2026-11-23T05:00:00Z',"
                + "'metadata':{'event_code':'credential','uid':'" + uid() + "','sequence':2,'correlation_uid':'00ff',"
                + METADATA + ",'category_uid':3,'class_uid':3002,'severity_id':2,'status_id':2,'status':'Failure',"
                + "'status_code':'refused','status_detail':'credential_expired','activity_id':1,'activity_name':'Logon',"
                + "'type_uid':300201,'user':{'name':'unknown'},'auth_protocol_id':99,'auth_protocol':'bearer',"
                + "'service':{'name':'mcp'},'src_endpoint':{'ip':'192.0.2.1'}}"));
    }

    @Test
    void everyOtherEvent_hasItsRecord() {
        trail.on(new MessageEnded(HERE, ALICE, Outcome.OK, Optional.empty(), 5));
        trail.on(new RequestEnded("c", "192.0.2.1", Optional.empty(), What.METADATA, Outcome.OK, Optional.empty()));
        trail.on(new PolicyChanged("file", "", "rules for destroy", Outcome.OK));
        trail.on(new LimitStoreChanged(false));
        trail.on(new Administered("c", "192.0.2.1", ALICE, "policy", "destroy", Optional.empty()));
        assertThat(records()).extracting(record -> record.at("/metadata/event_code").textValue() + " "
                + record.at("/type_uid").intValue() + " " + record.at("/status_code").textValue())
                .containsExactly("message 600399 ok", "request 600399 ok", "policy 300403 ok",
                        "limit_store 600299 unreachable", "management 600399 ok");
    }

    @ParameterizedTest // log forging
    @ValueSource(strings = { "a\nb", "a\r\nb", "a\u0000b", "a\u001b[31mb", "a\u0085b", "a\u2028b", "a\u202eb", "a\u2066b",
            "a\"}\n{\"b", "a\\nb", "\ud83d\ude00", "%s %d {0}", "\u00e9",
            "a\",\"integrity\":{\"key\":\"k1\",\"mac\":\"00\"}}" })
    void whatAClientSays_staysInsideItsString(String text) {
        Caller caller = Callers.of(text, text, Authentication.JWT);
        trail.on(new CallEnded(new Origin(Door.MCP, text, text, "00ff", new Spoken(text, false, text, "", "")), caller,
                new EntryName(Feature.TOOL, text, false), Given.of(List.of(text)), Outcome.OK, Optional.empty(), 0));
        JsonNode record = only();
        assertThat(lines.get(lines.size() - 1)).matches("[\\x20-\\x7E]+");
        for (String member : List.of("/actor/user/uid", "/actor/idp/name", "/src_endpoint/name", "/api/request/uid",
                "/api/operation", "/api/version", "/resources/0/name", "/unmapped/arguments/0")) {
            assertThat(record.at(member).textValue()).as(member).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({ "192.0.2.1,ip", "2001:DB8::1,ip", "::1,ip", "unknown,name", "abc,name", "abc:,name", "1.2.x,name",
            "\u0661.\u0661,name", ".,name" })
    void clientIsSaidToHaveAnAddress_whereItIsOne(String address, String member) {
        trail.on(new CredentialRefused(address, "bearer", "credential_expired", "00ff"));
        assertThat(only().at("/src_endpoint/" + member).textValue()).isEqualTo(address);
    }

    @Test
    void longTexts_areCut() {
        String text = "9".repeat(10_000);
        trail.on(new CallEnded(new Origin(Door.MCP, text, text, text, new Spoken(text, false, text, "", "")),
                Callers.of(text, text, Authentication.JWT), new EntryName(Feature.TOOL, text, false),
                Given.of(List.of(text)), Outcome.OK, Optional.empty(), 0));
        assertThat(only().at("/api/request/uid").textValue()).hasSize(128);
        assertThat(lines.get(lines.size() - 1)).hasSizeLessThan(3_500);
    }

    @ParameterizedTest
    @CsvSource({ "ALL, READS, OK, true", "ALL, WRITES, OK, true", "WRITES, READS, OK, false", "WRITES, WRITES, OK, true",
            "WRITES, DESTROYS, ERROR, true", "WRITES, READS, ERROR, false", "WRITES, READS, REFUSED, true",
            "WRITES, READS, INVALID, true", "REFUSED, DESTROYS, OK, false", "REFUSED, READS, LIMITED, true",
            "REFUSED, READS, REFUSED, true" })
    void level_decidesWhichCallsAreRecorded(Level level, Effect effect, Outcome outcome, boolean recorded) {
        trail = begin(level, false, Arguments.withNames());
        trail.on(new CallEnded(HERE, ALICE, entry("find", effect), Given.NOTHING, outcome, Optional.empty(), 0));
        assertThat(records()).hasSize(recorded ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void whatIsRefused_andWhatOperatorsDo_isRecordedAtEveryLevel(Level level) {
        trail = begin(level, false, Arguments.withNames());
        trail.on(new CredentialRefused("192.0.2.1", "bearer", "credential_expired", "00ff"));
        trail.on(new MessageEnded(HERE, ALICE, Outcome.INVALID, Optional.empty(), 5));
        trail.on(new RequestEnded("c", "192.0.2.1", Optional.empty(), What.MESSAGE, Outcome.REFUSED, Optional.of("x")));
        trail.on(new PolicyChanged("file", "", "rules for destroy", Outcome.OK));
        trail.on(new Administered("c", "192.0.2.1", ALICE, "policy", "destroy", Optional.empty()));
        assertThat(records()).hasSize(5);
    }

    @ParameterizedTest // a result that was withheld, a method that took too long
    @EnumSource(Level.class)
    void whatHasAReason_isRecordedAtEveryLevel(Level level) {
        trail = begin(level, false, Arguments.withNames());
        trail.on(new CallEnded(HERE, ALICE, entry("find", Effect.READS), Given.NOTHING, Outcome.ERROR,
                Optional.of("withheld_canary"), 5));
        assertThat(only().get("status_detail").asText()).isEqualTo("withheld_canary");
    }

    @Test
    void namesThatClientsMadeUp_areFreeText() {
        redaction = new Redaction(List.of(text -> text.replace("secret", "***")));
        trail = begin(Level.ALL, false, Arguments.withNames());
        trail.on(new CallEnded(HERE, ALICE, new EntryName(Feature.TOOL, "secret tool", false), Given.NOTHING, Outcome.REFUSED,
                Optional.of("unknown_tool"), 5));
        trail.on(new MessageEnded(new Origin(Door.MCP, "192.0.2.1", "1", "00ff",
                new Spoken("secret/method", false, "", "", "")), ALICE, Outcome.REFUSED, Optional.of("unknown_method"), 5));
        trail.on(
                new CallEnded(HERE, ALICE, entry("secret_find", Effect.READS), Given.NOTHING, Outcome.OK, Optional.empty(), 5));
        List<JsonNode> records = records();
        assertThat(records).extracting(record -> record.at("/resources/0/name").asText()).containsExactly("*** tool", "",
                "secret_find");
        assertThat(records.get(1).at("/api/operation").asText()).isEqualTo("***/method");
    }

    @Test
    void aDestructiveCallWhoseBeginningIsRecorded_hasItsEndRecordedAtEveryLevel() {
        assertThat(new Scope(Level.REFUSED, false, true).holds(WrittenTrail.call("c"))).isTrue();
        assertThat(new Scope(Level.REFUSED, false, false).holds(WrittenTrail.call("c"))).isFalse();
    }

    @Test
    void requestsTurnedAway_areCounted_andTheCountsAddUp() {
        for (int i = 0; i < 3 * TurnedAway.MAX_TALLIES; i++) {
            turnedAway("192.0.2." + i);
            turnedAway("192.0.2.1");
        }
        clock.advance(Duration.ofMinutes(1));
        trail.on(new LimitStoreChanged(true)); // so that the trail looks at its clock
        List<JsonNode> counted = records().stream().filter(record -> record.has("count")).toList();
        assertThat(counted).hasSize(TurnedAway.MAX_TALLIES + 1);
        assertThat(counted.stream().mapToLong(record -> record.get("count").longValue()).sum())
                .isEqualTo(6L * TurnedAway.MAX_TALLIES);
        assertThat(counted).filteredOn(record -> record.at("/src_endpoint/ip").asText().equals("192.0.2.1")).singleElement()
                .satisfies(record -> assertThat(record.get("count").longValue()).isEqualTo(3L * TurnedAway.MAX_TALLIES + 1));
    }

    @Test
    void requestsTurnedAway_areWrittenWhenTheTrailEnds() {
        turnedAway("192.0.2.1");
        turnedAway("192.0.2.1");
        assertThat(records()).isEmpty();
        WrittenTrail.end(trail);
        assertThat(lines).anySatisfy(line -> assertThat(Tree.of(line.getBytes(StandardCharsets.UTF_8)).at("/count").intValue())
                .isEqualTo(2));
    }

    @Test
    void requestsTurnedAway_mayHaveARecordEach() {
        trail = begin(Level.ALL, true, Arguments.withNames());
        turnedAway("192.0.2.1");
        turnedAway("192.0.2.1");
        assertThat(records()).hasSize(2);
    }

    @Test
    void arguments_mayBeRecordedWithoutWhatIsSensitive() {
        trail = begin(Level.ALL, false, Arguments.withValues());
        call(new Values("{\"city\":\"X\u00e4nten\",\"pin\":\"***\"}"));
        assertThat(only().at("/api/request/data")).isEqualTo(Tree.of("{'city':'X\u00e4nten','pin':'***'}"));
        assertThat(lines.get(lines.size() - 1)).matches("[\\x20-\\x7E]+");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{}{}", "\"x\"", "{\"a\":1}}" })
    void argumentsThatAreNoObject_areLeftOut(String redacted) {
        trail = begin(Level.ALL, false, Arguments.withValues());
        call(new Values(redacted));
        assertThat(only().at("/api/request/data").isMissingNode()).isTrue();
    }

    @Test
    void arguments_mayBeADigest_thatNeedsTheKey() {
        trail = begin(Level.ALL, false, Arguments.withDigest(key("k1")));
        call(new Values("a"));
        call(new Values("a"));
        call(new Values("b"));
        trail = begin(Level.ALL, false, Arguments.withDigest(key("k2")));
        call(new Values("a"));
        List<String> digests = records().stream().map(record -> record.at("/unmapped/arguments_digest").asText()).toList();
        assertThat(digests).hasSize(1).allMatch(digest -> digest.matches("k2:[0-9a-f]{64}"));
        List<String> all = lines.stream().filter(line -> line.contains("arguments_digest"))
                .map(line -> Tree.of(line.getBytes(StandardCharsets.UTF_8)).at("/unmapped/arguments_digest").asText()
                        .substring(3))
                .toList();
        assertThat(all.get(0)).isEqualTo(all.get(1)).isNotEqualTo(all.get(2)).isNotEqualTo(all.get(3));
    }

    @Test
    void argumentsThatCannotBePrepared_areNamedOnly_andTheCallIsRecorded() {
        trail = begin(Level.ALL, false, given -> {
            throw new IllegalStateException("a redactor failed");
        });
        call(new Values("{}"));
        assertThat(only().at("/unmapped/arguments/0").textValue()).isEqualTo("city");
    }

    private record Values(String text) implements Given.Values {

        @Override
        public String redacted() {
            return text;
        }

        @Override
        public byte[] canonical() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private void call(Given.Values values) {
        trail.on(new CallEnded(HERE, ALICE, entry("find", Effect.READS), new Given(List.of("city"), values), Outcome.OK,
                Optional.empty(), 0));
    }

    private void turnedAway(String address) {
        trail.on(new RequestEnded("c", address, Optional.empty(), What.TURNED_AWAY, Outcome.REFUSED,
                Optional.of("overloaded_address")));
    }

    private static MacKey key(String id) {
        return new MacRing(MacRing.configured(List.of(WrittenTrail.configured(id))), Arguments.PURPOSE).first();
    }

    private static EntryName entry(String name, Effect effect) {
        return new EntryName(Feature.TOOL, name, true, effect);
    }

    private AuditTrail begin(Level level, boolean each, Function<Given, Arguments> arguments) {
        if (trail != null) {
            assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        }
        AuditTrail begun = new AuditTrail(new Rules(new Scope(level, each, false),
                new Pace(100_000, false, WrittenTrail.PATIENCE, Duration.ofDays(1), 1_000_000), arguments, redaction), clock,
                () -> Runnable::run);
        try {
            begun.begin(new Outlets(Optional.empty(), Optional.empty(), Map.of("list", lines::addAll), "tests"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return begun;
    }

    private JsonNode only() {
        assertThat(records()).hasSize(1);
        return records().get(0);
    }

    private String uid() {
        return only().at("/metadata/uid").asText();
    }

    /** Those of the trail that was begun last, without what it says about itself. */
    private List<JsonNode> records() {
        assertThat(trail.awaitWritten(WrittenTrail.PATIENCE)).isTrue();
        List<JsonNode> all = lines.stream().map(line -> Tree.of(line.getBytes(StandardCharsets.UTF_8))).toList();
        int started = 0;
        for (int i = 0; i < all.size(); i++) {
            started = all.get(i).at("/metadata/event_code").asText().equals("started") ? i + 1 : started;
        }
        return all.subList(started, all.size());
    }
}
