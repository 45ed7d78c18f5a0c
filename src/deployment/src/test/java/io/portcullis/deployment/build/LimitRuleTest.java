package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
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
}
