package io.portcullis.attack.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.caller.Entry.Kind;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Server;

/** Every caller at every entry, against {@link Entry a table} that does not come from the code: AU-12, B-03. */
@DisplayName("Doing what one's role does not allow")
class RolesIT {

    private static final List<ApiKey> CALLERS = List.of(Bank.CLERK, Bank.COLLEAGUE, Bank.STRANGER, Bank.MANAGER,
            Bank.VISITOR);
    private static final List<String> REVISIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    private final Server bank = Branch.server();

    @Attack(value = "entries of other roles, by every caller", stoppedBy = Guard.ROLE)
    void whatIsNotForACaller_answersLikeWhatIsNotThere(Tries tries) {
        Ran before = Ran.in(bank);
        for (ApiKey key : CALLERS) {
            Caller caller = Caller.of(bank, key);
            for (Entry entry : Entry.all()) {
                if (!entry.isKnownTo(key)) {
                    Answer answer = tries.saw(caller.request(entry.kind().use, entry.params()));
                    Answer unknown = caller.request(entry.kind().use, entry.unknown().params());
                    assertThat(withoutItself(answer, entry)).as(key.name() + " " + entry.id())
                            .isEqualTo(withoutItself(unknown, entry.unknown()));
                }
            }
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "entries of other roles, in sessions of every older revision", stoppedBy = Guard.ROLE)
    void inSessions_itIsTheSame(Tries tries) {
        Ran before = Ran.in(bank);
        for (String revision : REVISIONS) {
            for (ApiKey key : CALLERS) {
                Session session = Session.open(bank, key, revision);
                for (Entry entry : Entry.all()) {
                    if (!entry.isKnownTo(key)) {
                        Answer answer = tries.saw(session.request(entry.kind().use, entry.params()));
                        Answer unknown = session.request(entry.kind().use, entry.unknown().params());
                        assertThat(withoutItself(answer, entry)).as(revision + " " + key.name() + " " + entry.id())
                                .isEqualTo(withoutItself(unknown, entry.unknown()));
                    }
                }
                session.end();
            }
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "entries of other roles, all in one batch", stoppedBy = Guard.ROLE)
    void inABatch_eachIsDecidedAlone(Tries tries) {
        for (ApiKey key : CALLERS) {
            Session session = Session.open(bank, key, "2025-03-26");
            Ran before = Ran.in(bank);
            List<Entry> hidden = Entry.all().stream().filter(entry -> !entry.isKnownTo(key)).toList();
            List<Map<String, ?>> batch = new ArrayList<>(hidden.stream()
                    .map(entry -> Session.message(entry.kind().use, entry.params())).toList());
            batch.add(Session.message("tools/call", Map.of("name", "whoami", "arguments", Map.of())));
            JsonNode answers = session.send(batch).json();
            for (int each = 0; each < hidden.size(); each++) {
                Answer single = session.request(hidden.get(each).kind().use, hidden.get(each).params());
                tries.saw(200, answers.get(each).toString());
                assertThat(answers.get(each).path("error")).isEqualTo(single.error()).isNotEmpty();
            }
            assertThat(answers.get(hidden.size()).at("/result/content/0/text").asText()).isEqualTo(key.name());
            assertThat(Ran.in(bank).since(before)).isEmpty();
            session.end();
        }
    }

    @Attack(value = "a tool whose scope nobody has granted", stoppedBy = Guard.SCOPE)
    void withoutTheScope_itIsSaidAndNothingRuns(Tries tries) {
        Ran before = Ran.in(bank);
        for (ApiKey key : List.of(Bank.CLERK, Bank.COLLEAGUE, Bank.STRANGER)) {
            for (Map<String, ?> claims : claims()) {
                Answer answer = tries.saw(Caller.of(bank, key).claiming(claims).call("deposit", Map.of("amount", 5)));
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.error().path("code").asInt()).isEqualTo(-31403);
                assertThat(answer.header("www-authenticate").orElseThrow()).contains("insufficient_scope", "vault:write");
            }
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "roles, scopes and identities that a caller says it has", stoppedBy = Guard.ROLE)
    void whatACallerSaysOfItself_countsForNothing(Tries tries) {
        Ran before = Ran.in(bank);
        String unknown = withoutItself(Caller.of(bank, Bank.CLERK).call("no_such_tool", Map.of()));
        for (Map<String, ?> claims : claims()) {
            Answer answer = tries.saw(Caller.of(bank, Bank.CLERK).claiming(claims).call("open", Map.of()));
            assertThat(withoutItself(answer)).isEqualTo(unknown);
            Answer arguments = tries.saw(Caller.of(bank, Bank.CLERK).call("open", claims));
            assertThat(withoutItself(arguments)).isEqualTo(unknown);
        }
        for (String header : List.of("X-Roles", "X-User", "X-Forwarded-User", "Remote-User", "X-Remote-User", "X-Scopes",
                "X-Client-Cert", "X-Tenant", "X-Original-User", "Cookie")) {
            Caller clerk = Caller.of(bank, Bank.CLERK).with(header, "manager");
            assertThat(withoutItself(tries.saw(clerk.call("open", Map.of())))).as(header).isEqualTo(unknown);
            assertThat(clerk.call("whoami", Map.of()).result().at("/content/0/text").asText()).isEqualTo("clerk");
        }
        assertThat(Ran.in(bank).since(before)).isEmpty();
    }

    @Attack(value = "finding in a list what a call would not say", stoppedBy = Guard.ROLE)
    void lists_sayWhatCallsSay(Tries tries) {
        for (ApiKey key : CALLERS) {
            for (Kind kind : List.of(Kind.TOOL, Kind.PROMPT, Kind.RESOURCE, Kind.TEMPLATE)) {
                List<String> known = Entry.of(kind).stream().filter(entry -> entry.isKnownTo(key)).map(Entry::id).sorted()
                        .toList();
                assertThat(idsIn(tries.saw(Caller.of(bank, key).request(kind.list, Map.of())), kind)).as(key.name())
                        .isEqualTo(known);
                for (String revision : REVISIONS) {
                    Session session = Session.open(bank, key, revision);
                    assertThat(idsIn(tries.saw(session.request(kind.list, Map.of())), kind)).as(revision + " " + key.name())
                            .isEqualTo(known);
                    session.end();
                }
            }
        }
    }

    @Attack(value = "what one's role allows: each runs once, and nothing beside it", stoppedBy = Guard.ROLE)
    void whatIsForACaller_isServed(Tries tries) {
        for (ApiKey key : List.of(Bank.CLERK, Bank.MANAGER, Bank.VISITOR)) {
            Caller caller = Caller.of(bank, key).withForms().with("Mcp-Param-City", "Oslo");
            for (Entry entry : Entry.all()) {
                if (entry.isKnownTo(key) && entry.isGrantedTo(key)) {
                    Ran before = Ran.in(bank);
                    Answer answer = tries.saw(caller.request(entry.kind().use, entry.params()));
                    assertThat(answer.status()).as(entry.id() + answer.text()).isEqualTo(200);
                    assertThat(answer.result().isObject()).as(entry.id() + answer.text()).isTrue();
                    assertThat(Ran.in(bank).since(before)).isEqualTo(entry.run().isEmpty() ? Map.of()
                            : Map.of(entry.run(), 1L));
                }
            }
        }
    }

    @Attack(value = "watching resources of other roles", stoppedBy = { Guard.ROLE, Guard.OWNER })
    void resourcesOfOthers_cannotBeWatched(Tries tries) {
        for (String revision : REVISIONS) {
            for (ApiKey key : CALLERS) {
                Session session = Session.open(bank, key, revision);
                for (Entry entry : Entry.of(Kind.RESOURCE)) {
                    Answer answer = tries.saw(session.request("resources/subscribe", Map.of("uri", entry.id())));
                    Answer read = session.request("resources/read", Map.of("uri", entry.id()));
                    assertThat(answer.error()).as(key.name() + " " + entry.id()).isEqualTo(read.error());
                    assertThat(answer.result().isObject()).isEqualTo(entry.isKnownTo(key));
                }
                session.end();
            }
        }
    }

    private static List<Map<String, ?>> claims() {
        return List.of(Map.of("roles", List.of("manager")), Map.of("role", "manager", "scope", "vault:write"),
                Map.of("io.portcullis/roles", List.of("manager")), Map.of("caller", Map.of("subject", "manager")),
                Map.of("identity", "manager", "tenant", "south"), Map.of("principal", "manager", "isAdmin", true),
                Map.of("authorization", "Bearer x", "x-api-key", Bank.MANAGER.name()),
                Map.of("__proto__", Map.of("roles", List.of("manager"))));
    }

    private static List<String> idsIn(Answer answer, Kind kind) {
        List<String> ids = new ArrayList<>();
        String member = kind == Kind.RESOURCE ? "uri" : kind == Kind.TEMPLATE ? "uriTemplate" : "name";
        answer.result().path(kind.member).forEach(entry -> ids.add(entry.path(member).asText()));
        return ids.stream().sorted().toList();
    }

    /** An answer in which nothing is left of what was asked for. */
    private static String withoutItself(Answer answer, Entry entry) {
        return withoutItself(answer).replace(entry.address(), "x");
    }

    private static String withoutItself(Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
        headers.remove("content-length");
        headers.remove("mcp-session-id");
        return answer.status() + " " + headers + " " + answer.text().replaceFirst("\"id\":\\d+", "\"id\":1");
    }
}
