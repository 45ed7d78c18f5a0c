package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.config.BuildConfig.DefaultRule;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.quarkus.security.Authenticated;

/** Which access rule a tool gets, and which ones it is refused with. */
class AccessRuleTest {

    static class NoRule {
        @Tool
        void tool() {
        }
    }

    @Test
    void withoutRule_isRefusedWithWhatToType() {
        Problem problem = Scanned.refused(Code.PC001, NoRule.class);
        assertThat(problem.text()).isEqualTo("Nobody said who may call this tool.");
        assertThat(problem.ways()).anySatisfy(way -> assertThat(way).contains("@RequiresRole(\"...\")"))
                .anySatisfy(way -> assertThat(way).contains("@Authenticated"))
                .anySatisfy(way -> assertThat(way).contains("@PermitAll").contains("@DenyAll"))
                .anySatisfy(way -> assertThat(way).contains("portcullis.access.default=deny-all"));
    }

    @Test
    void withoutRule_getsTheConfiguredDefault() {
        assertThat(Scanned.of(DefaultRule.DENY_ALL, NoRule.class).entries().get(0).access())
                .isEqualTo(AccessRule.of(Kind.DENIED));
        assertThat(Scanned.of(DefaultRule.AUTHENTICATED, NoRule.class).entries().get(0).access())
                .isEqualTo(AccessRule.of(Kind.AUTHENTICATED));
    }

    @Test
    void theDefault_replacesNoWrittenRule() {
        assertThat(Scanned.of(DefaultRule.AUTHENTICATED, AnyOf.class).entries().get(0).access().kind()).isEqualTo(Kind.ROLES);
    }

    static class AnyOf {
        @Tool
        @RequiresRole({ "a", "b" })
        void tool() {
        }
    }

    @Test
    void severalRoles_areAnyOf() {
        assertThat(rule(AnyOf.class)).isEqualTo(AccessRule.roles(List.of(Set.of("a", "b"))));
    }

    static class AllOf {
        @Tool
        @RequiresRole("a")
        @RequiresRole({ "b", "c" })
        void tool() {
        }
    }

    @RequiresRole("a")
    @RequiresRole({ "b", "c" })
    static class AllOfOnTheClass {
        @Tool
        void tool() {
        }
    }

    @Test
    void repeatedRules_areAllOf() {
        AccessRule all = AccessRule.roles(List.of(Set.of("a"), Set.of("b", "c")));
        assertThat(rule(AllOf.class)).isEqualTo(all);
        assertThat(rule(AllOfOnTheClass.class)).isEqualTo(all);
    }

