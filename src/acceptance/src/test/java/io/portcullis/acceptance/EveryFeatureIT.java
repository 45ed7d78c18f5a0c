package io.portcullis.acceptance;

import static io.portcullis.rig.Json.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/**
 * The official TypeScript clients at the server that has everything, each doing what {@code interop/tour.mjs} says. Their users
 * see the same, whether they are asked over a session or between two requests.
 */
@Tag("interop")
class EveryFeatureIT {

    private static final ApiKey KEY = ApiKey.random("tourist", "tourist");
    private static final Map<TypeScriptClient, JsonNode> SEEN = new EnumMap<>(TypeScriptClient.class);

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.ofEverything("everything").with(KEY).start();
        for (TypeScriptClient client : TypeScriptClient.values()) {
            SEEN.put(client, client.run("tour", server, KEY));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKey_nobodyIsConnected(TypeScriptClient client) throws Exception {
        assertThat(client.run("tour", server, ApiKey.random("stranger", "")).at("/refused").toString()).contains("401");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfEntry_isListed(TypeScriptClient client) {
        JsonNode seen = SEEN.get(client);

        assertThat(seen.path("revision").asText()).isEqualTo(client.revision());
        assertThat(texts(seen.at("/lists/tools"))).contains("test_simple_text", "test_sampling", "test_x_mcp_header");
        assertThat(texts(seen.at("/lists/prompts"))).contains("test_simple_prompt", "test_prompt_with_arguments");
        assertThat(texts(seen.at("/lists/resources"))).contains("test://static-text", "test://static-binary");
        assertThat(texts(seen.at("/lists/templates"))).containsExactly("test://template/{id}/data");
    }

    @ParameterizedTest
    @EnumSource
    void tools_areCalled(TypeScriptClient client) {
        JsonNode seen = SEEN.get(client);

        assertThat(seen.path("text").asText()).isEqualTo("This is a simple text response for testing.");
        assertThat(seen.path("mirrored").asText()).isEqualTo("Region: Zürich");
    }

    @ParameterizedTest
    @EnumSource
    void progress_isHeard(TypeScriptClient client) {
        JsonNode seen = SEEN.get(client);

        assertThat(texts(seen.at("/progress/told"))).containsExactly("0 of 100", "50 of 100", "100 of 100");
        assertThat(texts(seen.at("/progressAndQuestion/result/told"))).contains("50 of 100");
        assertThat(seen.at("/progressAndQuestion/result/text").asText()).isEqualTo("Streaming complete: ACCEPT");
    }

    @ParameterizedTest
    @EnumSource
    void forms_areAcceptedAndDeclined(TypeScriptClient client) {
        JsonNode accepted = SEEN.get(client).path("accepted");
        JsonNode declined = SEEN.get(client).path("declined");

        assertThat(accepted.at("/result").asText()).contains("action=ACCEPT", "username=Ada", "email=ada@example.org");
        assertThat(accepted.path("asked")).isEqualTo(
                Json.parse("[{\"message\":\"Who are you?\",\"fields\":[\"username\",\"email\"]}]"));
        assertThat(declined.at("/result").asText()).isEqualTo("User response: action=DECLINE, content={}");
    }

    @ParameterizedTest
    @EnumSource
    void toolThatHasToBeConfirmed_runsOnceItIs(TypeScriptClient client) {
        JsonNode confirmed = SEEN.get(client).path("confirmed");
        JsonNode unconfirmed = SEEN.get(client).path("unconfirmed");

        assertThat(confirmed.path("result").asText()).isEqualTo("I say yes");
        assertThat(confirmed.path("asked")).isEqualTo(Json.parse("[{\"message\":\"Really say yes?\",\"fields\":[]}]"));
        assertThat(unconfirmed.path("result").asText()).isEqualTo("The call was not confirmed.");
    }

    @ParameterizedTest
    @EnumSource
    void questions_areAskedOneAfterTheOtherAndAllAtOnce(TypeScriptClient client) {
        JsonNode rounds = SEEN.get(client).path("rounds");

        assertThat(rounds.path("result").asText()).isEqualTo("Ada likes green.");
        assertThat(rounds.path("asked")).hasSize(2);
        assertThat(SEEN.get(client).at("/several/result").asText())
                .isEqualTo("You said: Generate a greeting Ada, you work in 1 directories.");
    }

    @ParameterizedTest
    @EnumSource
    void modelAndDirectories_areAsked(TypeScriptClient client) {
        assertThat(SEEN.get(client).path("sampled").asText()).isEqualTo("LLM response: You said: Hello");
        assertThat(SEEN.get(client).path("roots").asText()).contains("file:///work", "work");
    }

    @ParameterizedTest
    @EnumSource
    void prompts_areSaid(TypeScriptClient client) {
        assertThat(SEEN.get(client).path("prompt").asText())
                .isEqualTo("user: Prompt with arguments: arg1='one', arg2='two'");
        assertThat(SEEN.get(client).at("/askingPrompt/result").asText()).isEqualTo("user: Prompt with context: now");
    }

    @ParameterizedTest
    @EnumSource
    void resources_areRead(TypeScriptClient client) {
        JsonNode seen = SEEN.get(client);

        assertThat(seen.at("/resource/0/text").asText()).isEqualTo("This is the content of the static text resource.");
        assertThat(seen.at("/binary/0/mimeType").asText()).isEqualTo("image/png");
        assertThat(seen.at("/binary/0/blob").asText()).isNotEmpty();
        assertThat(Json.parse(seen.at("/fromTemplate/0/text").asText()).path("data").asText()).isEqualTo("Data for ID: 7");
    }

    @ParameterizedTest
    @EnumSource
    void arguments_areCompleted(TypeScriptClient client) {
        assertThat(texts(SEEN.get(client).at("/completed/values"))).containsExactly("paris", "park", "party");
    }

    @ParameterizedTest
    @EnumSource
    void unknownEntries_areErrors(TypeScriptClient client) {
        JsonNode unknown = SEEN.get(client).path("unknown");
        int resource = client == TypeScriptClient.MODERN ? -32602 : -32002;

        assertThat(unknown.at("/tool/code").asInt()).isEqualTo(-32602);
        assertThat(unknown.at("/prompt/code").asInt()).isEqualTo(-32602);
        assertThat(unknown.at("/resource/code").asInt()).isEqualTo(resource);
    }

    @ParameterizedTest
    @EnumSource
    void changes_areHeard(TypeScriptClient client) {
        JsonNode changes = SEEN.get(client).path("changes");

        assertThat(texts(changes.at("/agreed/resourceSubscriptions"))).containsExactly("test://watched-resource");
        assertThat(changes.path("heard")).containsExactlyInAnyOrder(
                Json.parse("{\"method\":\"notifications/tools/list_changed\"}"),
                Json.parse("{\"method\":\"notifications/resources/updated\",\"uri\":\"test://watched-resource\"}"));
        assertThat(changes.path("ended").asText()).isEqualTo("local");
    }
}
