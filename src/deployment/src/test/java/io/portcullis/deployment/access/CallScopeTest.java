package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Each call has a request context of its own, which ends before the caller has the answer, whatever the answer is. */
class CallScopeTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar
                    .addClasses(Notes.class, Clerk.class, Desk.class, Answered.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    private static final List<String> TOOLS = List.of("plain", "quick", "uni", "later", "stage");
    private static final List<String> FAILING = List.of("failing", "quickFailing", "uniFailing", "laterFailing", "stageFailing",
            "throwing",
            "unwritable");

    /** What is noted during one call. */
    @RequestScoped
    public static class Notes {

        private static final AtomicInteger OPEN = new AtomicInteger();
        private static final AtomicInteger ENDED = new AtomicInteger();

        private final List<String> notes = new ArrayList<>();

        @PostConstruct
        void begin() {
            OPEN.incrementAndGet();
        }

        String add(String note) {
            notes.add(note);
            return notes.toString();
        }

        @PreDestroy
        void end() {
            OPEN.decrementAndGet();
            ENDED.incrementAndGet();
        }
    }

    /** Another bean that takes notes. */
    @ApplicationScoped
    public static class Clerk {

        @Inject
        Notes notes;

        String add(String note) {
            return notes.add(note);
        }
    }

    @RequiresRole("reader")
    public static class Desk {

        @Inject
        Notes notes;

        @Inject
        Clerk clerk;

        @Tool
        String plain() {
            notes.add("desk");
            return clerk.add("clerk");
        }

        @Tool
        @NonBlocking
        String quick() {
            return plain();
        }

        @Tool
        Uni<String> uni() {
            return Uni.createFrom().item(this::plain);
        }

        @Tool
        Uni<String> later() {
            notes.add("desk");
            return Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(5)).map(x -> clerk.add("clerk"));
        }

        @Tool
        CompletionStage<String> stage() {
            return CompletableFuture.completedFuture(plain());
        }

        @Tool
        String failing() {
            throw new ToolFailure(plain());
        }

        @Tool
        @NonBlocking
        String quickFailing() {
            throw new IllegalStateException(plain());
        }

        @Tool
        Uni<String> uniFailing() {
            return Uni.createFrom().failure(new IllegalStateException(plain()));
        }

        @Tool
        Uni<String> laterFailing() {
            plain();
            return Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(5)).map(x -> {
                throw new IllegalStateException();
            });
        }

        @Tool
        CompletionStage<String> stageFailing() {
            return CompletableFuture.failedFuture(new IllegalStateException(plain()));
        }

        @Tool
        String throwing() {
            plain();
            throw new AssertionError();
        }

        @Tool
        String unwritable() {
            plain();
            return null;
        }

        @Tool
        String picky(@Size(max = 1) String text) {
            return plain();
        }
    }

    @BeforeEach
    void forget() {
        Notes.ENDED.set(0);
    }

    @Test
    void beansOfOneCall_shareTheirState_andTwoCallsDoNot() {
        for (String tool : TOOLS) {
            Answered.with("[desk, clerk]", Keys.READER, tool, "{}");
            Answered.with("[desk, clerk]", Keys.READER, tool, "{}");
        }
    }

    @Test
    void theContext_endsWithTheCall() {
        TOOLS.forEach(tool -> Mcp.call(Keys.READER, tool, "{}").then().statusCode(200));
        assertThat(Notes.ENDED).hasValue(TOOLS.size());
        assertThat(Notes.OPEN).hasValue(0);
    }

    @Test
    void theContext_endsWithACallThatFails() {
        FAILING.forEach(tool -> Mcp.call(Keys.READER, tool, "{}").then().statusCode(200));
        assertThat(Notes.ENDED).hasValue(FAILING.size());
        assertThat(Notes.OPEN).hasValue(0);
    }

    @Test
    void aCallThatIsRefusedByItsArguments_opensNothing() {
        Mcp.call(Keys.READER, "picky", "{\"text\":\"long\"}").then().statusCode(200);
        assertThat(Notes.OPEN).hasValue(0);
        assertThat(Notes.ENDED).hasValue(0);
    }
}
