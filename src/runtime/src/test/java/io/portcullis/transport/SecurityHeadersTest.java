package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeRequest;

class SecurityHeadersTest {

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final SecurityHeaders headers = new SecurityHeaders(POLICY, true, Optional.empty());
    private final SecurityHeaders inDevMode = new SecurityHeaders(POLICY, false, Optional.of("/q/"));

    @ParameterizedTest
    @CsvSource({ "X-Content-Type-Options,nosniff", "Referrer-Policy,no-referrer", "X-Frame-Options,DENY",
            "Strict-Transport-Security,max-age=31536000",
            "Content-Security-Policy,default-src 'none'; frame-ancestors 'none'" })
    void everyResponse_isTold(String name, String value) {
        FakeRequest request = new FakeRequest().https();
        headers.put(request.context());
        assertThat(request.answered(name)).isEqualTo(value);
    }

    @Test
    void whatIsThere_stays() {
        FakeRequest request = new FakeRequest();
        request.context().response().putHeader("Content-Security-Policy", "default-src 'self'");
        headers.put(request.context());
        assertThat(request.answered("Content-Security-Policy")).isEqualTo("default-src 'self'");
    }

    @Test
    void serverWithoutTls_promisesNone() {
        FakeRequest request = new FakeRequest();
        inDevMode.put(request.https().context());
        assertThat(request.answered("Strict-Transport-Security")).isNull();
    }

    @Test // RFC 6797, 7.2: somebody on the way could have written it
    void requestWithoutTls_isPromisedNone() {
        FakeRequest request = new FakeRequest();
        headers.put(request.context());
        assertThat(request.answered("Strict-Transport-Security")).isNull();
    }

    @Test
    void pagesOfDevMode_mayRun() {
        FakeRequest request = new FakeRequest().path("/q/dev-ui/extensions");
        inDevMode.put(request.context());
        assertThat(request.answered("Content-Security-Policy")).isNull();
        assertThat(request.answered("X-Frame-Options")).isNull();
        assertThat(request.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp", "/", "/question", "/a/q/" })
    void otherPagesOfDevMode_areAsInProduction(String path) {
        FakeRequest request = new FakeRequest().path(path);
        inDevMode.put(request.context());
        assertThat(request.answered("Content-Security-Policy")).isEqualTo(POLICY);
    }

    @Test // Quarkus lets every origin read what the management interface answers
    void pagesOfOtherOrigins_readNothingOfTheManagement() {
        FakeRequest request = new FakeRequest().path("/q/metrics");
        request.context().response().putHeader("Access-Control-Allow-Origin", "*");
        headers.handle(request.context());
        assertThat(request.answered("Access-Control-Allow-Origin")).isNull();
        assertThat(request.answered("X-Frame-Options")).isEqualTo("DENY");
        assertThat(request.passed()).isTrue();
    }
}
