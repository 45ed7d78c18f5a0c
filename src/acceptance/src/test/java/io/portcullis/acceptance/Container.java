package io.portcullis.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.portcullis.rig.Command;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Pause;

/** A service that runs with files, networks, processes and a user of its own. Made by {@link Containers}. */
final class Container {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(400);

    private final ComposeService service;
    private final Map<String, String> environment;
    private final Process process;

    Container(ComposeService service, Map<String, String> environment, Process process) {
        this.service = service;
        this.environment = environment;
        this.process = process;
    }

    /** Runs a command inside, with the user and the environment of the service, and waits for its end. */
    Command run(String... command) {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(inside().pid()), "-m", "-n", "-p", "-i"));
        words.addAll(privileges(service));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return Command.of(builder);
    }

    /** Waits until the check of its health is content. */
    void awaitHealthy() {
        String[] check = service.healthCheck().toArray(String[]::new);
        Deadline.within(PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(service.name() + " has ended; see its output");
            }
            Pause.of(BETWEEN_CHECKS);
            return isUp() && run(check).status() == 0;
        });
    }

    /** Ends it as an engine does. */
    void stop() {
        if (isUp()) {
            inside().destroy();
        }
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The user of the service, who has no privileges and gains none. */
    static List<String> privileges(ComposeService service) {
        return List.of("setpriv", "--reuid=" + service.userId(), "--regid=" + service.groupId(), "--clear-groups",
                "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs");
    }

    private boolean isUp() {
        return grandchildren().findAny().isPresent();
    }

    /** The process of the service: below the one that made its surroundings, and the one that is the first within. */
    private ProcessHandle inside() {
        return grandchildren().findFirst()
                .orElseThrow(() -> new AssertionError(service.name() + " does not run; see its output"));
    }

    private Stream<ProcessHandle> grandchildren() {
        return process.children().flatMap(ProcessHandle::children);
    }
}
