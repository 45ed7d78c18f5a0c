package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.redaction.Cause;
import io.portcullis.redaction.Redaction;
import io.quarkus.runtime.LaunchMode;

/** The log tells little, unless somebody says otherwise, which is said. */
class DisclosureTest {

    private static final String KEY = "portcullis.errors.allow-messages";

    @AfterEach
    void silent() {
        Cause.leaveOutMessages();
    }

    @Test
    void production_hasNoMessages_andSaysNothing() {
        assertThat(line(new Fixture())).isEqualTo("java.lang.Exception");
        assertThat(warnings(new Fixture())).isEmpty();
    }

    @Test
    void messagesInProduction_areSaid() {
        assertThat(line(new Fixture().set(KEY, "true"))).isEqualTo("java.lang.Exception: secret");
        assertThat(warnings(new Fixture().set(KEY, "true"))).singleElement().asString().contains(KEY + "=true");
    }

    @Test
    void development_hasMessages_andSaysNothing() {
        try (Mode mode = Mode.of(LaunchMode.DEVELOPMENT)) {
            assertThat(line(new Fixture())).isEqualTo("java.lang.Exception: secret");
            assertThat(line(new Fixture().set(KEY, "false"))).isEqualTo("java.lang.Exception");
            assertThat(warnings(new Fixture())).isEmpty();
        }
    }

    @Test
    void trafficLogInProduction_isSaid() {
        assertThat(warnings(new Fixture().set("portcullis.traffic-log.enabled", "true"))).singleElement().asString()
                .contains("portcullis.traffic-log.enabled=true");
    }

    private static String line(Fixture fixture) {
        fixture.disclosure().begin(Redaction.NONE);
        return Cause.line(new Exception("secret"));
    }

    private static List<String> warnings(Fixture fixture) {
        List<String> warnings = new ArrayList<>();
        fixture.disclosure().warn(warnings::add);
        return warnings;
    }
}
