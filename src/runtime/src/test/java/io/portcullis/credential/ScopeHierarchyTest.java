package io.portcullis.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AU-09: what a broader scope includes. */
class ScopeHierarchyTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    private final ScopeHierarchy hierarchy = new ScopeHierarchy(
            Map.of("admin", Set.of("write", "audit"), "write", Set.of("read"), "read", Set.of("list")));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void broaderScope_includesNarrowerOnesOverSeveralSteps() {
        assertThat(hierarchy.withImplied(Set.of("admin"))).containsExactlyInAnyOrder("admin", "write", "audit", "read", "list");
    }

    @Test
    void narrowerScope_includesNoBroaderOne() {
        assertThat(hierarchy.withImplied(Set.of("read"))).containsExactlyInAnyOrder("read", "list");
        assertThat(hierarchy.withImplied(Set.of("list", "other"))).containsExactlyInAnyOrder("list", "other");
    }

    @Test
    void noScope_includesNone() {
        assertThat(hierarchy.withImplied(Set.of())).isEmpty();
        assertThat(ScopeHierarchy.FLAT.withImplied(Set.of("admin"))).containsExactly("admin");
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void ring_ends() {
        ScopeHierarchy ring = new ScopeHierarchy(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a", "c")));
        assertThat(ring.withImplied(Set.of("b"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void longChain_isFollowedToItsEnd() {
        Map<String, Set<String>> chain = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            chain.put("s" + i, Set.of("s" + (i + 1)));
        }
        assertThat(new ScopeHierarchy(chain).withImplied(Set.of("s0"))).hasSize(10_001);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomHierarchy_isWhatTheSlowWayFinds(long seed) {
        Random random = new Random(seed);
        Map<String, Set<String>> implied = new HashMap<>();
        NAMES.forEach(name -> implied.put(name, some(random)));
        Set<String> granted = some(random);
        assertThat(new ScopeHierarchy(implied).withImplied(granted)).isEqualTo(slowly(implied, granted));
    }

    /** Adds what is included until nothing new comes. */
    private static Set<String> slowly(Map<String, Set<String>> implied, Set<String> granted) {
        Set<String> all = new HashSet<>(granted);
        for (int i = 0; i < NAMES.size(); i++) {
            List.copyOf(all).forEach(scope -> all.addAll(implied.getOrDefault(scope, Set.of())));
        }
        return all;
    }

    private static Set<String> some(Random random) {
        Set<String> some = new HashSet<>(NAMES);
        some.removeIf(name -> random.nextInt(4) > 0);
        return some;
    }
}
