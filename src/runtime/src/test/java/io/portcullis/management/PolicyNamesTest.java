package io.portcullis.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.catalog.AccessRule;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;

/** What operators are told about the names they wrote. */
class PolicyNamesTest {

    private static final EntryPolicy LOOSE = new EntryPolicy(true, Set.of("a"), Set.of(), Optional.empty(), true);

    private final PolicyNames names = PolicyNames.of(FakeEntry.catalog(new FakeTool("find"), new FakePrompt("find"),
            new FakeTool("pay").access(AccessRule.roles(List.of(Set.of("b"))).enforcedByQuarkusToo())));

    @Test
    void nameThatNoEntryHas_isUnknown() {
        Layer layer = new Layer(false, Map.of("find", EntryPolicy.OFF, "tool:pay", EntryPolicy.OFF, "z", EntryPolicy.OFF,
                "prompt:pay", EntryPolicy.OFF));
        assertThat(names.unknown(layer)).containsExactly("prompt:pay", "z");
        assertThat(names.unknown(Layer.SILENT)).isEmpty();
    }

    @Test
    void nameWithAKindBeforeIt_saysItsKind() {
        assertThat(List.of("tool:x", "prompt:x")).allMatch(PolicyNames::saysItsKind);
        assertThat(List.of("x", "TOOL:x", "tool", "x tool:x")).noneMatch(PolicyNames::saysItsKind);
    }

    @Test
    void entriesThatAreLoosened_areNamedByTheirKeys() {
        Layer layer = new Layer(false, Map.of("find", LOOSE, "tool:find", LOOSE, "pay", EntryPolicy.OFF));
        assertThat(names.loosened(layer)).containsExactly("prompt:find", "tool:find");
        assertThat(names.unloosenable(layer)).isEmpty();
    }

    @Test
    void whatQuarkusEnforcesToo_isSaidNotToLoosen() {
        Layer layer = new Layer(false, Map.of("find", LOOSE, "pay", LOOSE));
        assertThat(names.unloosenable(layer)).containsExactly("tool:pay");
        assertThat(names.unloosenable(new Layer(false, Map.of("pay", EntryPolicy.OFF)))).isEmpty();
    }

    @Test
    void entry_isKnownByNameAndByKey() {
        assertThat(List.of("find", "prompt:find", "tool:pay")).allMatch(names::isKnown);
        assertThat(List.of("none", "prompt:pay", "")).noneMatch(names::isKnown);
    }
}