    @RequiresRole("a")
    static class MethodReplacesRoles {
        @Tool
        @RequiresRole("b")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class MethodReplacesRepeated {
        @Tool
        @RequiresRole("b")
        @RequiresRole("c")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class MethodOpens {
        @Tool
        @PermitAll
        void tool() {
        }
    }

    @RolesAllowed("a")
    static class MethodCloses {
        @Tool
        @DenyAll
        void tool() {
        }
    }

    @RequiresRole("a")
    static class MethodWithRolesAllowed {
        @Tool
        @RolesAllowed("b")
        void tool() {
        }
    }

    @Test
    void aRuleOnTheMethod_replacesTheRuleOfTheClass() {
        assertThat(rule(MethodReplacesRoles.class)).isEqualTo(AccessRule.roles(List.of(Set.of("b"))));
        assertThat(rule(MethodReplacesRepeated.class)).isEqualTo(AccessRule.roles(List.of(Set.of("b"), Set.of("c"))));
        assertThat(rule(MethodOpens.class)).isEqualTo(AccessRule.of(Kind.PUBLIC).enforcedByQuarkusToo());
        assertThat(rule(MethodCloses.class)).isEqualTo(AccessRule.of(Kind.DENIED).enforcedByQuarkusToo());
        assertThat(rule(MethodWithRolesAllowed.class))
                .isEqualTo(AccessRule.roles(List.of(Set.of("b"))).enforcedByQuarkusToo());
    }

    static class Everybody {
        @Tool
        @RolesAllowed("**")
        void tool() {
        }
    }

    static class NotEverybody {
        @Tool
        @RequiresRole("**")
        void tool() {
        }
    }

    @Test
    void twoStars_meanEveryCallerOnlyInRolesAllowed() {
        assertThat(rule(Everybody.class)).isEqualTo(AccessRule.of(Kind.AUTHENTICATED).enforcedByQuarkusToo());
        assertThat(rule(NotEverybody.class)).isEqualTo(AccessRule.roles(List.of(Set.of("**"))));
    }

    static class BesideRolesAllowed {
        @Tool
        @RequiresRole("a")
        @RolesAllowed("a")
        void tool() {
        }
    }

    static class RepeatedBesideAuthenticated {
        @Tool
        @RequiresRole("a")
        @RequiresRole("b")
        @Authenticated
        void tool() {
        }
    }

    static class BesidePermitAll {
        @Tool
        @RequiresRole("a")
        @PermitAll
        void tool() {
        }
    }

    static class BesideDenyAll {
        @Tool
        @RequiresRole("a")
        @DenyAll
        void tool() {
        }
    }

    @Test
    void twoRulesOnOneMethod_areRefused() {
        for (Class<?> type : List.of(BesideRolesAllowed.class, RepeatedBesideAuthenticated.class, BesidePermitAll.class,
                BesideDenyAll.class)) {
            assertThat(Scanned.refused(Code.PC006, type).text()).contains("@RequiresRole");
        }
    }

    @RequiresRole("a")
    @RolesAllowed("a")
    static class TwoOnTheClass {
        @Tool
        void tool() {
        }

        @Tool
        void other() {
        }
    }

    @RequiresRole("a")
    @PermitAll
    static class TwoOnTheClassAndOneOnTheMethod {
        @Tool
        @RolesAllowed("a")
        void tool() {
        }
    }

    @Test
    void twoRulesOnOneClass_areRefusedOnce() {
        Scanned.refused(Code.PC006, TwoOnTheClass.class, TwoOnTheClass.class.getName());
        Scanned.refused(Code.PC006, TwoOnTheClassAndOneOnTheMethod.class, TwoOnTheClassAndOneOnTheMethod.class.getName());
    }

    @RolesAllowed("a")
    static class BelowRolesAllowed {
        @Tool
        @RequiresRole("a")
        void tool() {
        }
    }

    @Authenticated
    static class BelowAuthenticated {
        @Tool
        @RequiresRole("a")
        @RequiresRole("b")
        void tool() {
        }
    }

    @PermitAll
    static class BelowPermitAll {
        @Tool
        @RequiresRole("a")
        void tool() {
        }
    }

    @DenyAll
    static class BelowDenyAll {
        @Tool
        @RequiresRole("a")
        void tool() {
        }
    }

    @Test
    void requiresRoleBelowARuleQuarkusEnforces_isRefused() {
        for (Class<?> type : List.of(BelowRolesAllowed.class, BelowAuthenticated.class, BelowPermitAll.class,
                BelowDenyAll.class)) {
            assertThat(Scanned.refused(Code.PC006, type).text()).contains("Quarkus goes on enforcing");
        }
    }

    static class NoRole {
        @Tool
        @RequiresRole({})
        void tool() {
        }
    }

    static class NoRoleAllowed {
        @Tool
        @RolesAllowed({})
        void tool() {
        }
    }

    static class BlankRole {
        @Tool
        @RequiresRole({ "a", " " })
        void tool() {
        }
    }

    static class NoRoleInOneOfTwo {
        @Tool
        @RequiresRole("a")
        @RequiresRole({})
        void tool() {
        }
    }

    static class RoleByExpression {
        @Tool
        @RolesAllowed("${admin.role}")
        void tool() {
        }
    }

    @Test
    void rulesThatNameNoRole_areRefused() {
        for (Class<?> type : List.of(NoRole.class, NoRoleAllowed.class, BlankRole.class, NoRoleInOneOfTwo.class,
                RoleByExpression.class)) {
            Scanned.refused(Code.PC007, type);
        }
    }

    private static AccessRule rule(Class<?> type) {
        return Scanned.entry(type).access();
    }
}
