package io.portcullis.deployment.wire;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/** The same beside the extension that these annotations are of: both keep to them, and the answers are the same. */
@Timeout(120)
class BoundsWithExtensionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Forge.class, BoundsTest.class).setForcedDependencies(
            List.of(Dependency.of("io.quarkus", "quarkus-smallrye-fault-tolerance", Version.getVersion())));

    @ParameterizedTest
    @ValueSource(strings = { "temper", "cool" })
    void methodThatTakesTooLong_isStoppedAndAnswered(String tool) throws IOException {
        BoundsTest.assertTimedOut(BoundsTest.call(Keys.READER, tool));
    }

    @Test
    void entryThatIsFull_isUnavailable_untilACallEnds() throws IOException {
        BoundsTest.assertOneAtATime();
    }
}
