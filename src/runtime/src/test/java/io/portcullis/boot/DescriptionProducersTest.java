package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.fake.FakeResource;
import io.portcullis.identity.McpPath;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;
import io.portcullis.transport.ResourceMetadata;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What clients without a credential are told, made of the configuration alone: AU-02 to AU-06. */
class DescriptionProducersTest {

    private static final McpPath PATH = new McpPath("/mcp");

    @Test
    void everything_isDescribed() {
        assertThat(described(full())).isEqualTo(new JsonObject()
                .put("resource", "https://mcp.example.org/mcp")
                .put("authorization_servers", new JsonArray(List.of("https://a", "https://j")))
                .put("scopes_supported", new JsonArray(List.of("docs:read", "tickets:read")))
                .put("bearer_methods_supported", new JsonArray(List.of("header")))
                .put("resource_name", "Tickets"));
    }

    @Test
    void serverWithoutTokens_namesNoIssuer() {
        JsonObject description = described(Fixture.exposed());
        assertThat(description.fieldNames()).containsExactlyInAnyOrder("resource", "bearer_methods_supported", "resource_name");
    }

    @Test
    void serverWithoutAnAddress_describesNothing() {
        assertThat(new Fixture().descriptions().metadata(PATH)).isEqualTo(ResourceMetadata.NONE);
        assertThat(new Fixture().descriptions().challenge().metadata()).isEmpty();
    }

    @ParameterizedTest // AU-04: without a trailing slash, scheme and host in lower case
    @CsvSource({ "https://mcp.example.org/mcp,https://mcp.example.org/mcp",
            "HTTPS://MCP.Example.org/mcp,https://mcp.example.org/mcp",
            "https://mcp.example.org/mcp/,https://mcp.example.org/mcp", "https://mcp.example.org/,https://mcp.example.org",
            "https://mcp.example.org,https://mcp.example.org", "https://mcp.example.org:8443/A,https://mcp.example.org:8443/A",
            "http://localhost:8080/mcp,http://localhost:8080/mcp", "https://[::1]:1/a%20b,https://[::1]:1/a%20b" })
    void resource_isTheAddressInItsOneForm(String configured, String canonical) {
        assertThat(described(Fixture.exposed().set("portcullis.resource-url", configured)).getString("resource"))
                .isEqualTo(canonical);
        assertThat(DescriptionProducers.canonical(URI.create(configured))).isEqualTo(canonical);
    }

    @ParameterizedTest // RFC 9728, 3.1; and at the root, and where this server itself has its endpoint
    @CsvSource({ "https://mcp.example.org/mcp,/mcp,/mcp", "https://mcp.example.org/tools/mcp/,/mcp,/tools/mcp",
            "https://mcp.example.org,/mcp,''" })
    void metadata_isWhereClientsLook(String url, String path, String publicPath) {
        ResourceMetadata metadata = Fixture.exposed().set("portcullis.resource-url", url).descriptions()
                .metadata(new McpPath(path));
        assertThat(metadata.paths()).isEqualTo(Set.copyOf(List.of(ResourceMetadata.WELL_KNOWN,
                ResourceMetadata.WELL_KNOWN + path, ResourceMetadata.WELL_KNOWN + publicPath).stream().distinct().toList()));
    }

    @Test
    void challenge_saysWhereItIs() {
        assertThat(Fixture.exposed().set("portcullis.resource-url", "https://MCP.example.org:8443/tools/mcp/").descriptions()
                .challenge().metadata())
                .contains("https://mcp.example.org:8443/.well-known/oauth-protected-resource/tools/mcp");
    }

    @Test // AU-05: the least a client starts with, and not the catalogue
    void baseline_isWhatReadingNeeds() {
        assertThat(full().descriptions().challenge().baseline()).containsExactly("docs:read", "tickets:read");
        assertThat(full().set("portcullis.identity.tokens.baseline-scopes", "b,a").descriptions().challenge().baseline())
                .containsExactly("a", "b");
    }

    @Test
    void serversThatAreNamed_areTheOnes() {
        assertThat(described(full().set("portcullis.identity.tokens.authorization-servers", "https://x,https://y"))
                .getJsonArray("authorization_servers")).containsExactly("https://x", "https://y");
    }

    @Test // it is no place to get tokens
    void issuerThatIsNoUrl_isNotNamed() {
        Fixture fixture = Fixture.exposed().set("mp.jwt.verify.publickey", "k").set("mp.jwt.verify.issuer", "my-company");
        assertThat(described(fixture).containsKey("authorization_servers")).isFalse();
    }

    @Test // RFC 9449, 5.1 and 7.1
    void proofs_areNamedWhereTheyAreTaken() {
        Fixture dpop = Fixture.exposed().set("quarkus.oidc.auth-server-url", "https://a")
                .set("quarkus.oidc.token.authorization-scheme", "DPoP");
        assertThat(described(dpop).getJsonArray("dpop_signing_alg_values_supported")).contains("ES256");
        assertThat(dpop.descriptions().challenge().dpop()).isTrue();
        assertThat(full().descriptions().challenge().dpop()).isFalse();
    }

    private static JsonObject described(Fixture fixture) {
        return new JsonObject(new String(fixture.descriptions().metadata(PATH).body(), StandardCharsets.UTF_8));
    }

    private static Fixture full() {
        return Fixture.exposed().set("portcullis.server.title", "Tickets").set("quarkus.oidc.auth-server-url", "https://a")
                .set("mp.jwt.verify.publickey", "k").set("mp.jwt.verify.issuer", "https://j")
                .entry(entry(tool("find", true), "tickets:read")).entry(entry(tool("close", false), "tickets:write"))
                .entry(entry(new FakeResource("docs://a").entry().descriptor(), "docs:read"));
    }

    private static EntryRecipe entry(Descriptor descriptor, String scope) {
        return new EntryRecipe(descriptor, AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of(scope)), null, null, null);
    }

    private static ToolDescriptor tool(String name, boolean readOnly) {
        return new ToolDescriptor(name, Display.NONE, "{}", "", new Hints(readOnly, false, false, false), List.of(),
                TaskSupport.NONE, false);
    }
}
