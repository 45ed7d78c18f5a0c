package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.Tool;
import io.portcullis.catalog.Bounds;
import io.portcullis.deployment.check.Code;

/** How much of the server an entry may take, as MicroProfile Fault Tolerance writes it. */
class BoundsTest {

    @RequiresRole("a")
    static class Without {
        @Tool
        void tool() {
        }
    }

    @RequiresRole("a")
    static class AsTheyAre {
        @Tool
        @Timeout
        @Bulkhead
        void tool() {
        }
    }

    @RequiresRole("a")
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Bulkhead(3)
    static class OfTheClass {
        @Tool
        void tool() {
        }
    }

    @RequiresRole("a")
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Bulkhead(3)
    static class OfTheMethod {
        @Tool
        @Timeout(1500)
        @Bulkhead(value = 7, waitingTaskQueue = 2)
        void tool() {
        }
    }

    @RequiresRole("a")
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Bulkhead(3)
    static class OneOfEach {
        @Tool
        @Timeout(value = 2, unit = ChronoUnit.MINUTES)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class OfAPrompt {
        @Prompt
        @Timeout(7)
        String prompt() {
            return "";
        }
    }

    @RequiresRole("a")
    static class OfAResource {
        @Resource(uri = "a://b")
        @Bulkhead(1)
        String resource() {
            return "";
        }
    }

    @Test
    void bounds_areThoseOfTheMethod_elseOfTheClass() {
        assertThat(bounds(Without.class)).isEqualTo(Bounds.NONE);
        assertThat(bounds(AsTheyAre.class)).isEqualTo(of(10, Duration.ofSeconds(1)));
        assertThat(bounds(OfTheClass.class)).isEqualTo(of(3, Duration.ofSeconds(5)));
        assertThat(bounds(OfTheMethod.class)).isEqualTo(of(7, Duration.ofMillis(1500)));
        assertThat(bounds(OneOfEach.class)).isEqualTo(of(3, Duration.ofMinutes(2)));
    }

    @Test
    void everyKind_hasBounds() {
        assertThat(bounds(OfAPrompt.class)).isEqualTo(new Bounds(Optional.empty(), Optional.of(Duration.ofMillis(7))));
        assertThat(bounds(OfAResource.class)).isEqualTo(new Bounds(Optional.of(1), Optional.empty()));
    }

    @RequiresRole("a")
    static class WithoutEnd {
        @Tool
        @Timeout(0)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Backwards {
        @Tool
        @Timeout(-1)
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Closed {
        @Tool
        @Bulkhead(0)
        void tool() {
        }
    }

    @RequiresRole("a")
    @Bulkhead(-1)
    static class ClosedClass {
        @Tool
        void tool() {
        }
    }

    @Test
    void boundsThatCannotHold_areRefused() {
        for (Class<?> type : List.of(WithoutEnd.class, Backwards.class, Closed.class, ClosedClass.class)) {
            Scanned.refused(Code.PC024, type);
        }
    }

    private static Bounds bounds(Class<?> type) {
        return Scanned.entry(type).outcome().bounds();
    }

    private static Bounds of(int concurrent, Duration timeout) {
        return new Bounds(Optional.of(concurrent), Optional.of(timeout));
    }
}
