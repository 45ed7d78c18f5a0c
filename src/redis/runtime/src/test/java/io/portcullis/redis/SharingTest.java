package io.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.SmallRyeConfigBuilder;

class SharingTest {

    private static final String HOSTS = "quarkus.redis.hosts";
    private static final String ACTIVE = "quarkus.redis.active";
    private static final String ADDRESS = "redis://redis.example.org:6379";

    @Test
    void node_sharesUnlessItIsSaidToBeAlone() {
        assertThat(sharing(Map.of()).isOn()).isTrue();
        assertThat(sharing(Map.of(ACTIVE, "true")).isOn()).isTrue();
        assertThat(sharing(Map.of(ACTIVE, "false")).isOn()).isFalse();
    }

    @Test
    void addressOfANodeThatIsAlone_isRefusedInProduction() {
        Sharing contradicted = sharing(Map.of(HOSTS, ADDRESS, ACTIVE, "false"));
        assertThat(contradicted.problem(true)).hasValueSatisfying(problem -> assertThat(problem).contains(HOSTS, ACTIVE));
        assertThat(contradicted.problem(false)).isEmpty();
        assertThat(sharing(Map.of("quarkus.redis.hosts-provider-name", "ours", ACTIVE, "false")).problem(true)).isPresent();
    }

    @ParameterizedTest // what is neither is read as false elsewhere
    @ValueSource(strings = { "ture", "yes", "TRUE", "0" })
    void wordThatIsNeither_isRefused(String word) {
        assertThat(sharing(Map.of(ACTIVE, word)).problem(false)).hasValueSatisfying(problem -> assertThat(problem)
                .contains(ACTIVE));
    }

    @Test
    void whatIsClear_isFine() {
        assertThat(sharing(Map.of(HOSTS, ADDRESS)).problem(true)).isEmpty();
        assertThat(sharing(Map.of(HOSTS, ADDRESS, ACTIVE, "true")).problem(true)).isEmpty();
        assertThat(sharing(Map.of(ACTIVE, "false")).problem(true)).isEmpty();
    }

    private static Sharing sharing(Map<String, String> settings) {
        return new Sharing(new SmallRyeConfigBuilder().withDefaultValues(settings).build());
    }
}
