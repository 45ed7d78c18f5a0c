package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/**
 * {@code portcullis.identity.allow-anonymous}: who comes without a credential gets what is public, and is asked for one
 * otherwise.
 */
class AnonymousTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town("portcullis.identity.allow-anonymous=true");

    private Records audit;

    @BeforeEach
    void listen() {
        audit = Records.audit();
    }

    @AfterEach
    void stopListening() {
        audit.close();
    }

    @Test
    void list_showsWhatIsPublic() throws IOException {
        assertThat(anonymous(Post.modern("tools/list", "")).json().getList("result.tools.name")).isEqualTo(List.of("opening"));
    }

    @Test
    void whatIsPublic_isServed() throws IOException {
        assertThat(anonymous(call("opening")).json().getString("result.content[0].text")).isEqualTo("9 to 5");
        assertThat(audit.only().getString("actor.user.uid")).isEqualTo("anonymous");
        assertThat(audit.only().getString("unmapped.authentication")).isEqualTo("none");
    }

    @Test
    void whatIsNotPublic_is401_whetherItExistsOrNot() throws IOException {
        Answer hidden = anonymous(call("budget"));
        Answer unknown = anonymous(call("nothing"));
        assertThat(hidden.verdict()).isEqualTo("401 -31401");
        assertThat(hidden.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\"");
        assertThat(unknown.body()).isEqualTo(hidden.body());
        assertThat(unknown.headers()).isEqualTo(hidden.headers());
        assertThat(audit.json()).extracting(record -> record.getString("status_detail")).containsExactly("denied_role",
                "unknown_tool");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-API-Key: pck_wrong_0123456789abcdef0123456789abcdef", "X-API-Key: ",
            "Authorization: Bearer pck_wrong_0123456789abcdef0123456789abcdef",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic eDp5", "Authorization: " })
    void wrongCredential_isNotTakenForNone(String header) throws IOException {
        Post post = call("opening").without("X-API-Key");
        assertThat(post.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2)).send()
                .status())
                .isEqualTo(401);
        assertThat(audit.only().getString("metadata.event_code")).isEqualTo("credential");
    }

    @Test
    void caller_isServedAsEver() throws IOException {
        assertThat(call("motto").send().code()).isZero();
        assertThat(call("budget").send().verdict()).isEqualTo("200 -32602");
    }

    @Test
    void get_is405ForEverybody() throws IOException {
        assertThat(anonymous(Post.ping().verb("GET").body("")).status()).isEqualTo(405);
    }

    private static Post call(String tool) {
        return Post.modern("tools/call", "\"name\":\"" + tool + "\"");
    }

    private static Answer anonymous(Post post) throws IOException {
        return post.without("X-API-Key").send();
    }
}
