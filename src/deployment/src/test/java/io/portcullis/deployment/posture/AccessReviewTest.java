package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;

import org.junit.jupiter.api.Test;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Resource;
import io.portcullis.api.Tool;
import io.portcullis.config.BuildConfig.DefaultRule;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;

class AccessReviewTest {

    static class Tools {

        @Tool
        @PermitAll
        String openAndDestructive() {
            return "";
        }

        @Tool(readOnly = true)
        @PermitAll
        String openAndReading() {
            return "";
        }

        @Tool(destructive = false)
        @PermitAll
        String openAndChanging() {
            return "";
        }

        @Tool
        @Authenticated
        String forEveryCaller() {
            return "";
        }

        @Tool(destructive = false)
        @Authenticated
        String harmlessForEveryCaller() {
            return "";
        }

        @Tool
        @RequiresScope("tickets:write")
        String withScope() {
            return "";
        }

        @Tool
        @PermissionsAllowed({ "ticket:write", "ticket:own" })
        String withPermission() {
            return "";
        }

        @Tool
        @RequiresRole("admin")
        @RequiresConfirmation("Delete everything?")
        String confirmed() {
            return "";
        }

        @Tool
        @RequiresRole("admin")
        String withRole() {
            return "";
        }

        @Tool
        @DenyAll
        String closed() {
            return "";
        }
    }

    static class Others {

        @Resource(uri = "docs://open")
        @PermitAll
        String open() {
            return "";
        }

        @Resource(uri = "docs://closed")
        @Authenticated
        String closed() {
            return "";
        }

        @Prompt
        @PermitAll
        String draft(@PromptArg String language) {
            return "";
        }

        @CompletePrompt("draft")
        List<String> language(String language) {
            return List.of();
        }
    }

    static class WithoutRule {

        @Tool
        String unruled() {
            return "";
        }

        @Tool
        @RequiresRole("admin")
        String ruled() {
            return "";
        }

        @Tool
        @RequiresScope("a")
        String scoped() {
            return "";
        }
    }

    @RequiresRole("admin")
    @RateLimited(permits = 1, per = "1m")
    static class Closed {

        @Tool
        String inherited() {
            return "";
        }
    }

    @Test
    void aPublicDestructiveTool_isHigh() {
        assertThat(Reviewed.methods(Concern.PF001, Tools.class)).containsExactly("openAndDestructive");
        assertThat(Reviewed.of(Concern.PF001, Tools.class)).extracting(Finding::severity).containsOnly(Severity.HIGH);
    }

    @Test
    void aDestructiveToolForEveryCaller_isMedium() {
        assertThat(Reviewed.methods(Concern.PF002, Tools.class)).containsExactly("forEveryCaller");
        assertThat(Reviewed.of(Concern.PF002, Tools.class)).extracting(Finding::severity).containsOnly(Severity.MEDIUM);
    }

    @Test
    void aDestructiveToolWithoutConfirmation_isLow() {
        assertThat(Reviewed.methods(Concern.PF003, Tools.class)).containsExactlyInAnyOrder("openAndDestructive",
                "forEveryCaller", "withScope", "withPermission", "withRole");
    }

    @Test
    void otherPublicEntries_areToldToo() {
        assertThat(Reviewed.methods(Concern.PF017, Tools.class)).containsExactlyInAnyOrder("openAndReading", "openAndChanging");
        assertThat(Reviewed.methods(Concern.PF017, Others.class)).containsExactlyInAnyOrder("open", "draft");
        assertThat(Reviewed.of(Concern.PF017, Others.class)).extracting(Finding::subject)
                .containsExactlyInAnyOrder("resource:docs://open", "prompt:draft");
    }

    @Test
    void aRuleByDefault_isToldOfTheEntry() {
        assertThat(Reviewed.byDefault(DefaultRule.AUTHENTICATED, WithoutRule.class)).filteredOn(
                finding -> finding.concern() == Concern.PF020).extracting(Finding::place, Finding::severity).containsExactly(
                        tuple(WithoutRule.class.getName() + "#unruled", Severity.LOW));
        assertThat(Reviewed.byDefault(DefaultRule.DENY_ALL, WithoutRule.class)).filteredOn(
                finding -> finding.concern() == Concern.PF020).extracting(Finding::severity).containsExactly(Severity.NOTE);
    }

    @Test
    void aRuleOfTheClass_isNoneByDefault() {
        assertThat(Reviewed.byDefault(DefaultRule.AUTHENTICATED, Closed.class)).extracting(Finding::concern)
                .doesNotContain(Concern.PF020, Concern.PF004);
    }
}
