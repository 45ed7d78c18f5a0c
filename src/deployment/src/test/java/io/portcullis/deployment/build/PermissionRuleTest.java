package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.deployment.check.Code;
import io.quarkus.security.PermissionsAllowed;

class PermissionRuleTest {

    static class Alone {
        @Tool
        @PermissionsAllowed("a")
        void tool() {
        }
    }

    static class OneOf {
        @Tool
        @PermissionsAllowed({ "a", "b" })
        void tool() {
        }
    }

    static class AllOf {
        @Tool
        @PermissionsAllowed(value = { "a", "b" }, inclusive = true)
        void tool() {
        }
    }

    static class Repeated {
        @Tool
        @PermissionsAllowed("a")
        @PermissionsAllowed({ "b", "c" })
        void tool() {
        }
    }

    @Test
    void permissions_areARuleByThemselves() {
        assertThat(Scanned.entry(Alone.class).access())
                .isEqualTo(AccessRule.of(Kind.AUTHENTICATED).withPermissions(List.of(Set.of("a"))).enforcedByQuarkusToo());
        assertThat(permissions(OneOf.class)).containsExactly(Set.of("a", "b"));
        assertThat(permissions(AllOf.class)).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
        assertThat(permissions(Repeated.class)).containsExactlyInAnyOrder(Set.of("a"), Set.of("b", "c"));
    }

    @PermissionsAllowed("a")
    static class OfTheClass {
        @Tool
        @RequiresRole("r")
        public void tool() {
        }
    }

    @PermissionsAllowed("a")
    static class Replaced {
        @Tool
        @PermissionsAllowed("b")
        public void tool() {
        }
    }

    @Test
    void permissionOfTheClass_addsToTheRole_andIsReplacedByThatOfTheMethod() {
        assertThat(Scanned.entry(OfTheClass.class).access().roles()).containsExactly(Set.of("r"));
        assertThat(permissions(OfTheClass.class)).containsExactly(Set.of("a"));
        assertThat(permissions(Replaced.class)).containsExactly(Set.of("b"));
    }

    @PermissionsAllowed("a")
    static class NotPublic {
        @Tool
        @RequiresRole("r")
        void tool() {
        }
    }

    @PermissionsAllowed("a")
    static class Forgotten {
        @Tool
        @RolesAllowed("r")
        public void tool() {
        }
    }

    @PermissionsAllowed("a")
    static class ForgottenToo {
        @Tool
        @DenyAll
        public void tool() {
        }
    }

    @PermitAll
    static class Everybody {
        @Tool
        @PermissionsAllowed("a")
        void tool() {
        }
    }

    @Test
    void permissionThatQuarkusWouldNotCheck_isRefused() {
        assertThat(Scanned.refused(Code.PC007, NotPublic.class).text()).contains("public methods only");
        assertThat(Scanned.refused(Code.PC006, Forgotten.class).text()).contains("forget @PermissionsAllowed");
        assertThat(Scanned.refused(Code.PC006, ForgottenToo.class).text()).contains("forget @PermissionsAllowed");
        assertThat(Scanned.refused(Code.PC006, Everybody.class).text()).contains("@PermissionsAllowed does not");
    }

    static class CompletedWithout {
        @Prompt(name = "hello")
        @PermissionsAllowed("a")
        String hello(String who) {
            return who;
        }

        @CompletePrompt("hello")
        List<String> who(String who) {
            return List.of();
        }
    }

    static class CompletedWith {
        @Prompt(name = "hello")
        @PermissionsAllowed("a")
        String hello(String who) {
            return who;
        }

        @CompletePrompt("hello")
        @PermissionsAllowed("b")
        List<String> who(String who) {
            return List.of();
        }
    }

    static class CompletedFreely {
        @Prompt(name = "hello")
        @RequiresRole("r")
        String hello(String who) {
            return who;
        }

        @CompletePrompt("hello")
        @PermissionsAllowed("b")
        List<String> who(String who) {
            return List.of();
        }
    }

    @Test
    void completion_asksForPermissionsWhenItsPromptDoes() {
        assertThat(Scanned.refused(Code.PC016, CompletedWithout.class, CompletedWithout.class.getName() + "#who").text())
                .contains("both have to");
        assertThat(Scanned.refused(Code.PC016, CompletedFreely.class, CompletedFreely.class.getName() + "#who").text())
                .contains("both have to");
        Scanned scanned = Scanned.of(CompletedWith.class);
        assertThat(scanned.problems()).isEmpty();
        assertThat(scanned.entries()).extracting(entry -> entry.access().permissions())
                .containsExactly(List.of(Set.of("b")), List.of(Set.of("a")));
    }

    private static List<Set<String>> permissions(Class<?> type) {
        return Scanned.entry(type).access().permissions();
    }
}
