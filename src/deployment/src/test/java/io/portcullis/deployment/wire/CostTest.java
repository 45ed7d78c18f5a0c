package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** What an argument says that a call costs is paid at every door. */
class CostTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties() + callers("fetch", "byHand", "byUni", "byStage", "inAHurry"),
            Mill.class, Silo.class);

    /** A caller for each of these ways. */
    private static String callers(String... ways) {
        StringBuilder settings = new StringBuilder();
        for (String way : ways) {
            String prefix = "portcullis.identity.api-keys.\"" + id(way) + "\".";
            settings.append(Wire.lines(prefix + "digest=" + Keys.digest(key(way)), prefix + "roles=reader"));
        }
        return settings.toString();
    }

    private static String key(String way) {
        return "pck_" + id(way) + "_0123456789abcdef0123456789abcdef";
    }

    private static String id(String way) {
        return way.toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "fetch", "byHand", "byUni", "byStage", "inAHurry" })
    void callCosts_whatItsArgumentSays(String way) throws IOException {
        assertThat(call(way, 6).json().getString("result.content[0].text")).isEqualTo("6 sacks");
        assertThat(call(way, 4).json().getString("result.content[0].text")).isEqualTo("4 sacks");
        Answer refused = call(way, 1);
        if (way.equals("fetch")) {
            assertThat(refused.verdict()).isEqualTo("429 -31429");
        } else {
            assertThat(refused.json().getBoolean("result.isError")).isTrue();
            assertThat(refused.body()).doesNotContain("1 sacks");
        }
    }

    @Test
    void costThatCannotBe_isAnInvalidArgument() throws IOException {
        for (int sacks : new int[] { 0, -3, 11 }) {
            Answer refused = Calls.modern("tools/call", "\"name\":\"fetch\",\"arguments\":{\"sacks\":" + sacks + "}")
                    .header("X-API-Key", Keys.READER).send();
            assertThat(refused.verdict()).isEqualTo("200");
            assertThat(refused.json().getBoolean("result.isError")).isTrue();
            assertThat(refused.json().getString("result.content[0].text")).startsWith("An argument asks for less than 1");
        }
    }

    private static Answer call(String way, int sacks) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"" + way + "\",\"arguments\":{\"sacks\":" + sacks + "}")
                .header("X-API-Key", key(way)).send();
    }
}
