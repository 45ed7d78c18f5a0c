package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds that cannot work stop the start, and one that is switched off is said. */
class OverloadCheckTest {

    @Test
    void defaults_areFine_andNothingIsSaid() {
        assertThat(problems(new Fixture())).isEmpty();
        assertThat(warnings(new Fixture())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "portcullis.overload.per-address.permits,0", "portcullis.overload.per-address.per,0s",
            "portcullis.overload.per-address.burst,0", "portcullis.overload.max-in-flight,0",
            "portcullis.overload.body-timeout,0s", "portcullis.overload.body-timeout,2h", "portcullis.streaming.max-open,0",
            "portcullis.streaming.keep-alive,0s", "portcullis.streaming.keep-alive,30m",
            "portcullis.streaming.max-duration,0s", "portcullis.transport.max-json-elements,0",
            "portcullis.transport.max-json-tokens,0", "portcullis.transport.max-result-size,0",
            "portcullis.legacy.max-batch-size,0" })
    void boundThatCannotWork_isAProblemThatNamesIt(String key, String value) {
        String subject = key.contains("max-json") ? "max-json" : key.substring(key.lastIndexOf('.', key.length()) + 1);
        String named = key.contains("per-address") ? "per-address" : subject;
        assertThat(problems(new Fixture().set(key, value))).singleElement().asString().contains(named);
    }

    @Test
    void unlimitedAddresses_areSaid() {
        assertThat(warnings(new Fixture().set("portcullis.overload.allow-unlimited-addresses", "true"))).singleElement()
                .asString().contains("portcullis.overload.allow-unlimited-addresses=true");
    }

    private static List<String> problems(Fixture fixture) {
        List<String> problems = new ArrayList<>();
        fixture.overload().run(problems);
        return problems;
    }

    private static List<String> warnings(Fixture fixture) {
        List<String> warnings = new ArrayList<>();
        fixture.overload().warn(warnings::add);
        return warnings;
    }
}
