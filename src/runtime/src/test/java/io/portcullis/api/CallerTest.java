package io.portcullis.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.api.Caller.Authentication;

/** Whom a caller is: the key that limits, sessions, tasks and sealed states are kept under. */
class CallerTest {

    /** Pieces that look like parts of a key, or like the end of one. */
    private static final List<String> TRICKY = List.of("", " ", "-", " -", "- ", "1", "0", "1 a", "2 a ", "a", "A", "a b", "\n",
            "\0", "JWT", "JWT 0", " - a", "-1", "10 https://a", "https://a", "\ud83d\ude00", "caller", "anonymous", "1 -");

    private record Who(Authentication authentication, String issuer, Optional<String> tenant, String subject) {

        String key() {
            return new Caller(subject, issuer, authentication, Set.of(), Set.of(), Optional.empty(), Optional.empty(), tenant)
                    .key();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @Test
    void everyPairOfTrickyCallers_hasTwoKeys() {
        Map<String, Who> byKey = new HashMap<>();
        for (Authentication authentication : List.of(Authentication.JWT, Authentication.API_KEY)) {
            for (String issuer : TRICKY) {
                for (String tenant : TRICKY) {
                    for (String subject : TRICKY) {
                        put(byKey, new Who(authentication, issuer, Optional.of(tenant), subject));
                    }
                }
                TRICKY.forEach(subject -> put(byKey, new Who(authentication, issuer, Optional.empty(), subject)));
            }
        }
        assertThat(byKey).hasSize(2 * TRICKY.size() * (TRICKY.size() + 1) * TRICKY.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomCallers_haveTheSameKeyOnlyIfTheyAreTheSame(long seed) {
        Random random = new Random(seed);
        Map<String, Who> byKey = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            put(byKey, new Who(Authentication.values()[random.nextInt(Authentication.values().length)], text(random),
                    random.nextBoolean() ? Optional.empty() : Optional.of(text(random)), text(random)));
        }
    }

    @Test
    void everyWayToAuthenticate_isApart() {
        List<String> keys = new ArrayList<>();
        for (Authentication way : Authentication.values()) {
            keys.add(new Who(way, "", Optional.empty(), "alice").key());
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test // a token that is renewed, with other scopes and for another client, is of the same caller
    void whatACallerMay_doesNotMatter() {
        Caller before = new Caller("alice", "https://a", Authentication.OIDC, Set.of("reader"), Set.of("read"),
                Optional.of(Instant.EPOCH), Optional.of("desktop"), Optional.of("acme"));
        Caller after = new Caller("alice", "https://a", Authentication.OIDC, Set.of(), Set.of("write"), Optional.empty(),
                Optional.empty(), Optional.of("acme"));
        assertThat(before.key()).isEqualTo(after.key());
    }

    @Test
    void callerWithoutClientAndTenant_hasNeither() {
        Caller caller = new Caller("alice", "", Authentication.API_KEY, Set.of(), Set.of(), Optional.empty());
        assertThat(caller.clientId()).isEmpty();
        assertThat(caller.tenant()).isEmpty();
    }

    @Test
    void rolesAndScopes_areComparedCaseSensitively() {
        Caller caller = new Caller("alice", "", Authentication.API_KEY, Set.of("reader"), Set.of("read"), Optional.empty());
        assertThat(caller.hasRole("reader")).isTrue();
        assertThat(caller.hasRole("Reader")).isFalse();
        assertThat(caller.hasScope("read")).isTrue();
        assertThat(caller.hasScope("READ")).isFalse();
    }

    @Test
    void caller_doesNotChangeWithItsSets() {
        Set<String> rights = new HashSet<>(Set.of("reader"));
        Caller caller = new Caller("alice", "", Authentication.API_KEY, rights, rights, Optional.empty());
        rights.add("admin");
        assertThat(caller.roles()).containsExactly("reader");
        assertThat(caller.scopes()).containsExactly("reader");
    }

    @Test
    void onlyWhoIsNotAuthenticated_isAnonymous() {
        assertThat(Caller.anonymous().isAnonymous()).isTrue();
        assertThat(new Caller("anonymous", "", Authentication.API_KEY, Set.of(), Set.of(), Optional.empty()).isAnonymous())
                .isFalse();
    }

    private static void put(Map<String, Who> byKey, Who who) {
        Who other = byKey.putIfAbsent(who.key(), who);
        if (other != null) {
            assertThat(other).as(who.key()).isEqualTo(who);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(TRICKY.get(random.nextInt(TRICKY.size())));
        }
        return text.toString();
    }
}
