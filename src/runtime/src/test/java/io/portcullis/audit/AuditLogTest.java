package io.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CallEnded.EntryName;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Door;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.fake.Tree;

class AuditLogTest {

    private static final Caller ALICE = new Caller("alice", "https://a", Authentication.JWT, Set.of("reader"), Set.of("s"),
            Optional.empty());
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "\"7\"", "00ff");

    private final RecordingHandler lines = new RecordingHandler(AuditLog.CATEGORY);
    private final AuditLog log = new AuditLog(new FakeClock("2026-11-23T05:00:00Z"));

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void call_isOneRecord() {
        log.on(new CallEnded(HERE, ALICE, new EntryName(Feature.TOOL, "find", true), Given.of(List.of("number")), Outcome.OK,
                Optional.empty(),
                1_234_567));
        assertThat(line()).isEqualTo(
                Tree.of("{'time':'2026-11-23T05:00:00Z','event':'call','correlationId':'00ff','requestId':'\\\"7\\\"',"
                        + "'door':'mcp','address':'192.0.2.1','caller':'alice','issuer':'https://a','authentication':'jwt','feature':'tool','entry':'find','outcome':'ok',"
                        + "'arguments':['number'],'durationMicros':1234}"));
    }

    @Test
    void refusedDirectCall_saysWhy() {
        log.on(new CallEnded(Origin.bean("00ff"), Callers.key("bob"), new EntryName(Feature.TOOL, "find", true), Given.NOTHING,
                Outcome.REFUSED,
                Optional.of("denied_role"), 0));
        assertThat(line())
                .isEqualTo(Tree.of("{'time':'2026-11-23T05:00:00Z','event':'call','correlationId':'00ff','door':'bean',"
                        + "'address':'unknown','caller':'bob','authentication':'api_key','feature':'tool','entry':'find','outcome':'refused','reason':'denied_role',"
                        + "'arguments':[],'durationMicros':0}"));
    }

    @Test
    void refusedCredential_isOneRecord() {
        log.on(new CredentialRefused("192.0.2.1", "bearer", "credential_expired", "00ff"));
        assertThat(line()).isEqualTo(
                Tree.of("{'time':'2026-11-23T05:00:00Z','event':'credential','correlationId':'00ff','address':'192.0.2.1',"
                        + "'presented':'bearer','outcome':'refused','reason':'credential_expired'}"));
    }

    @ParameterizedTest // log forging
    @ValueSource(strings = { "a\nb", "a\r\nb", "a\u0000b", "a\u001b[31mb", "a\u0085b", "a\u2028b", "a\u202eb", "a\u2066b",
            "a\"}\n{\"b", "a\\nb",
            "\ud83d\ude00", "\ud83d", "%s %d {0}", "\u00e9" })
    void whatAClientSays_staysInsideItsString(String text) {
        Caller caller = Callers.of(text, text, Authentication.JWT);
        log.on(new CallEnded(new Origin(Door.MCP, text, text, "00ff"), caller, new EntryName(Feature.TOOL, text, false),
                Given.of(List.of(text)),
                Outcome.OK,
                Optional.empty(), 0));
        assertThat(lines.lines().get(0)).matches("[\\x20-\\x7E]+");
        for (String member : List.of("/caller", "/issuer", "/address", "/requestId", "/entry", "/arguments/0")) {
            assertThat(line().at(member).textValue()).isEqualTo(text);
        }
    }

    @Test
    void longRequestId_isShortened() {
        log.on(new CallEnded(new Origin(Door.MCP, "x", "9".repeat(10_000), "00ff"), ALICE,
                new EntryName(Feature.TOOL, "find", true),
                Given.NOTHING, Outcome.OK,
                Optional.empty(), 0));
        assertThat(line().get("requestId").textValue()).hasSize(128);
    }

    private JsonNode line() {
        assertThat(lines.lines()).hasSize(1);
        return Tree.of(lines.lines().get(0).getBytes(StandardCharsets.UTF_8));
    }
}
