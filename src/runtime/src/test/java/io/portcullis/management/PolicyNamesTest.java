package io.portcullis.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Catalog;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;

/** What operators are told about the names they wrote. */
class PolicyNamesTest {

    private static final EntryPolicy LOOSE = new EntryPolicy(true, Set.of("a"), Set.of(), Optional.empty(), true);

    private final Catalog catalog = FakeEntry.catalog(new FakeTool("find"), new FakePrompt("find"),
            new FakeTool("pay").access(AccessRule.roles(List.of(Set.of("b"))).enforcedByQuarkusToo()));

    @Test
    void nameThatNoEntryHas_isUnknown() {
        Layer layer = new Layer(false, Map.of("find", EntryPolicy.OFF, "TOOL:pay", EntryPolicy.OFF, "z", EntryPolicy.OFF,
                "PROMPT:pay", EntryPolicy.OFF));
        assertThat(PolicyNames.unknown(layer, catalog)).containsExactly("PROMPT:pay", "z");
        assertThat(PolicyNames.unknown(Layer.SILENT, catalog)).isEmpty();
    }

    @Test
    void nameWithAKindBeforeIt_saysItsKind() {
        assertThat(List.of("TOOL:x", "RESOURCE_TEMPLATE:x")).allMatch(PolicyNames::saysItsKind);
        assertThat(List.of("x", "tool:x", "TOOL", "x TOOL:x")).noneMatch(PolicyNames::saysItsKind);
    }

    @Test
    void entriesThatAreLoosened_areNamedByTheirKeys() {
        Layer layer = new Layer(false, Map.of("find", LOOSE, "TOOL:find", LOOSE, "pay", EntryPolicy.OFF));
        assertThat(PolicyNames.loosened(layer, catalog)).containsExactly("PROMPT:find", "TOOL:find");
        assertThat(PolicyNames.unloosenable(layer, catalog)).isEmpty();
    }

    @Test
    void whatQuarkusEnforcesToo_isSaidNotToLoosen() {
        Layer layer = new Layer(false, Map.of("find", LOOSE, "pay", LOOSE));
        assertThat(PolicyNames.unloosenable(layer, catalog)).containsExactly("TOOL:pay");
        assertThat(PolicyNames.unloosenable(new Layer(false, Map.of("pay", EntryPolicy.OFF)), catalog)).isEmpty();
    }
}
