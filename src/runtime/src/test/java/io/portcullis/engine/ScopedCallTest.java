package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.Tree;
import io.portcullis.refusal.Refusal.InsufficientScope;

/** Step-up as a client meets it: the list shows what it may ask for, the call says what it takes (AU-07, AU-08). */
class ScopedCallTest {

    private static final AccessRule RULE = AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of("read", "write"));
    private static final Caller READS = Callers.scoped("alice", "read");
    private static final Caller WRITES = Callers.scoped("alice", "read", "write");

    private final FakeServer server = new FakeServer(new FakeTool("a").access(RULE), new FakePrompt("a").access(RULE),
            new FakeResource("docs://a").access(RULE));

    @Test
    void lists_showWhatOnlyLacksAScope() {
        assertThat(result("tools/list", "").at("/tools")).hasSize(1);
        assertThat(result("prompts/list", "").at("/prompts")).hasSize(1);
        assertThat(result("resources/list", "").at("/resources")).hasSize(1);
    }

    @Test // since its call depends on who asks
    void listWithScopes_isNotShared() {
        assertThat(result("tools/list", "").at("/cacheScope").asText()).isNotEqualTo("public");
    }

    @Test
    void everyUse_isRefusedWithAllScopesItNeeds() {
        for (List<String> use : List.of(List.of("tools/call", FakeClient.called("a", "{}")),
                List.of("prompts/get", "'name':'a'"), List.of("resources/read", "'uri':'docs://a'"))) {
            Reply reply = server.modern(READS, use.get(0), use.get(1));
            assertThat(reply.refusal()).contains(new InsufficientScope(Set.of("read", "write")));
            assertThat(FakeServer.tree(reply).get("error")).isEqualTo(Tree.of("{'code':-31403,"
                    + "'message':'The credential lacks a scope','data':{'requiredScopes':['read','write']}}"));
        }
    }

    @Test
    void tokenWithTheScopes_isEnough() {
        assertThat(FakeServer.tree(server.modern(WRITES, "tools/call", FakeClient.called("a", "{}"))).has("result")).isTrue();
    }

    private JsonNode result(String method, String params) {
        return server.client(READS).result(method, params);
    }
}
