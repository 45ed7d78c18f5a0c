package io.portcullis.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeTool;
import io.portcullis.redaction.Redaction;

/** What the console shows of an answer. */
class DevMaskTest {

    private static final Catalog CATALOG = FakeEntry.catalog(new FakeTool("pay").parameters(
            new Parameter(Source.ARGUMENT, "pin", "java.lang.String", false, false, "").with(Sensitivity.WHOLE)),
            new FakeTool("tell").sensitive(Sensitivity.WHOLE));

    @Test
    void sensitiveArgument_isNotInTheAnswer_whichCanStillBeGoneOnWith() {
        assertThat(shown("pay", "{\"result\":{\"content\":[{\"text\":\"not hunter2\"}],\"requestState\":\"sealed\"}}"))
                .isEqualTo("{\"result\":{\"content\":[{\"text\":\"not [redacted]\"}],\"requestState\":\"sealed\"}}");
    }

    @Test
    void sensitiveResult_isNotShown() {
        assertThat(shown("tell", "{\"result\":{\"content\":[{\"text\":\"secret\"}],\"structuredContent\":{\"a\":\"secret\"}}}"))
                .isEqualTo("{\"result\":{\"content\":\"[redacted]\",\"structuredContent\":\"[redacted]\"}}");
    }

    private static String shown(String tool, String answer) {
        byte[] request = ("{\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":{\"pin\":\"hunter2\"}}}").getBytes(StandardCharsets.UTF_8);
        return new DevMask(CATALOG, request, Redaction.NONE).shown(answer.getBytes(StandardCharsets.UTF_8)).encode();
    }
}
