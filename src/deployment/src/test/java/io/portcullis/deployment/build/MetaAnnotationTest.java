package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.catalog.AccessRule;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.deployment.scan.EntryModel;

/** Annotations of the application that bring several rules at once. */
class MetaAnnotationTest {

    @RequiresRole("ops")
    @RequiresScope("ops:write")
    @RateLimited(permits = 5, per = "1m")
    @RequiresConfirmation("Really?")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OpsTool {
    }

    @OpsTool
    @Retention(RetentionPolicy.RUNTIME)
    @interface NightOpsTool {
    }

    @RequiresRole("other")
    @RequiresScope("other")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OtherTool {
    }

    @PermitAll
    @Retention(RetentionPolicy.RUNTIME)
    @interface OpenTool {
    }

    @Circular
    @RequiresRole("ops")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Circular {
    }

    static class OnMethod {
        @Tool
        @OpsTool
        void tool() {
        }
    }

    @OpsTool
    static class OnClass {
        @Tool
        void tool() {
        }
    }

    static class OnAnnotation {
        @Tool
        @NightOpsTool
        void tool() {
        }
    }

    @Test
    void everyRule_isBrought() {
        for (Class<?> type : List.of(OnMethod.class, OnClass.class, OnAnnotation.class)) {
            EntryModel entry = entry(type);
            assertThat(entry.access()).isEqualTo(AccessRule.roles(List.of(Set.of("ops"))).withScopes(Set.of("ops:write")));
            assertThat(entry.limits().get(0).rate().permits()).isEqualTo(5);
            assertThat(entry.confirmation().message()).isEqualTo("Really?");
        }
    }

    static class Written {
        @Tool
        @OpsTool
        @RequiresRole("written")
        @RateLimited(permits = 6, per = "1m")
        void tool() {
        }
    }

    @RequiresRole("class")
    @RequiresScope("class")
    static class MethodFirst {
        @Tool
        @OpsTool
        void tool() {
        }
    }

    @Test
    void whatIsWritten_countsFirst_thenWhatTheMethodBrings_thenTheClass() {
        assertThat(entry(Written.class).access().roles()).containsExactly(Set.of("written"));
        assertThat(entry(Written.class).access().scopes()).containsExactly("ops:write");
        assertThat(entry(Written.class).limits().get(0).rate().permits()).isEqualTo(6);
        assertThat(entry(MethodFirst.class).access().roles()).containsExactly(Set.of("ops"));
        assertThat(entry(MethodFirst.class).access().scopes()).containsExactly("ops:write");
    }

    static class Two {
        @Tool
        @OpsTool
        @OtherTool
        void tool() {
        }
    }

    static class Open {
        @Tool
        @OpenTool
        void tool() {
        }
    }

    static class Round {
        @Tool
        @Circular
        void tool() {
        }
    }

    @Test
    void whatContradicts_orIsNotSeenByQuarkus_isRefused() {
        assertThat(problems(Two.class)).extracting(Problem::code).containsOnly(Code.PC006);
        assertThat(problems(Open.class)).extracting(Problem::text)
                .containsExactly("An annotation of the application brings @PermitAll, which Quarkus does not see there.");
        assertThat(entry(Round.class).access().roles()).containsExactly(Set.of("ops"));
    }

    static class NoEntry {
        @OpsTool
        void method() {
        }
    }

    @OpsTool
    static class NoEntries {
    }

    @Test
    void whereNothingIsAnEntry_itIsRefused() {
        assertThat(problems(NoEntry.class)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(Code.PC011);
            assertThat(problem.text()).contains("OpsTool");
        });
        assertThat(problems(NoEntries.class)).isNotEmpty().extracting(Problem::code).containsOnly(Code.PC011);
    }

    /** A rule that Quarkus does see may stand beside what is brought. */
    static class Beside {
        @Tool
        @OpsTool
        @RolesAllowed("seen")
        void tool() {
        }
    }

    @Test
    void writtenRuleOfQuarkus_countsFirst() {
        assertThat(entry(Beside.class).access().roles()).containsExactly(Set.of("seen"));
    }

    @Test // a library without an index
    void annotationThatIsNotIndexed_bringsItsRulesAllTheSame() {
        EntryModel entry = Scanned.entry(OnAnnotation.class);
        assertThat(entry.access()).isEqualTo(AccessRule.roles(List.of(Set.of("ops"))).withScopes(Set.of("ops:write")));
        assertThat(entry.confirmation().message()).isEqualTo("Really?");
    }

    private static EntryModel entry(Class<?> type) {
        Scanned scanned = scanned(type);
        assertThat(scanned.problems()).isEmpty();
        return scanned.entries().get(0);
    }

    private static List<Problem> problems(Class<?> type) {
        return scanned(type).problems();
    }

    private static Scanned scanned(Class<?> type) {
        return Scanned.of(type, OpsTool.class, NightOpsTool.class, OtherTool.class, OpenTool.class, Circular.class);
    }
}
