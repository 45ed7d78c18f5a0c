package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.Source;
import io.portcullis.seal.SealKey;

/** N-01 to N-03, Q-01, Q-03, Q-04, T-02, T-03, trap 16. */
class ListsTest {

    private static final AccessRule ADMIN = AccessRule.roles(List.of(Set.of("admin")));
    private static final Duration HOUR = Duration.ofHours(1);

    /** The lists there are: method, member, the member that names an element. */
    enum Listed {
        TOOLS("tools/list", "tools", "name"),
        PROMPTS("prompts/list", "prompts", "name"),
        RESOURCES("resources/list", "resources", "uri"),
        TEMPLATES("resources/templates/list", "resourceTemplates", "uriTemplate");

        private final String method;
        private final String member;
        private final String name;

        Listed(String method, String member, String name) {
            this.method = method;
            this.member = member;
            this.name = name;
        }

        FakeEntry<?> entry(String key) {
            return switch (this) {
                case TOOLS -> new FakeTool(key);
                case PROMPTS -> new FakePrompt(key);
                case RESOURCES -> new FakeResource("docs://" + key);
                case TEMPLATES -> new FakeTemplate("docs://" + key + "/{x}");
            };
        }
    }

    @ParameterizedTest // N-01, T-03
    @EnumSource
    void pages_holdEverythingOnceAndInOrder(Listed list) {
        FakeServer server = new Setup().pages(2).serving(list.entry("e"), list.entry("b"), list.entry("d"), list.entry("a"),
                list.entry("c"));
        FakeClient alice = server.client(FakeServer.ALICE);
        JsonNode first = alice.result(list.method, "");
        JsonNode second = alice.result(list.method, "'cursor':'" + first.get("nextCursor").textValue() + "'");
        JsonNode third = alice.result(list.method, "'cursor':'" + second.get("nextCursor").textValue() + "'");
        assertThat(third.has("nextCursor")).isFalse(); // absence ends the list
        List<String> names = new ArrayList<>(names(list, first));
        names.addAll(names(list, second));
        names.addAll(names(list, third));
        assertThat(names).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({ "4,2,2", "2,2,1", "1,2,1", "5,100,1" })
    void lastPage_hasNoCursor(int entries, int size, int pages) {
        FakeServer server = new Setup().pages(size).serving(tools(entries));
        FakeClient alice = server.client(FakeServer.ALICE);
        JsonNode page = alice.result("tools/list", "");
        int seen = 1;
        while (page.has("nextCursor")) {
            page = alice.result("tools/list", "'cursor':'" + page.get("nextCursor").textValue() + "'");
            seen++;
        }
        assertThat(seen).isEqualTo(pages);
    }

    @Test // N-02: what was listed last may be gone by now
    void entryThatWentBetweenTwoPages_hidesNothing() {
        FakeServer server = new Setup().pages(2).serving(tools(5));
        FakeClient alice = server.client(FakeServer.ALICE);
        String cursor = alice.result("tools/list", "").get("nextCursor").textValue();
        server.catalog.remove(Feature.TOOL, "tool0");
        server.catalog.remove(Feature.TOOL, "tool1");
        assertThat(names(Listed.TOOLS, alice.result("tools/list", "'cursor':'" + cursor + "'"))).containsExactly("tool2",
                "tool3");
        server.catalog.add(new FakeTool("tool1a").entry());
        assertThat(names(Listed.TOOLS, alice.result("tools/list", "'cursor':'" + cursor + "'"))).containsExactly("tool1a",
                "tool2");
    }

    @Test
    void cursorBehindTheLastEntry_isAnEmptyPage() {
        FakeServer server = new Setup().pages(1).serving(tools(2));
        FakeClient alice = server.client(FakeServer.ALICE);
        String cursor = alice.result("tools/list", "").get("nextCursor").textValue();
        server.catalog.remove(Feature.TOOL, "tool1");
        JsonNode page = alice.result("tools/list", "'cursor':'" + cursor + "'");
        assertThat(page.get("tools")).isEmpty();
        assertThat(page.has("nextCursor")).isFalse();
    }

    @Test // N-03
    void cursor_isOfOneListAndOneCaller() {
        FakeServer server = new Setup().pages(1).serving(new FakeTool("a"), new FakeTool("b"), new FakePrompt("a"),
                new FakePrompt("b"), new FakeResource("docs://a"), new FakeResource("docs://b"),
                new FakeTemplate("docs://a/{x}"),
                new FakeTemplate("docs://b/{x}"));
        String cursor = server.client(FakeServer.ALICE).result("resources/list", "").get("nextCursor").textValue();
        for (Listed list : Listed.values()) {
            assertThat(server.client(FakeServer.ALICE).answer(list.method, "'cursor':'" + cursor + "'").has("result"))
                    .isEqualTo(list == Listed.RESOURCES);
        }
        for (Caller other : List.of(FakeServer.BOB, Caller.anonymous(), Callers.of("alice", "", Authentication.DEV_KEY),
                Callers.of("alice", "x", Authentication.API_KEY))) {
            assertThat(
                    server.client(other).answer("resources/list", "'cursor':'" + cursor + "'").at("/error/message").textValue())
                    .isEqualTo("params.cursor is not valid");
        }
    }

    @Test // N-03
    void cursor_expires() {
        FakeServer server = new Setup().pages(1).serving(tools(2));
        FakeClient alice = server.client(FakeServer.ALICE);
        String cursor = "'cursor':'" + alice.result("tools/list", "").get("nextCursor").textValue() + "'";
        server.clock.advance(HOUR.minusMillis(1));
        assertThat(alice.answer("tools/list", cursor).has("result")).isTrue();
        server.clock.advance(Duration.ofMillis(1));
        assertThat(alice.code("tools/list", cursor)).isEqualTo(-32602);
    }

    @Test // N-02, N-03
    void cursorOfAnotherKey_isRefused() {
        SealKey key = SealKey.generated();
        String cursor = "'cursor':'" + new Setup().keys(key).pages(1).serving(tools(2)).client(FakeServer.ALICE)
                .result("tools/list", "").get("nextCursor").textValue() + "'";
        assertThat(new Setup().keys(SealKey.generated()).pages(1).serving(tools(2)).client(FakeServer.ALICE)
                .code("tools/list", cursor)).isEqualTo(-32602);
        assertThat(new Setup().keys(SealKey.generated(), key).pages(1).serving(tools(2)).client(FakeServer.ALICE)
                .answer("tools/list", cursor).has("result")).isTrue(); // any node (N-03)
    }

    @ParameterizedTest // N-02
    @ValueSource(strings = { "", "tool0", "v1.k.AAAA" })
    void cursorThatWasMadeUp_isRefused(String cursor) {
        assertThat(new FakeServer(tools(2)).client(FakeServer.ALICE).code("tools/list", "'cursor':'" + cursor + "'"))
                .isEqualTo(-32602);
    }

    @Test // hidden is unknown
    void cursor_tellsNothingOfHiddenEntries() {
        FakeServer server = new Setup().pages(1).serving(new FakeTool("a"), new FakeTool("b").access(ADMIN), new FakeTool("c"));
        FakeClient alice = server.client(FakeServer.ALICE);
        JsonNode first = alice.result("tools/list", "");
        JsonNode second = alice.result("tools/list", "'cursor':'" + first.get("nextCursor").textValue() + "'");
        assertThat(names(Listed.TOOLS, second)).containsExactly("c");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void list_saysHowLongItHolds(Listed list) {
        JsonNode result = new Setup().listsHold(HOUR).serving(list.entry("a")).client(FakeServer.ALICE).result(list.method, "");
        assertThat(result.get("ttlMs").longValue()).isEqualTo(HOUR.toMillis());
    }

    @Test // a list is no longer worth anything when its caller is nobody any more
    void list_holdsNoLongerThanTheCredential() {
        FakeServer server = new Setup().listsHold(HOUR).serving(new FakeTool("a"));
        assertThat(ttl(server, server.clock.instant().plusSeconds(60))).isEqualTo(60_000);
        assertThat(ttl(server, server.clock.instant().plus(HOUR).plusSeconds(1))).isEqualTo(HOUR.toMillis());
        assertThat(ttl(server, server.clock.instant().minusSeconds(1))).isZero();
        assertThat(ttl(server, Instant.MAX)).isEqualTo(HOUR.toMillis());
    }

    @Test // Q-04, trap 16: only where every caller there is sees the same
    void list_isPublicOnlyWhereAllSeeTheSame() {
        assertScope("public", new Setup(), new FakeTool("a"), new FakeTool("b"));
        assertScope("public", new Setup(), new FakeTool("a"), new FakeTool("b").access(AccessRule.of(Kind.DENIED)));
        assertScope("private", new Setup(), new FakeTool("a"), new FakeTool("b").access(ADMIN));
        assertScope("private", new Setup(), new FakeTool("a"), new FakeTool("b").access(AccessRule.of(Kind.AUTHENTICATED)));
        assertScope("private", new Setup().withoutAnonymous(), new FakeTool("a"));
    }

    @Test
    void scopeOfAList_isItsOwnAffair() {
        FakeServer server = new FakeServer(new FakeTool("a"), new FakePrompt("b").access(ADMIN));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(alice.result("tools/list", "").get("cacheScope").textValue()).isEqualTo("public");
        assertThat(alice.result("prompts/list", "").get("cacheScope").textValue()).isEqualTo("private");
        assertThat(alice.result("server/discover", "").get("cacheScope").textValue()).isEqualTo("private");
    }

    @Test
    void allPages_haveTheSameScope() {
        FakeServer server = new Setup().pages(1).serving(new FakeTool("a"), new FakeTool("b"), new FakeTool("c").access(ADMIN));
        FakeClient alice = server.client(FakeServer.ALICE);
        JsonNode first = alice.result("tools/list", "");
        JsonNode second = alice.result("tools/list", "'cursor':'" + first.get("nextCursor").textValue() + "'");
        assertThat(first.get("cacheScope")).isEqualTo(second.get("cacheScope"));
    }

    @Test // elements are written once for those who see the same, and never handed to others
    void callersOfDifferentRights_neverShareElements() {
        FakeServer server = new FakeServer(new FakeTool("a"), new FakeTool("b").access(ADMIN));
        Caller admin = Callers.key("root", "admin");
        for (int i = 0; i < 3; i++) {
            assertThat(names(Listed.TOOLS, server.client(admin).result("tools/list", ""))).containsExactly("a", "b");
            assertThat(names(Listed.TOOLS, server.client(FakeServer.ALICE).result("tools/list", ""))).containsExactly("a");
        }
    }

    @Test
    void callersWithoutRoles_areNotTheSameAsNobody() {
        FakeServer server = new FakeServer(new FakeTool("a"), new FakeTool("b").access(AccessRule.of(Kind.AUTHENTICATED)));
        Caller plain = Callers.key("plain");
        for (int i = 0; i < 2; i++) {
            assertThat(names(Listed.TOOLS, server.client(plain).result("tools/list", ""))).containsExactly("a", "b");
            assertThat(names(Listed.TOOLS, server.client(Caller.anonymous()).result("tools/list", ""))).containsExactly("a");
        }
    }

    @Test // T-14
    void changedEntry_isListedAsItIsNow() {
        FakeServer server = new FakeServer(new FakeTool("a"));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(alice.result("tools/list", "").at("/tools/0").has("outputSchema")).isFalse();
        server.catalog.remove(Feature.TOOL, "a");
        server.catalog.add(new FakeTool("a").outputSchema("{\"type\":\"array\"}").entry());
        assertThat(alice.result("tools/list", "").at("/tools/0").has("outputSchema")).isTrue();
    }

    @Test // what was decided for all who see the same is decided anew
    void entryThatIsSwitchedOff_isListedNoMore_untilItIsOnAgain() {
        FakeServer server = new FakeServer(new FakeTool("a"), new FakeTool("b"));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(names(Listed.TOOLS, alice.result("tools/list", ""))).containsExactly("a", "b");
        server.policy.say(Source.FILE, new Layer(false, Map.of("b", EntryPolicy.OFF)));
        assertThat(names(Listed.TOOLS, alice.result("tools/list", ""))).containsExactly("a");
        server.policy.say(Source.FILE, Layer.SILENT);
        assertThat(names(Listed.TOOLS, alice.result("tools/list", ""))).containsExactly("a", "b");
    }

    @Test // D-06, T-02: nothing but the caller decides
    void list_doesNotDependOnWhatTheClientSaysAboutItself() {
        FakeServer server = new FakeServer(tools(3));
        assertThat(server.client(FakeServer.ALICE).can("'sampling':{}")
                .saying("'io.modelcontextprotocol/clientInfo':{'name':'x','version':'1'}").result("tools/list", ""))
                .isEqualTo(server.client(FakeServer.ALICE).result("tools/list", ""));
    }

    private static long ttl(FakeServer server, Instant expiresAt) {
        Caller caller = new Caller("alice", "", Authentication.API_KEY, Set.of(), Set.of(), Optional.of(expiresAt));
        return server.client(caller).result("tools/list", "").get("ttlMs").longValue();
    }

    private static void assertScope(String scope, Setup setup, FakeEntry<?>... entries) {
        for (Caller caller : List.of(FakeServer.ALICE, Callers.key("root", "admin"))) {
            assertThat(setup.serving(entries).client(caller).result("tools/list", "").get("cacheScope").textValue())
                    .isEqualTo(scope);
        }
    }

    private static FakeEntry<?>[] tools(int count) {
        FakeEntry<?>[] tools = new FakeEntry<?>[count];
        for (int i = 0; i < count; i++) {
            tools[i] = new FakeTool("tool" + i);
        }
        return tools;
    }

    private static List<String> names(Listed list, JsonNode result) {
        List<String> names = new ArrayList<>();
        result.get(list.member).forEach(element -> names.add(element.get(list.name).textValue()));
        return names;
    }
}
