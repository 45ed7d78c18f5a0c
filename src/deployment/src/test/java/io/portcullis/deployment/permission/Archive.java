package io.portcullis.deployment.permission;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Entries of every kind that ask for permissions, and what grants them. */
final class Archive {

    private Archive() {
    }

    private static String where() {
        return Thread.currentThread().getName().contains("eventloop") ? "event loop" : "worker";
    }

    /** Says what was looked at, and what ran. */
    @ApplicationScoped
    public static class Log {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        public void add(String line) {
            lines.add(line);
        }

        public List<String> lines() {
            return List.copyOf(lines);
        }

        public void clear() {
            lines.clear();
        }
    }

    /** The files of a caller have its name before them. */
    @Singleton
    public static class Checkers {

        @Inject
        Log log;

        @PermissionChecker("own-file")
        boolean ownsFile(SecurityIdentity identity, String file) {
            log.add("check " + file + " " + where());
            if (file.contains("broken")) {
                throw new IllegalStateException("secret of the checker");
            }
            if (file.contains("slow")) {
                sleep();
            }
            return file.startsWith(identity.getPrincipal().getName());
        }

        @PermissionChecker("own-topic")
        Uni<Boolean> ownsTopic(SecurityIdentity identity, String topic) {
            return Uni.createFrom().item(topic.startsWith(identity.getPrincipal().getName()));
        }

        @PermissionChecker("short")
        boolean isShort(String topic) {
            return topic.length() < 10;
        }

        @PermissionChecker("never")
        boolean never(SecurityIdentity identity) {
            return false;
        }

        private static void sleep() {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Entries of each kind. */
    public static class Entries {

        @Inject
        Log log;

        @Tool
        @PermissionsAllowed("own-file")
        public String read(String file) {
            log.add("read " + file);
            return "read " + file;
        }

        @Tool
        @NonBlocking
        @RequiresRole("reader")
        @PermissionsAllowed("own-file")
        public Uni<String> later(String file) {
            log.add("later " + file + " " + where());
            return Uni.createFrom().item("later " + file);
        }

        @Tool
        @PermissionsAllowed("archive:search")
        public String search(String word) {
            return "found " + word;
        }

        @Prompt
        @PermissionsAllowed({ "own-topic", "short" })
        public String about(String topic) {
            return "about " + topic;
        }

        @CompletePrompt("about")
        @PermissionsAllowed("own-topic")
        public List<String> topics(String topic) {
            return List.of(topic + "!");
        }

        @ResourceTemplate(uriTemplate = "archive://{file}")
        @PermissionsAllowed("own-file")
        public String resource(String file) {
            return "content of " + file;
        }

        @Resource(uri = "vault://door")
        @PermissionsAllowed("never")
        public String door() {
            return "open";
        }
    }
}
