package io.portcullis.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.audit.LogSink;

/** What is said about the audit when the server starts. */
class AuditCheckTest {

    private static final Logger CATEGORY = Logger.getLogger(LogSink.CATEGORY);

    private final Level before = CATEGORY.getLevel();

    @AfterEach
    void asItWas() {
        CATEGORY.setLevel(before);
    }

    @Test // a server that is made quieter would keep no records, and nobody would know
    void logThatTakesNoRecords_isSaid() {
        CATEGORY.setLevel(Level.WARNING);
        assertThat(warnings(new Fixture())).singleElement().asString().contains("no record is kept there");
        assertThat(warnings(new Fixture().set("portcullis.audit.file.path", "audit.jsonl"))).singleElement().asString()
                .contains("portcullis.audit.keys is not set");
    }

    @Test
    void logThatTakesRecords_isNotMentioned() {
        CATEGORY.setLevel(Level.INFO);
        assertThat(warnings(new Fixture())).isEmpty();
    }

    private static List<String> warnings(Fixture fixture) {
        List<String> warnings = new ArrayList<>();
        fixture.audit().warn(warnings::add);
        return warnings;
    }
}
