package io.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.fake.FakeTool;
import io.portcullis.limit.Rate;

class CatalogTest {

    @Test
    void entry_isFoundByItsExactName() {
        Catalog catalog = FakeTool.catalog(new FakeTool("find"));
        assertThat(catalog.find("find")).isPresent();
        assertThat(catalog.find("Find")).isEmpty();
        assertThat(catalog.find("find ")).isEmpty();
        assertThat(catalog.find("")).isEmpty();
    }

    @Test
    void repeatedName_isRefused() {
        List<Entry> twice = List.of(new FakeTool("find").entry(0), new FakeTool("find").entry(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Catalog(twice));
    }

    @Test
    void misplacedEntry_isRefused() {
        List<Entry> misplaced = List.of(new FakeTool("find").entry(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Catalog(misplaced));
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
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessRule(Kind.PUBLIC, List.of(Set.of("a"))));
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
