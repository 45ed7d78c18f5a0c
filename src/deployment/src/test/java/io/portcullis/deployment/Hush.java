package io.portcullis.deployment;

import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Takes back the log levels that the application of a test class has set: they belong to the process, and the classes after it,
 * which
 * share the process, would write as much.
 */
public final class Hush implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getSource().orElse(null) instanceof ClassSource) {
            Collections.list(LogManager.getLogManager().getLoggerNames()).stream().map(Logger::getLogger)
                    .filter(logger -> logger.getLevel() != null)
                    .forEach(logger -> logger.setLevel(logger.getName().isEmpty() ? Level.INFO : null));
        }
    }
}
