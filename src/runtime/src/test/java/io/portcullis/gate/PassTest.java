package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeTool;

class PassTest {

    private final Pass find = new Pass(new FakeTool("find").entry());
    private final Pass delete = new Pass(new FakeTool("delete").entry());

    @Test
    void pass_opensItsEntryOnce() throws Exception {
        find.carry(() -> {
            assertThat(Pass.take("tool:find")).isTrue();
            assertThat(Pass.take("tool:find")).isFalse();
            return null;
        });
    }

    @Test
    void withoutAPass_nothingOpens() {
        assertThat(Pass.take("tool:find")).isFalse();
    }

    @Test
    void pass_opensNoOtherEntry() throws Exception {
        assertThat(find.<Boolean> carry(() -> Pass.take("tool:delete"))).isFalse();
    }

    @ParameterizedTest // a key is compared without making one
    @ValueSource(strings = { "", ":", "find", "tool:", "tool:fin", "tool:finds", "tool:xfind", "tool-find", "prompt:find",
            "toolx:find", "resource-template:find", "Tool:find", "tool:Find", "tool:find " })
    void pass_opensNothingThatIsOnlySpeltLikeIt(String key) throws Exception {
        assertThat(find.<Boolean> carry(() -> Pass.take(key))).isFalse();
    }

    @Test
    void passTakenByAGuardItDoesNotFit_isGone() throws Exception {
        find.carry(() -> {
            Pass.take("tool:delete");
            assertThat(Pass.take("tool:find")).isFalse();
            return null;
        });
    }

    @Test
    void unusedPass_isGoneAfterwards() throws Exception {
        find.carry(() -> null);
        assertThat(Pass.take("tool:find")).isFalse();
    }

    @Test
    void unusedPass_isGoneAfterAFailure() {
        assertThatThrownBy(() -> find.carry(() -> {
            throw new IllegalStateException();
        })).isInstanceOf(IllegalStateException.class);
        assertThat(Pass.take("tool:find")).isFalse();
    }

    @Test
    void pass_isNotSeenByOtherThreads() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            boolean taken = find.carry(() -> other.submit(() -> Pass.take("tool:find")).get());
            assertThat(taken).isFalse();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void pass_isNotInheritedByThreadsThatAStepStarts() throws Exception {
        boolean[] taken = { false };
        find.carry(() -> {
            Thread child = new Thread(() -> taken[0] = Pass.take("tool:find"));
            child.start();
            child.join();
            return null;
        });
        assertThat(taken[0]).isFalse();
    }

    @Test
    void nestedPass_takesTheFirstOneAway() throws Exception {
        find.carry(() -> {
            assertThat(delete.<Boolean> carry(() -> Pass.take("tool:delete"))).isTrue();
            assertThat(Pass.take("tool:find")).isFalse();
            return null;
        });
    }
}
