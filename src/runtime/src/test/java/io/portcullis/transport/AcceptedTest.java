package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeRequest;

/** H-08. */
class AcceptedTest {

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "application/json, text/event-stream", "text/event-stream,application/json",
            "*/*", "application/*",
            "Application/JSON;q=0.5", "text/html, */*;q=0.1", "application/json;q=0.001", "application/json ; charset=utf-8" })
    void clientThatTakesJson_isServed(String line) {
        assertThat(Accepted.of(new FakeRequest().header("Accept", line).request()).json()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/event-stream", "text/html", "", ";", ",", "application/jsonp", "application/json;q=0",
            "application/json;q=0.000",
            "application/json; Q=0", "text/*", "json" })
    void clientThatDoesNotTakeJson_isNotServed(String line) {
        assertThat(Accepted.of(new FakeRequest().header("Accept", line).request()).json()).isFalse();
    }

    @Test
    void clientThatSaysNothing_takesJson() {
        assertThat(Accepted.of(new FakeRequest().request()).json()).isTrue();
    }

    @Test
    void oneOfSeveralLines_isEnough() {
        assertThat(Accepted.of(new FakeRequest().header("Accept", "text/event-stream", "application/json").request()).json())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "Application/Json", " application/json ", "application/json;charset=utf-8",
            "application/json; charset=UTF-8", "application/json; charset=\"utf-8\"", "application/json;",
            "application/json;v=1" })
    void json_isABody(String line) {
        assertThat(Accepted.isJson(new FakeRequest().header("Content-Type", line).request())).isTrue();
    }

    @ParameterizedTest // what a web page can send without asking comes first
    @ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
            "text/plain;application/json", "text/json",
            "application/json, text/plain", "application/jsonx", "application/json;charset=utf-16",
            "application/json;charset=iso-8859-1",
            "application/json;charset=utf-8;charset=utf-16", "", ";", "application/problem+json" })
    void otherBodies_areNotJson(String line) {
        assertThat(Accepted.isJson(new FakeRequest().header("Content-Type", line).request())).isFalse();
    }

    @Test
    void missingOrRepeatedContentType_isNotJson() {
        assertThat(Accepted.isJson(new FakeRequest().request())).isFalse();
        assertThat(Accepted.isJson(new FakeRequest().header("Content-Type", "application/json", "application/json").request()))
                .isFalse();
    }

    @ParameterizedTest // HM-12
    @ValueSource(strings = { "text/event-stream", "application/json, text/event-stream", "text/*", "*/*",
            "application/json;q=1, text/event-stream;q=0.001", "Text/Event-Stream; charset=utf-8" })
    void clientThatTakesAStream_isRecognised(String line) {
        assertThat(Accepted.of(new FakeRequest().header("Accept", line).request()).stream()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "text/event-streams", "application/*", "text/event-stream;q=0", "",
            "text/html" })
    void clientThatTakesNoStream_isSentNone(String line) {
        assertThat(Accepted.of(new FakeRequest().header("Accept", line).request()).stream()).isFalse();
    }

    @Test // nothing said is not a wish for a stream
    void clientThatSaysNothing_isSentNoStream() {
        assertThat(Accepted.of(new FakeRequest().request())).isEqualTo(new Accepted(true, false));
        assertThat(Accepted.of(new FakeRequest().header("Accept", "application/json", "text/event-stream").request()))
                .isEqualTo(new Accepted(true, true));
    }
}
