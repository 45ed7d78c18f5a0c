package io.portcullis.deployment.permission;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.portcullis.api.Ask;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.quarkus.arc.Arc;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Entries whose checks take their time, and what happens meanwhile. */
final class Late {

    static final List<String> RAN = new CopyOnWriteArrayList<>();
    static final Semaphore CHECKING = new Semaphore(0);
    static volatile CountDownLatch go = new CountDownLatch(1);

    private Late() {
    }

    static void off(String name) {
        Arc.container().instance(LivePolicy.class).get().say(Source.OPERATOR,
                new Layer(false, Map.of(name, EntryPolicy.OFF)));
    }

    static void on() {
        Arc.container().instance(LivePolicy.class).get().say(Source.OPERATOR, Layer.SILENT);
    }

    public record Order(long amount) {
    }

    /** Whose reading switches the tool off: stands for an operator who is that fast. */
    public record Trigger(String word) {
        public Trigger {
            if ("off".equals(word)) {
                off("raced");
            }
        }
    }

    @Singleton
    public static class Checkers {

        @PermissionChecker("slow")
        boolean slow(SecurityIdentity identity, String what) {
            CHECKING.release();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
            return true;
        }

        @PermissionChecker("small-order")
        boolean small(SecurityIdentity identity, Order order) {
            RAN.add("checked " + order);
            return order == null || order.amount() < 100;
        }

        @PermissionChecker("silent")
        Uni<Boolean> silent(SecurityIdentity identity, String word) {
            return word.equals("hang") ? Uni.createFrom().nothing() : Uni.createFrom().item(true);
        }

        @PermissionChecker("never")
        boolean never(SecurityIdentity identity) {
            return false;
        }
    }

    @RequiresRole("reader")
    public static class Entries {

        @Tool(task = TaskSupport.OPTIONAL)
        @PermissionsAllowed("slow")
        public String longWork(String what) {
            RAN.add("longWork");
            return "done";
        }

        @Tool
        public String raced(Trigger trigger) {
            RAN.add("raced");
            return "raced";
        }

        @Tool
        @PermissionsAllowed("small-order")
        public String order(@Ask("How much?") Order order) {
            RAN.add("ordered " + order.amount());
            return "ordered " + order.amount();
        }

        @Tool
        @PermissionsAllowed("silent")
        public String silent(String word) {
            return "silent " + word;
        }

        @Tool
        @RequiresRole("admin")
        @PermissionsAllowed("never")
        @RequiresConfirmation("Really?")
        public String replaced() {
            RAN.add("replaced");
            return "inner";
        }
    }
}
