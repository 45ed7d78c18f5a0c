package io.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.limit.Rate;

class CatalogTest {

    @Test
    void entry_isFoundByItsExactName() {
        Catalog catalog = FakeTool.catalog(new FakeTool("find"));
        assertThat(catalog.find(Feature.TOOL, "find")).isPresent();
        assertThat(catalog.find(Feature.TOOL, "Find")).isEmpty();
        assertThat(catalog.find(Feature.TOOL, "find ")).isEmpty();
        assertThat(catalog.find(Feature.TOOL, "")).isEmpty();
    }

    @Test
    void repeatedName_isRefused() {
        List<Entry> twice = List.of(new FakeTool("find").entry(), new FakeTool("find").entry());
        assertThatIllegalArgumentException().isThrownBy(() -> new Catalog(twice));
    }

    @Test
    void nameIsUniqueAmongItsKindOnly() {
        Catalog catalog = FakeEntry.catalog(new FakeTool("find"), new FakePrompt("find"));
        assertThat(catalog.find(Feature.TOOL, "find")).get().extracting(Entry::feature).isEqualTo(Feature.TOOL);
        assertThat(catalog.find(Feature.PROMPT, "find")).get().extracting(Entry::feature).isEqualTo(Feature.PROMPT);
        assertThat(catalog.find("prompt:find")).isEqualTo(catalog.find(Feature.PROMPT, "find"));
    }

    @Test // T-03
    void entries_areInTheOrderOfTheirNames() {
        Catalog catalog = FakeEntry.catalog(new FakeTool("b"), new FakePrompt("a"), new FakeTool("a"), new FakeTool("B"));
        assertThat(catalog.entries(Feature.TOOL)).extracting(Entry::name).containsExactly("B", "a", "b");
        assertThat(catalog.entries(Feature.RESOURCE)).isEmpty();
        assertThat(catalog.entries()).hasSize(4);
    }

    @Test // what is added one by one is looked up and listed like what was there from the beginning
    void entriesThatCameOneByOne_areTheSameAsAllAtOnce() {
        Parameter log = Parameter.injected(Source.LOG, "io.portcullis.api.McpLog");
        List<Entry> entries = new ArrayList<>(Stream.of(new FakeTool("b"), new FakeTool("a").parameters(log), new FakeTool("C"),
                new FakePrompt("a").access(AccessRule.of(Kind.AUTHENTICATED)), new FakePrompt("0"),
                new FakeTemplate("docs://{b}/{a}"), new FakeTemplate("docs://b/{a}"), new FakeTemplate("docs://b/c{a}"))
                .map(FakeEntry::entry).toList());
        for (long seed = 0; seed < 50; seed++) {
            Collections.shuffle(entries, new Random(seed));
            Catalog grown = new Catalog(List.of());
            for (int i = 0; i < entries.size(); i++) {
                grown = grown.with(entries.get(i));
                Catalog whole = new Catalog(entries.subList(0, i + 1));
                for (Feature feature : Feature.values()) {
                    assertThat(grown.entries(feature)).isEqualTo(whole.entries(feature));
                }
                assertThat(grown.entries()).containsExactlyInAnyOrderElementsOf(whole.entries());
                assertThat(List.of(grown.hasLogs(), grown.hasTasks(), grown.isOnlyPublic()))
                        .isEqualTo(List.of(whole.hasLogs(), whole.hasTasks(), whole.isOnlyPublic()));
                assertThat(grown.findResource("docs://b/cx")).isEqualTo(whole.findResource("docs://b/cx"));
            }
        }
    }

    @Test // D-13
    void catalog_knowsWhetherAnyMethodLogs() {
        Parameter log = Parameter.injected(Source.LOG, "io.portcullis.api.McpLog");
        assertThat(FakeEntry.catalog(new FakeTool("find")).hasLogs()).isFalse();
        assertThat(FakeEntry.catalog(new FakeTool("find"), new FakePrompt("ask").parameters(log)).hasLogs()).isTrue();
    }

    @Test
    void catalogWithOneRule_isNotOnlyPublic() {
        FakeTool open = new FakeTool("open");
        assertThat(FakeTool.catalog(open).isOnlyPublic()).isTrue();
        for (Kind kind : Set.of(Kind.AUTHENTICATED, Kind.DENIED)) {
            assertThat(FakeTool.catalog(open, new FakeTool("other").access(AccessRule.of(kind))).isOnlyPublic()).isFalse();
        }
    }

    @Test
    void ruleAboutRolesWithoutRoles_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.of(Kind.ROLES));
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.roles(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRule(Kind.PUBLIC, List.of(Set.of("a")), Set.of(), List.of(), false));
    }

    @Test
    void publicRuleWithScopes_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessRule.of(Kind.PUBLIC).withScopes(Set.of("a")));
    }

    @Test
    void costBeyondTheCapacity_isRefused() {
        Rate rate = new Rate(5, Duration.ofSeconds(1), 5, Refill.GREEDY);
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitRule(By.CALLER, "b", rate, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitRule(By.CALLER, "b", rate, 0));
    }

    @Test
    void invocation_isOfItsClassAndWhatTheContainerMadeOfIt() {
        Invocation invocation = new Invocation(Tools.class.getName() + "#find", arguments -> null, List.of(),
                Invocation.Thread.BLOCKING, Invocation.Result.NONE);
        assertThat(invocation.isOf(Tools.class, "find")).isTrue();
        assertThat(invocation.isOf(ToolsSubclass.class, "find")).isTrue();
        assertThat(invocation.isOf(Tools.class, "other")).isFalse();
        assertThat(invocation.isOf(String.class, "find")).isFalse();
    }

    private static class Tools {
    }

    private static final class ToolsSubclass extends Tools {
    }
}
