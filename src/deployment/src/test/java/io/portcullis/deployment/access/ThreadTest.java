package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** A tool runs on the kind of thread its result and its annotations ask for. */
class ThreadTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Runners.class, QuickRunners.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    private static final List<String> QUICK = List.of("quick", "uni", "stage", "quickByClass");
    private static final List<String> SLOW = List.of("plain", "nothing", "slowUni", "slowStage", "slowByMethod");

    private static volatile String last;

    @RequiresRole("reader")
    public static class Runners {

        @Tool
        String plain() {
            return here();
        }

        @Tool
        void nothing() {
            here();
        }

        @Tool
        @NonBlocking
        String quick() {
            return here();
        }

        @Tool
        Uni<String> uni() {
            return Uni.createFrom().item(here());
        }

        @Tool
        CompletionStage<String> stage() {
            return CompletableFuture.completedFuture(here());
        }

        @Tool
        @Blocking
        Uni<String> slowUni() {
            return Uni.createFrom().item(here());
        }

        @Tool
        @Blocking
        CompletionStage<String> slowStage() {
            return CompletableFuture.completedFuture(here());
        }
    }

    @NonBlocking
    @RequiresRole("reader")
    public static class QuickRunners {

        @Tool
        String quickByClass() {
            return here();
        }

        @Tool
        @Blocking
        String slowByMethod() {
            return here();
        }
    }

    private static String here() {
        boolean virtual = Thread.currentThread().toString().startsWith("VirtualThread");
        last = virtual ? "virtual" : Context.isOnEventLoopThread() ? "event loop" : "worker";
        return last;
    }

    @Test
    void whatDoesNotBlock_runsOnTheEventLoop() {
        assertThat(QUICK).allSatisfy(tool -> assertThat(threadOf(tool)).isEqualTo("event loop"));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void whatBlocks_runsOnAWorker() {
        assertThat(SLOW).allSatisfy(tool -> assertThat(threadOf(tool)).isEqualTo("worker"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whatBlocks_runsOnAVirtualThread() {
        assertThat(SLOW).allSatisfy(tool -> assertThat(threadOf(tool)).isEqualTo("virtual"));
    }

    private static String threadOf(String tool) {
        last = null;
        Mcp.call(Keys.READER, tool, "{}").then().statusCode(200);
        return last;
    }
}
