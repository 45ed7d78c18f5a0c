package io.portcullis.deployment.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.LogRecord;

import org.jboss.logmanager.Level;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

/** In dev mode a surface that is not what the lock says is warned of, and the application runs. */
class LockInDevModeTest {

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(Shop.class).addAsResource(
                    new StringAsset("portcullis.lock.file=" + Shop.file(Shop.EMPTY) + "\n"), "application.properties"))
            .setLogRecordPredicate(record -> record.getLoggerName().equals("portcullis.posture"));

    @Test
    void aDifference_isAWarning() {
        List<LogRecord> records = APP.getLogRecords();
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARN);
            assertThat(record.getMessage()).contains("PC031", "added    tool:order_delete");
        });
    }
}
