package io.portcullis.deployment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;

/** What is loosened on purpose is said in the log and in the audit. */
class LooseningTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire
            .app(Keys.properties() + Wire.lines("portcullis.policy.entries.\"secret\".allow-loosening=true",
                    "portcullis.policy.entries.\"secret\".roles=reader", "portcullis.policy.entries.\"look\".roles=admin"),
                    Works.class, Works.Jakarta.class)
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.INFO.intValue()
                    && record.getLoggerName().contains("portcullis"))
            .assertLogRecords(records -> assertThat(records).extracting(record -> record.getMessage())
                    .anyMatch(line -> line.startsWith("portcullis.policy has allow-loosening for tool:secret"))
                    .anyMatch(line -> line.contains("\"event_code\":\"policy\"")
                            && line.contains("allow-loosening for tool:secret")));

    @Test
    void loosenedIsOpen_andWhatIsNotSaidToBe_isNot() {
        assertThat(Mcp.call(Keys.READER, "secret", "{}").jsonPath().getString("result.content[0].text")).isEqualTo("secret");
        assertThat(Mcp.call(Keys.ADMIN, "look", "{}").jsonPath().getInt("error.code")).isEqualTo(-32602);
        assertThat(Mcp.call(Keys.READER, "look", "{}").jsonPath().getInt("error.code")).isEqualTo(-32602);
    }
}
