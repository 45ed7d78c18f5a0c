package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;

class FailuresTest {

    static Stream<Throwable> outages() {
        return Stream.of(new OIDCException("down"), new ConnectException(), new IOException(), new TimeoutException(),
                new VertxException("closed"), new CompositeException(new IOException(), new IOException()));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void providerThatCannotBeAsked_isAnOutage(Throwable cause) {
        assertThat(Failures.isOutage(cause)).isTrue();
        assertThat(Failures.isOutage(new AuthenticationFailedException(new IllegalStateException(cause)))).isTrue();
    }

    @Test
    void anythingElse_isNoOutage() {
        assertThat(Failures.isOutage(new AuthenticationFailedException())).isFalse();
        assertThat(Failures.isOutage(new AuthenticationFailedException(jose(ErrorCodes.SIGNATURE_INVALID)))).isFalse();
        assertThat(Failures.isOutage(new IllegalStateException())).isFalse();
        assertThat(Failures.isOutage(new AuthenticationFailedException(new JoseException("x5c", new IOException())))).isFalse();
    }

    @Test
    void expiry_isToldFromOtherFaults() {
        assertThat(Failures.isExpiry(new AuthenticationFailedException(jose(ErrorCodes.EXPIRED)))).isTrue();
        assertThat(Failures.isExpiry(jose(ErrorCodes.EXPIRED))).isTrue();
        assertThat(Failures.isExpiry(new AuthenticationFailedException(jose(ErrorCodes.SIGNATURE_INVALID)))).isFalse();
        assertThat(Failures.isExpiry(new AuthenticationFailedException("expired"))).isFalse();
    }

    @Test
    void unknownKey_isToldFromOtherFaults() {
        UnresolvableKeyException unknown = new UnresolvableKeyException("no such key");
        assertThat(Failures.isOfUnknownKey(new AuthenticationFailedException(unknown))).isTrue();
        assertThat(Failures.isOfUnknownKey(new AuthenticationFailedException(jose(ErrorCodes.EXPIRED)))).isFalse();
        assertThat(Failures.isOfUnknownKey(new IOException())).isFalse();
    }

    @Test
    void root_isWhatBeganIt() {
        IOException first = new IOException();
        assertThat(Failures.root(new AuthenticationFailedException(new IllegalStateException(first)))).isSameAs(first);
        assertThat(Failures.root(first)).isSameAs(first);
    }

    static InvalidJwtException jose(int code) {
        return new InvalidJwtException("no", List.of(new ErrorCodeValidator.Error(code, "no")), null);
    }
}
