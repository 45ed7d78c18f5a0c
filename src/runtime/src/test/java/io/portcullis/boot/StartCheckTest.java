package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.portcullis.fake.RecordingHandler;
import io.quarkus.runtime.configuration.ConfigurationException;

class StartCheckTest {

    /** Finds these problems, and has one thing to say. */
    private record Found(List<String> found) implements Check {

        @Override
        public void run(List<String> problems) {
            problems.addAll(found);
        }

        @Override
        public void warn(Consumer<String> log) {
            log.accept("loosened");
        }
    }

    @Test // not one after the other, start by start
    void everyProblem_isSaidAtOnce() {
        StartCheck check = new StartCheck(List.of(new Found(List.of("a", "b")), new Found(List.of("c"))));
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(check::run)
                .withMessage("Portcullis does not start:\n  - a\n  - b\n  - c");
    }

    @Test
    void whatIsLoosened_isSaidWhereNothingIsWrong() {
        try (RecordingHandler log = new RecordingHandler(StartCheck.class.getName())) {
            new StartCheck(List.of(new Found(List.of()))).run();
            assertThat(log.lines()).containsExactly("loosened");
        }
    }
}
