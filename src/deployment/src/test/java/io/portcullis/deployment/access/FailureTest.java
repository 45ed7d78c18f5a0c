package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.logging.LogRecord;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.TextContent;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;
import io.portcullis.api.ToolResponse;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.security.ForbiddenException;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Only a {@link ToolFailure} speaks to the caller. Everything else is a fixed text, and the log knows why. */
class FailureTest {

    private static final String INSIDE = "jdbc:inside";
    private static final String MEANT = "There is no such order";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Broken.class, Polite.class, Answered.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.portcullis."))
            .assertLogRecords(FailureTest::everyFailureIsLogged);

    @RequiresRole("reader")
    public static class Polite {

        @Tool
        String polite() {
            throw new ToolFailure(MEANT);
        }

        @Tool
        String politeWithCause() {
            throw new ToolFailure(MEANT, new IllegalStateException(INSIDE));
        }

        @Tool
        @NonBlocking
        String politeAndQuick() {
            throw new ToolFailure(MEANT);
        }

        @Tool
        Uni<String> politeLater() {
            return Uni.createFrom().failure(new ToolFailure(MEANT));
        }

        @Tool
        Uni<String> politeAtOnce() {
            throw new ToolFailure(MEANT);
        }

        @Tool
        CompletionStage<String> politeInAStage() {
            return CompletableFuture.failedFuture(new ToolFailure(MEANT));
        }

        /** The future wraps what a stage throws. */
        @Tool
        CompletionStage<String> politeInALaterStage() {
            return CompletableFuture.completedFuture(1).thenApply(x -> {
                throw new ToolFailure(MEANT);
            });
        }

        @Tool
        CompletionStage<String> politeOnAnotherThread() {
            return CompletableFuture.supplyAsync(() -> {
                throw new ToolFailure(MEANT);
            });
        }

        @Tool
        ToolResponse politeResponse() {
            return ToolResponse.error(MEANT);
        }
    }

    @RequiresRole("reader")
    public static class Broken {

        @Tool
        String unchecked() {
            throw new IllegalStateException(INSIDE);
        }

        @Tool
        String checked() throws Exception {
            throw new Exception(INSIDE);
        }

        @Tool
        @NonBlocking
        String quick() {
            throw new IllegalStateException(INSIDE);
        }

        @Tool
        Uni<String> uni() {
            return Uni.createFrom().failure(new IllegalStateException(INSIDE));
        }

        @Tool
        CompletionStage<String> stage() {
            return CompletableFuture.failedFuture(new IllegalStateException(INSIDE));
        }

        @Tool
        String wrapped() {
            throw new IllegalStateException(INSIDE, new ToolFailure(INSIDE));
        }

        @Tool
        String wrappedByCompletion() {
            throw new CompletionException(INSIDE, new IllegalStateException(INSIDE));
        }

        @Tool
        String withoutWords() {
            throw new ToolFailure(null);
        }

        @Tool
        String forbidden() {
            throw new ForbiddenException(INSIDE);
        }

        @Tool
        String error() {
            throw new AssertionError(INSIDE);
        }

        @Tool
        @NonBlocking
        String quickError() {
            throw new NoClassDefFoundError(INSIDE);
        }

        @Tool
        Uni<String> uniError() {
            return Uni.createFrom().failure(new LinkageError(INSIDE));
        }

        @Tool
        String endless(int depth) {
            return endless(depth + 1) + depth;
        }

        @Tool
        String nothing() {
            return null;
        }

        @Tool
        Uni<String> noUni() {
            return null;
        }

        @Tool
        Uni<String> nothingLater() {
            return Uni.createFrom().nullItem();
        }

        @Tool
        CompletionStage<String> noStage() {
            return null;
        }

        @Tool
        List<TextContent> holes() {
            return java.util.Arrays.asList(new TextContent(""), null);
        }

        @Tool
        Loop loop() {
            return new Loop();
        }
    }

    /** Cannot be written. */
    static class Loop {

        public String getSelf() {
            throw new IllegalStateException(INSIDE);
        }
    }

    private static final List<String> POLITE = List.of("polite", "politeWithCause", "politeAndQuick", "politeLater",
            "politeAtOnce",
            "politeInAStage", "politeInALaterStage", "politeOnAnotherThread", "politeResponse");
    private static final List<String> BROKEN = List.of("unchecked", "checked", "quick", "uni", "stage", "wrapped",
            "wrappedByCompletion",
            "withoutWords", "forbidden", "error", "quickError", "uniError", "nothing", "noUni", "nothingLater", "noStage",
            "holes", "loop");

    @Test
    void theWordsOfAToolFailure_reachTheCaller() {
        POLITE.forEach(tool -> Answered.withError(MEANT, Keys.READER, tool, "{}"));
    }

    @Test
    void everythingElse_isAFixedText() {
        BROKEN.forEach(tool -> Answered.withFixedText(Keys.READER, tool, "{}"));
    }

    @Test
    void anEndlessRecursion_isAFailureOfThatCallOnly() {
        Answered.withFixedText(Keys.READER, "endless", "{\"depth\":0}");
        Answered.withError(MEANT, Keys.READER, "polite", "{}");
    }

    private static void everyFailureIsLogged(List<LogRecord> records) {
        for (String tool : BROKEN) {
            assertThat(records).as(tool).anySatisfy(record -> {
                assertThat(String.format(record.getMessage(), record.getParameters()))
                        .matches("The method behind " + tool + " failed, correlation id [0-9a-f]{16}");
                assertThat(record.getThrown()).isNotNull();
            });
        }
    }
}
