package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.catalog.AccessRule;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Revision;

/** R-08, U-09: what only makes sense within a session. Log levels: see LogSenderTest. */
class SessionRequestsTest {

    private static final AccessRule ADMIN = AccessRule.roles(List.of(Set.of("admin")));

    private final FakeServer server = new Setup().peers(Mode.STATEFUL).serving(new FakeResource("docs://a"),
            new FakeResource("docs://hidden").access(ADMIN), new FakeTemplate("notes://{id}"));
    private final FakeClient alice = server.client(FakeServer.ALICE, Revision.V2025_11_25, "");

    @Test
    void resource_isWatchedUntilItIsNot() {
        assertThat(alice.result("resources/subscribe", "'uri':'docs://a'")).isEqualTo(Tree.of("{}"));
        assertThat(alice.result("resources/subscribe", "'uri':'notes://1'")).isEqualTo(Tree.of("{}"));
        assertThat(server.peers.last().watched()).containsExactly("docs://a", "notes://1");
        assertThat(alice.result("resources/unsubscribe", "'uri':'docs://a'")).isEqualTo(Tree.of("{}"));
        assertThat(server.peers.last().watched()).containsExactly("notes://1");
    }

    @Test // U-09, R-04: hidden is absent
    void resourceTheCallerMayNotRead_isNotWatched() {
        for (String uri : List.of("docs://hidden", "docs://none")) {
            assertThat(alice.answer("resources/subscribe", "'uri':'" + uri + "'").get("error"))
                    .isEqualTo(Tree.of("{'code':-32002,'message':'Resource not found','data':{'uri':'" + uri + "'}}"));
        }
        assertThat(server.peers.last().watched()).isEmpty();
    }

    @Test // what was never watched, or is hidden by now, can always be let go
    void unsubscribing_tellsNothing() {
        for (String uri : List.of("docs://hidden", "docs://none", "docs://a")) {
            assertThat(alice.result("resources/unsubscribe", "'uri':'" + uri + "'")).isEqualTo(Tree.of("{}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "'uri':''", "'uri':'a'", "'uri':1", "'uri':null", "'uri':'docs://a b'" })
    void addressThatIsNone_isRefused(String params) {
        assertThat(alice.code("resources/subscribe", params)).isEqualTo(-32602);
        assertThat(alice.code("resources/unsubscribe", params)).isEqualTo(-32602);
    }
}
