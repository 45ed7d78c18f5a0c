package io.portcullis.deployment.lock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;

/** In tests, and in dev mode, a surface that is not what the lock says is warned of. */
class LockInTestsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Shop.class, Keys.class))
            .overrideConfigKey("portcullis.lock.file", Shop.file(Shop.EMPTY).toString())
            .overrideConfigKey("portcullis.identity.allow-anonymous", "true")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("portcullis.posture"))
            .assertLogRecords(records -> assertThat(records).singleElement().satisfies(record -> {
                assertThat(record.getLevel()).isEqualTo(Level.WARN);
                assertThat(record.getMessage()).contains("would not be built for production", "PC031",
                        "added    tool:order_delete");
            }));

    @Inject
    Shop shop;

    @Test
    void theApplication_isBuilt() {
        assertThat(shop.delete(1)).isEmpty();
    }
}
