package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.LimitRule;
import io.portcullis.event.Door;
import io.portcullis.event.Origin;
import io.portcullis.fake.Callers;
import io.portcullis.limit.Rate;
import io.portcullis.spi.LimitKey;

class BucketsTest {

    private static final Buckets BUCKETS = new Buckets(Map.of("", new PlanKey()));

    /** Names that try to write themselves into another bucket. */
    private static final List<String> NAMES = List.of("", "a", "A", "a ", "entry", "address", "caller", "a\0", "\0a", "a\0a",
            "1\0a",
            "192.0.2.1", "address\000192.0.2.1", "anonymous", "caller\0JWT\0001\0a\0a", "API_KEY", "0", "\0000\0\0a");

    @Test
    void callers_neverShareAKey() {
        List<String> keys = new ArrayList<>();
        for (Authentication way : Authentication.values()) {
            if (way != Authentication.NONE) {
                NAMES.forEach(issuer -> NAMES
                        .forEach(subject -> keys.add(key(By.CALLER, Callers.of(subject, issuer, way), "192.0.2.1"))));
            }
        }
        NAMES.forEach(address -> keys.add(key(By.CALLER, Caller.anonymous(), address)));
        keys.add(key(By.ENTRY, Caller.anonymous(), "192.0.2.1"));
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void roles_areNotPartOfTheKey() {
        assertThat(key(By.CALLER, Callers.key("a", "reader"), "x")).isEqualTo(key(By.CALLER, Callers.key("a", "admin"), "y"));
    }

    @Test
    void anonymousCallers_areKeyedByAddress() {
        assertThat(key(By.CALLER, Caller.anonymous(), "192.0.2.1"))
                .isNotEqualTo(key(By.CALLER, Caller.anonymous(), "192.0.2.2"));
    }

    @Test
    void kindsOfSharing_haveDifferentKeys() {
        Caller caller = Callers.key("a");
        assertThat(List.of(key(By.CALLER, caller, "x"), key(By.ADDRESS, caller, "x"), key(By.ENTRY, caller, "x")))
                .doesNotHaveDuplicates();
    }

    @Test
    void buckets_haveDifferentKeys() {
        assertThat(BUCKETS.key(rule(By.ENTRY, "entry:a"), "tool:find", Callers.key("a"), origin("x")))
                .isNotEqualTo(BUCKETS.key(rule(By.ENTRY, "bucket:a"), "tool:find", Callers.key("a"), origin("x")));
    }

    @Test // an entry cannot be called like it, so that asking never takes from a limit
    void questions_haveABucketOfTheirOwn() {
        Caller caller = Callers.key("a");
        for (String bucket : List.of("questions", "entry:questions", "bucket:questions", "")) {
            for (By by : By.values()) {
                LimitRule rule = rule(by, bucket);
                if (!bucket.equals("questions")) {
                    assertThat(Buckets.questions(caller, origin("x")))
                            .isNotEqualTo(BUCKETS.key(rule, "tool:find", caller, origin("x")));
                }
            }
        }
        assertThat(Buckets.questions(caller, origin("x"))).isEqualTo(Buckets.questions(caller, origin("y")))
                .isNotEqualTo(Buckets.questions(Callers.key("b"), origin("x")));
        assertThat(Buckets.questions(Caller.anonymous(), origin("x")))
                .isNotEqualTo(Buckets.questions(Caller.anonymous(), origin("y")));
    }

    private static String key(By by, Caller caller, String address) {
        return BUCKETS.key(rule(by, "entry:find"), "tool:find", caller, origin(address));
    }

    private static LimitRule rule(By by, String bucket) {
        return new LimitRule(by, bucket, new Rate(1, Duration.ofSeconds(1), 1, Refill.GREEDY), 1);
    }

    private static Origin origin(String address) {
        return new Origin(Door.MCP, address, "1", "c");
    }

    @Test
    void clientAndTenant_areSharedByWhoHasThem_andByNobodyElse() {
        for (By by : List.of(By.CLIENT, By.TENANT)) {
            assertThat(key(by, of("a", "c", "t"), "x")).isEqualTo(key(by, of("b", "c", "t"), "y"));
            assertThat(key(by, of("a", "c", "t"), "x")).isNotEqualTo(key(by, of("a", "d", "u"), "x"));
            assertThat(key(by, Callers.key("a"), "x")).isNotEqualTo(key(by, Callers.key("b"), "x"));
            assertThat(key(by, Caller.anonymous(), "x")).isNotEqualTo(key(by, Caller.anonymous(), "y"));
        }
        assertThat(key(By.CLIENT, of("a", "same", "same"), "x")).isNotEqualTo(key(By.TENANT, of("a", "same", "same"), "x"));
    }

    /** What one issuer calls a client or tenant says nothing about those of another. */
    @Test
    void clientAndTenant_areThoseOfOneIssuer() {
        Caller here = new Caller("a", "https://here", Authentication.OIDC, Set.of(), Set.of(), Optional.empty(),
                Optional.of("c"), Optional.of("t"));
        Caller there = new Caller("a", "https://there", Authentication.OIDC, Set.of(), Set.of(), Optional.empty(),
                Optional.of("c"), Optional.of("t"));
        assertThat(key(By.CLIENT, here, "x")).isNotEqualTo(key(By.CLIENT, there, "x"));
        assertThat(key(By.TENANT, here, "x")).isNotEqualTo(key(By.TENANT, there, "x"));
    }

    private static Caller of(String subject, String client, String tenant) {
        return new Caller(subject, "https://issuer", Authentication.OIDC, Set.of(), Set.of(), Optional.empty(),
                Optional.of(client), Optional.of(tenant));
    }

    private static final class PlanKey implements LimitKey {

        @Override
        public String name() {
            return "";
        }

        @Override
        public String of(Caller caller, String entry) {
            return "plan of " + caller.subject();
        }
    }
}
