package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Prompt;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.deployment.check.Code;
import io.portcullis.limit.Rate;

/** Which limit a tool gets, and which ones it is refused with. */
class LimitRuleTest {

    @RequiresRole("a")
    static class NoNumbers {
        @Tool
        @RateLimited
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NoPermits {
        @Tool
        @RateLimited(per = "1s")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NegativePermits {
        @Tool
        @RateLimited(permits = -1, per = "1s")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NoPeriod {
        @Tool
        @RateLimited(permits = 1)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NoDuration {
        @Tool
        @RateLimited(permits = 1, per = "soon")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NoTime {
        @Tool
        @RateLimited(permits = 1, per = "0s")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class TimeBackwards {
        @Tool
        @RateLimited(permits = 1, per = "-PT1S")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NegativeBurst {
        @Tool
        @RateLimited(permits = 1, per = "1s", burst = -1)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class ForFree {
        @Tool
        @RateLimited(permits = 1, per = "1s", cost = 0)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class ForFreeInABucket {
        @Tool
        @RateLimited(bucket = "b", cost = 0)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class NeverEnough {
        @Tool
        @RateLimited(permits = 10, per = "1s", burst = 2, cost = 3)
        void tool() {
        }
    }

    @Test
    void limitsThatCannotWork_areRefused() {
        for (Class<?> type : List.of(NoNumbers.class, NoPermits.class, NegativePermits.class, NoPeriod.class, NoDuration.class,
                NoTime.class, TimeBackwards.class, NegativeBurst.class, ForFree.class, ForFreeInABucket.class,
                NeverEnough.class)) {
            assertThat(Scanned.refused(Code.PC010, type).ways()).as(type.getSimpleName())
                    .contains("write for instance @RateLimited(permits = 100, per = \"15m\")");
        }
    }

    @RequiresRole("a")
    static class TwoOpinions {
        @Tool
        @RateLimited(bucket = "b", permits = 1, per = "1s")
        void first() {
        }

        @Tool
        @RateLimited(bucket = "b", permits = 2, per = "1s")
        void second() {
        }
    }

    @Test
    void aBucketWithTwoSetsOfNumbers_isRefused() {
        assertThat(Scanned.of(TwoOpinions.class).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("PC010").contains("\"b\""));
    }

    @RequiresRole("a")
    @RateLimited(permits = 1, per = "1s")
    static class OfTheClass {
        @Tool
        void tool() {
        }
    }

    @RequiresRole("a")
    @RateLimited(permits = 1, per = "1s")
    static class OfTheMethod {
        @Tool
        @RateLimited(permits = 7, per = "2h", by = By.ENTRY, burst = 9, cost = 2, refill = Refill.INTERVAL)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class OfAConfiguredBucket {
        @Tool
        @RateLimited(bucket = "b", cost = 3)
        void tool() {
        }
    }

    @Test
    void theLimitOfTheMethod_replacesThatOfTheClass() {
        assertThat(Scanned.entry(OfTheClass.class).limits())
                .containsExactly(new LimitRecipe(new Share(By.CALLER, ""), "",
                        new Rate(1, Duration.ofSeconds(1), 1, Refill.GREEDY), new Cost(1, "")));
        assertThat(Scanned.entry(OfTheMethod.class).limits())
                .containsExactly(new LimitRecipe(new Share(By.ENTRY, ""), "",
                        new Rate(7, Duration.ofHours(2), 9, Refill.INTERVAL), new Cost(2, "")));
    }

    @Test
    void aNamedBucket_needsNoNumbers() {
        assertThat(Scanned.entry(OfAConfiguredBucket.class).limits())
                .containsExactly(new LimitRecipe(new Share(By.CALLER, ""), "b", null, new Cost(3, "")));
    }

    @RequiresRole("a")
    @RateLimited(permits = 1, per = "1s")
    @RateLimited(permits = 10, per = "1h", by = By.ENTRY)
    static class SeveralOfTheClass {
        @Tool
        void tool() {
        }
    }

    @RequiresRole("a")
    @RateLimited(permits = 9, per = "9s")
    static class SeveralOfTheMethod {
        @Tool
        @RateLimited(permits = 1, per = "1s")
        @RateLimited(permits = 10, per = "1h", by = By.ENTRY)
        void tool() {
        }
    }

    @RequiresRole("a")
    @RateLimited(permits = 9, per = "9s")
    @RateLimited(permits = 99, per = "9h")
    static class OneOfTheMethod {
        @Tool
        @RateLimited(permits = 1, per = "1s")
        void tool() {
        }
    }

    @RateLimited(permits = 1, per = "1s")
    @RateLimited(permits = 10, per = "1h", by = By.ENTRY)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Slowly {
    }

    @RequiresRole("a")
    @RateLimited(permits = 9, per = "9s")
    static class SeveralOfAnAnnotation {
        @Tool
        @Slowly
        void tool() {
        }
    }

    @RequiresRole("a")
    @Slowly
    static class SeveralOfAnAnnotationOfTheClass {
        @Tool
        void tool() {
        }
    }

    @Test
    void severalLimits_holdAllTogether_whereverTheyAreWritten() {
        for (Class<?> type : List.of(SeveralOfTheClass.class, SeveralOfTheMethod.class, SeveralOfAnAnnotation.class,
                SeveralOfAnAnnotationOfTheClass.class)) {
            assertThat(Scanned.entry(type).limits()).as(type.getSimpleName()).containsExactly(
                    limit(By.CALLER, 1, Duration.ofSeconds(1)), limit(By.ENTRY, 10, Duration.ofHours(1)));
        }
    }

    @Test
    void limitOfTheMethod_replacesAllOfTheClass() {
        assertThat(Scanned.entry(OneOfTheMethod.class).limits()).containsExactly(limit(By.CALLER, 1, Duration.ofSeconds(1)));
    }

    private static LimitRecipe limit(By by, long permits, Duration per) {
        return new LimitRecipe(new Share(by, ""), "", new Rate(permits, per, permits, Refill.GREEDY), new Cost(1, ""));
    }

    @RequiresRole("a")
    static class OneBucketTwice {
        @Tool
        @RateLimited(bucket = "b", permits = 1, per = "1s")
        @RateLimited(bucket = "b", by = By.ENTRY)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class OneOfTwoWrong {
        @Tool
        @RateLimited(permits = 1, per = "1s")
        @RateLimited(permits = 0, per = "1s", by = By.ENTRY)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class ByAKeyWithoutAName {
        @Tool
        @RateLimited(permits = 1, per = "1s", by = By.KEY)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class KeyOfNothing {
        @Tool
        @RateLimited(permits = 1, per = "1s", by = By.TENANT, key = "plan")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class CostOfNoArgument {
        @Tool
        @RateLimited(permits = 1, per = "1s", costFrom = "amount")
        void tool(int other) {
        }
    }

    @RequiresRole("a")
    static class CostOfAText {
        @Tool
        @RateLimited(permits = 1, per = "1s", costFrom = "amount")
        void tool(String amount) {
        }
    }

    @RequiresRole("a")
    static class CostOfAFraction {
        @Tool
        @RateLimited(permits = 1, per = "1s", costFrom = "amount")
        void tool(double amount) {
        }
    }

    @RequiresRole("a")
    static class CostOfAList {
        @Tool
        @RateLimited(permits = 1, per = "1s", costFrom = "amount")
        void tool(List<Integer> amount) {
        }
    }

    @RequiresRole("a")
    static class CostOfAPrompt {
        @Prompt
        @RateLimited(permits = 1, per = "1s", costFrom = "amount")
        String prompt(String amount) {
            return amount;
        }
    }

    @RequiresRole("a")
    static class CostOfTheCaller {
        @Tool
        @RateLimited(permits = 1, per = "1s", costFrom = "caller")
        void tool(Caller caller) {
        }
    }

    @Test
    void limitsThatContradictThemselves_areRefused() {
        for (Class<?> type : List.of(OneBucketTwice.class, OneOfTwoWrong.class, ByAKeyWithoutAName.class, KeyOfNothing.class)) {
            Scanned.refused(Code.PC010, type);
        }
    }

    @Test
    void costsThatNoArgumentCanSay_areRefused() {
        for (Class<?> type : List.of(CostOfNoArgument.class, CostOfAText.class, CostOfAFraction.class, CostOfAList.class,
                CostOfAPrompt.class, CostOfTheCaller.class)) {
            assertThat(Scanned.refused(Code.PC010, type).text()).as(type.getSimpleName())
                    .contains("which is no argument that is a whole number");
        }
    }

    @RequiresRole("a")
    static class CostOfAnInt {
        @Tool
        @RateLimited(permits = 9, per = "1s", costFrom = "amount", cost = 2)
        void tool(int amount) {
        }
    }

    @RequiresRole("a")
    static class CostOfALong {
        @Tool
        @RateLimited(permits = 9, per = "1s", costFrom = "amount", cost = 2)
        void tool(String other, Long amount) {
        }
    }

    @RequiresRole("a")
    static class CostOfAnOptional {
        @Tool
        @RateLimited(permits = 9, per = "1s", costFrom = "amount", cost = 2)
        void tool(Optional<Integer> amount) {
        }
    }

    @RequiresRole("a")
    static class CostOfARenamedArgument {
        @Tool
        @RateLimited(permits = 9, per = "1s", costFrom = "amount", cost = 2)
        void tool(@ToolArg(name = "amount") short other) {
        }
    }

    @Test
    void costsOfWholeNumbers_areRecorded() {
        for (Class<?> type : List.of(CostOfAnInt.class, CostOfALong.class, CostOfAnOptional.class,
                CostOfARenamedArgument.class)) {
            assertThat(Scanned.entry(type).limits()).as(type.getSimpleName()).extracting(LimitRecipe::cost)
                    .containsExactly(new Cost(2, "amount"));
        }
    }

    @RequiresRole("a")
    static class ByAKey {
        @Tool
        @RateLimited(permits = 1, per = "1s", by = By.KEY, key = "plan")
        @RateLimited(permits = 1, per = "1s", by = By.KEY, key = "department")
        @RateLimited(permits = 1, per = "1s", by = By.CLIENT)
        void tool() {
        }
    }

    @Test
    void everyWayToShare_isRecorded() {
        assertThat(Scanned.entry(ByAKey.class).limits()).extracting(LimitRecipe::share).containsExactly(
                new Share(By.KEY, "plan"), new Share(By.KEY, "department"), new Share(By.CLIENT, ""));
    }
}
