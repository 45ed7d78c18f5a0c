package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Ask;
import io.portcullis.api.Caller;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.CompletionResponse;
import io.portcullis.api.Elicitation;
import io.portcullis.api.Feature;
import io.portcullis.api.Prompt;
import io.portcullis.api.Questions;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.CompletionDescriptor;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

/** A completion belongs to one argument, and to the rule of what has it (C-02, C-04). */
class CompletionTest {

    @RequiresRole("a")
    static class Targets {
        @Prompt
        String greet(String name, Optional<String> colour) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "orders://{region}/{id}", name = "order")
        @RequiresRole("b")
        String template(String region, String id) {
            return "";
        }
    }

    static class OfThePrompt {
        @CompletePrompt("greet")
        List<String> completion(String name, Map<String, String> others, Caller caller) {
            return List.of();
        }
    }

    static class OfTheTemplate {
        @CompleteResourceTemplate(value = "order", argument = "region")
        @RateLimited(permits = 2, per = "1s")
        Uni<CompletionResponse> completion(String typed) {
            return null;
        }
    }

    @Test
    void aCompletion_isDescribedByWhatItCompletes() {
        assertThat(completion(OfThePrompt.class).descriptor())
                .isEqualTo(new CompletionDescriptor(Feature.PROMPT, "greet", "name"));
        assertThat(completion(OfTheTemplate.class).descriptor())
                .isEqualTo(new CompletionDescriptor(Feature.RESOURCE_TEMPLATE, "orders://{region}/{id}", "region"));
    }

    @Test
    void itsParameters_areTheTextTheOthersAndWhatIsInjected() {
        assertThat(completion(OfThePrompt.class).parameters()).containsExactly(
                new Parameter(Source.ARGUMENT, "name", "java.lang.String", true, false, ""),
                Parameter.injected(Source.CONTEXT, "java.util.Map<java.lang.String,java.lang.String>"),
                Parameter.injected(Source.CALLER, Caller.class.getName()));
        assertThat(completion(OfTheTemplate.class).parameters())
                .containsExactly(new Parameter(Source.ARGUMENT, "region", "java.lang.String", true, false, ""));
    }

    @RequiresRole("c")
    static class InAClassOfOtherRules {
        @CompletePrompt("greet")
        List<String> completion(String name) {
            return List.of();
        }

        @Prompt
        String other() {
            return "";
        }
    }

    @PermitAll
    static class InAClassForAll {
        @CompletePrompt("greet")
        List<String> completion(String name) {
            return List.of();
        }
    }

    @Test
    void itsRule_isThatOfTheTarget() {
        assertThat(completion(OfThePrompt.class).access()).isEqualTo(AccessRule.roles(List.of(Set.of("a"))));
        assertThat(completion(OfTheTemplate.class).access()).isEqualTo(AccessRule.roles(List.of(Set.of("b"))));
        assertThat(completion(InAClassOfOtherRules.class).access()).isEqualTo(AccessRule.roles(List.of(Set.of("a"))));
        assertThat(completion(InAClassForAll.class).access()).isEqualTo(AccessRule.roles(List.of(Set.of("a"))));
    }

    @Test
    void itsLimit_isItsOwn() {
        assertThat(completion(OfTheTemplate.class).limits())
                .containsExactly(new LimitRecipe(new Share(By.CALLER, ""), "",
                        new Rate(2, Duration.ofSeconds(1), 2, Refill.GREEDY), new Cost(1, "")));
        assertThat(completion(OfThePrompt.class).limits()).isEmpty();
    }

    static class WithRole {
        @CompletePrompt("greet")
        @RequiresRole("a")
        List<String> completion(String name) {
            return List.of();
        }
    }

    static class ForAll {
        @CompletePrompt("greet")
        @PermitAll
        List<String> completion(String name) {
            return List.of();
        }
    }

    static class WithPermission {
        @CompletePrompt("greet")
        @PermissionsAllowed("a")
        List<String> completion(String name) {
            return List.of();
        }
    }

    static class OfNoPrompt {
        @CompletePrompt("farewell")
        List<String> completion(String name) {
            return List.of();
        }
    }

    static class OfATemplateByItsText {
        @CompleteResourceTemplate("orders://{region}/{id}")
        List<String> completion(String region) {
            return List.of();
        }
    }

    static class OfAPromptAsATemplate {
        @CompleteResourceTemplate("greet")
        List<String> completion(String name) {
            return List.of();
        }
    }

    static class OfNoArgument {
        @CompletePrompt("greet")
        List<String> completion(String typed) {
            return List.of();
        }
    }

    static class OfNoVariable {
        @CompleteResourceTemplate(value = "order", argument = "page")
        List<String> completion(String region) {
            return List.of();
        }
    }

    @Test
    void completionsThatFitNothing_areRefused() {
        for (Class<?> type : List.of(WithRole.class, ForAll.class, WithPermission.class, OfNoPrompt.class,
                OfATemplateByItsText.class, OfAPromptAsATemplate.class, OfNoArgument.class, OfNoVariable.class)) {
            refused(Code.PC016, type);
        }
    }

    @RolesAllowed("c")
    static class BelowRolesOfQuarkus {
        @CompletePrompt("greet")
        List<String> completion(String name) {
            return List.of();
        }
    }

    @RolesAllowed("a")
    static class BelowTheSameRoles {
        @CompletePrompt("greet")
        List<String> completion(String name) {
            return List.of();
        }
    }

    /** Quarkus enforces the rule of the class on the completion, whatever ours is. */
    @Test
    void aRuleOfQuarkusOnTheClass_hasToBeThatOfTheTarget() {
        refused(Code.PC006, BelowRolesOfQuarkus.class);
        assertThat(Scanned.of(Targets.class, BelowTheSameRoles.class).problems()).isEmpty();
    }

    @RequiresRole("a")
    static class RoleForCompletionsOnly {
        @CompletePrompt("greet")
        List<String> completion(String name) {
            return List.of();
        }
    }

    @RateLimited(permits = 1, per = "1s")
    static class LimitForCompletionsOnly {
        @CompletePrompt("greet")
        List<String> completion(String name) {
            return List.of();
        }
    }

    @Test
    void onAClassOfCompletions_aRoleGuardsNothingAndALimitDoes() {
        assertThat(Scanned.of(Targets.class, RoleForCompletionsOnly.class).problems()).singleElement()
                .matches(problem -> problem.code() == Code.PC011);
        assertThat(completion(LimitForCompletionsOnly.class).limits()).isNotEmpty();
    }

    static class Twice {
        @CompletePrompt("greet")
        List<String> one(String name) {
            return List.of();
        }

        @CompletePrompt(value = "greet", argument = "name")
        List<String> two(String typed) {
            return List.of();
        }
    }

    @Test
    void twoCompletionsOfOneArgument_areRefused() {
        assertThat(Scanned.of(Targets.class, Twice.class).problems()).singleElement()
                .matches(problem -> problem.code() == Code.PC005);
    }

    static class TakesNothing {
        @CompletePrompt(value = "greet", argument = "name")
        List<String> completion() {
            return List.of();
        }
    }

    static class TakesTwo {
        @CompletePrompt("greet")
        List<String> completion(String name, String more) {
            return List.of();
        }
    }

    static class TakesTwoMaps {
        @CompletePrompt("greet")
        List<String> completion(String name, Map<String, String> one, Map<String, String> two) {
            return List.of();
        }
    }

    static class Asks {
        @CompletePrompt("greet")
        List<String> completion(String name, Elicitation elicitation) {
            return List.of();
        }
    }

    static class AsksTheModel {
        @CompletePrompt("greet")
        List<String> completion(String name, Sampling sampling) {
            return List.of();
        }
    }

    static class AsksForRoots {
        @CompletePrompt("greet")
        List<String> completion(String name, Roots roots) {
            return List.of();
        }
    }

    static class AsksAnything {
        @CompletePrompt("greet")
        List<String> completion(String name, Questions questions) {
            return List.of();
        }
    }

    record Answer(String text) {
    }

    static class AsksBefore {
        @CompletePrompt("greet")
        List<String> completion(String name, @Ask("Really?") Answer answer) {
            return List.of();
        }
    }

    /** V-01: a completion must not ask. */
    @Test
    void otherParameters_areRefused() {
        for (Class<?> type : List.of(TakesNothing.class, TakesTwo.class, TakesTwoMaps.class, Asks.class, AsksTheModel.class,
                AsksForRoots.class, AsksAnything.class, AsksBefore.class)) {
            refused(Code.PC008, type);
        }
    }

    static class Number {
        @CompletePrompt("greet")
        List<Integer> completion(String name) {
            return List.of();
        }
    }

    static class Text {
        @CompletePrompt("greet")
        String completion(String name) {
            return "";
        }
    }

    static class Nothing {
        @CompletePrompt("greet")
        void completion(String name) {
        }
    }

    @Test
    void otherResults_areRefused() {
        for (Class<?> type : List.of(Number.class, Text.class, Nothing.class)) {
            refused(Code.PC009, type);
        }
    }

    private static EntryModel completion(Class<?> type) {
        Scanned scanned = Scanned.of(Targets.class, type);
        assertThat(scanned.problems()).isEmpty();
        return scanned.entries().stream().filter(entry -> entry.descriptor().feature() == Feature.COMPLETION).findFirst()
                .orElseThrow();
    }

    private static void refused(Code code, Class<?> type) {
        assertThat(Scanned.of(Targets.class, type).problems()).as(type.getSimpleName()).singleElement()
                .satisfies((Problem problem) -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.place()).isEqualTo(type.getName() + "#completion");
                    assertThat(problem.ways()).isNotEmpty();
                });
    }
}
