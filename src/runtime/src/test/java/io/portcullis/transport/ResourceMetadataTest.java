package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeRequest;

/** AU-02 to AU-04: what a client finds before it has anything. */
class ResourceMetadataTest {

    private static final byte[] BODY = "{\"resource\":\"https://x/mcp\"}".getBytes(StandardCharsets.UTF_8);
    private static final ResourceMetadata METADATA = new ResourceMetadata(
            Set.of(ResourceMetadata.WELL_KNOWN, ResourceMetadata.WELL_KNOWN + "/mcp"), BODY);

    @ParameterizedTest
    @ValueSource(strings = { "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp" })
    void metadata_isAtItsPaths(String path) {
        assertThat(METADATA.isAt(new FakeRequest().path(path).context())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/mcp", "/.well-known/oauth-protected-resource/", "/.well-known/oauth-protected-resource/x",
            "/.well-known/oauth-authorization-server", "/.WELL-KNOWN/oauth-protected-resource",
            "/x/.well-known/oauth-protected-resource" })
    void metadata_isNowhereElse(String path) {
        assertThat(METADATA.isAt(new FakeRequest().path(path).context())).isFalse();
    }

    @Test
    void serverWithoutMetadata_hasNoPathForIt() {
        assertThat(ResourceMetadata.NONE.isAt(new FakeRequest().path(ResourceMetadata.WELL_KNOWN).context())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "HEAD" })
    void metadata_isRead(String method) {
        FakeRequest request = new FakeRequest().method(method);
        METADATA.answer(request.context());
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.status()).as("the usual one").isZero();
        assertThat(request.answered("Cache-Control")).isEqualTo("max-age=3600");
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH" })
    void metadata_isOnlyRead(String method) {
        FakeRequest request = new FakeRequest().method(method);
        METADATA.answer(request.context());
        assertThat(request.status()).isEqualTo(405);
        assertThat(request.answered("Allow")).isEqualTo("GET, HEAD");
        assertThat(request.body()).isEmpty();
    }
}
