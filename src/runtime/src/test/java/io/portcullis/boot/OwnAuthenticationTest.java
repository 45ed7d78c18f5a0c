package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Where a remembered caller takes the way through all of Quarkus' authentication. */
class OwnAuthenticationTest {

    @Test
    void isEnough_whereQuarkusWasToldNothing() {
        assertThat(isEnough(Map.of(), Set.of())).isTrue();
        assertThat(isEnough(Map.of("quarkus.http.auth.inclusive", "false",
                "quarkus.http.auth.permission.pages.paths", "/pages/*"), Set.of())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.http.auth.inclusive, true", "quarkus.http.auth.permission.agents.auth-mechanism, basic",
            "'quarkus.http.auth.permission.\"a.b\".auth-mechanism', x",
            "QUARKUS_HTTP_AUTH_PERMISSION_AGENTS_AUTH_MECHANISM, basic" })
    void isNot_whereOtherMechanismsDecide(String name, String value) {
        assertThat(isEnough(Map.of(name, value), Set.of())).isFalse();
    }

    @Test
    void isNot_whereSomebodyHearsOfEachSuccess() {
        assertThat(isEnough(Map.of(), Set.of(proxy(ObserverMethod.class, null)))).isFalse();
    }

    private static boolean isEnough(Map<String, String> settings, Set<ObserverMethod<?>> observers) {
        return new OwnAuthentication(
                new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "test", 0)).build(),
                proxy(BeanManager.class, observers)).isEnough();
    }

    /** Whatever it is asked, it answers that. */
    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> method.getName().equals("hashCode") ? 1 : answer));
    }
}
