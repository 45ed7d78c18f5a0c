package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Catalog;

class MatrixTest {

    private final Catalog catalog = new Catalog(List.of(Lamps.lamp(), Lamps.lamp("candle", AccessRule.of(Kind.PUBLIC))));

    @Test
    void everyCallerMeetsEveryDoorOfEveryEntry() {
        Knock yes = (entry, visitor) -> Word.YES;
        Matrix matrix = Matrix.of(catalog, Map.of(Door.LIST, yes, Door.CALL, yes, Door.DIRECT, yes));
        assertThat(matrix.gaps()).isEmpty();
        assertThat(matrix.blocks()).extracting(Matrix.Block::title).containsExactly("tool candle", "tool lamp");
        assertThat(matrix.blocks().get(0).rows()).containsOnlyKeys("anonymous", "no roles", "no roles, all scopes",
                "role admin",
                "role admin, all scopes", "role editor", "role editor, all scopes", "role reader", "role reader, all scopes",
                "all roles", "all roles, all scopes");
        assertThat(matrix.blocks().get(0).rows().values()).allMatch(row -> row.size() == 3);
    }

    @Test
    void doorThatAnswersNothing_isAGap() {
        Knock yes = (entry, visitor) -> Word.YES;
        Knock mute = (entry, visitor) -> {
            throw new NoWordException("HTTP 500");
        };
        Matrix matrix = Matrix.of(catalog, Map.of(Door.LIST, yes, Door.CALL, mute, Door.DIRECT, yes));
        assertThat(matrix.gaps()).hasSize(22).allMatch(gap -> gap.contains("call") && gap.contains("HTTP 500"));
    }

    @Test
    void doorThatNobodyTries_isAGap() {
        Knock yes = (entry, visitor) -> Word.YES;
        assertThat(Matrix.of(catalog, Map.of(Door.LIST, yes, Door.CALL, yes)).gaps()).hasSize(22)
                .allMatch(gap -> gap.contains("direct"));
    }

    @Test
    void catalogWithoutScopes_hasNoCallersWithScopes() {
        Catalog plain = new Catalog(List.of(Lamps.lamp("candle", AccessRule.of(Kind.PUBLIC))));
        assertThat(Visitor.of(plain)).extracting(Visitor::label).containsExactly("anonymous", "no roles", "all roles");
    }

    @Test
    void snapshot_canBeRead() {
        Knock scope = (entry, visitor) -> visitor.known() ? Word.SCOPE : Word.HIDDEN;
        String text = Snapshot.of(Matrix.of(new Catalog(List.of(Lamps.lamp())),
                Map.of(Door.LIST, scope, Door.CALL, scope, Door.DIRECT, scope)));
        assertThat(text).contains("""

                tool lamp
                  rule: admin, and editor or reader with lamps
                  caller                   list    call    direct
                  anonymous                hidden  hidden  hidden
                  no roles                 scope   scope   scope
                """);
    }
}
