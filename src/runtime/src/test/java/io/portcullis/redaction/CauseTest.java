package io.portcullis.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static final String SECRET = "hunter2-4711";

    @AfterEach
    void silent() {
        Cause.leaveOutMessages();
    }

    @Test
    void failure_isToldByTypesFramesAndCauses_withoutAMessage() {
        String told = written(Cause.of(failure()));
        assertThat(told).doesNotContain(SECRET)
                .startsWith("java.lang.IllegalStateException\n\tat io.portcullis.redaction.CauseTest.failure")
                .contains("Caused by: java.sql.SQLException", "Suppressed: java.lang.IllegalArgumentException");
        assertThat(Cause.line(failure())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void messages_areToldWhereTheyAreAllowed() {
        Cause.allowMessages(Redaction.NONE);
        assertThat(written(Cause.of(failure()))).contains("IllegalStateException: outer " + SECRET, "row " + SECRET);
    }

    @Test
    void allowedMessages_goThroughTheRedaction() {
        Cause.allowMessages(new Redaction(List.of(text -> text.replace(SECRET, "?"))));
        assertThat(written(Cause.of(failure()))).doesNotContain(SECRET).contains("IllegalStateException: outer ?", "row ?",
                "also ?");
        assertThat(Cause.line(failure())).isEqualTo("java.lang.IllegalStateException: outer ?");
    }

    @Test
    void causesInARing_end() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);
        assertThat(written(Cause.of(one))).startsWith("java.lang.Exception");
    }

    @Test // what fails must not fail once more because somebody looks at it: the call would never be told to have ended
    void failureThatThrowsWhenItIsAsked_isToldByItsType() {
        Cause.allowMessages(new Redaction(List.of(text -> text)));
        assertThat(Cause.line(new Hostile())).isEqualTo(Hostile.class.getName());
        assertThat(Cause.of(new Hostile()).toString()).isEqualTo(Hostile.class.getName());
    }

    private static final class Hostile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException(SECRET);
        }

        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError();
        }
    }

    @Test
    void nothing_isNothing() {
        assertThat(Cause.of(null)).isNull();
    }

    private static Exception failure() {
        Exception failure = new IllegalStateException("outer " + SECRET, new SQLException("row " + SECRET));
        failure.addSuppressed(new IllegalArgumentException("also " + SECRET));
        return failure;
    }

    private static String written(Throwable told) {
        StringWriter text = new StringWriter();
        told.printStackTrace(new PrintWriter(text));
        return text.toString().replace("\r", "");
    }
}
