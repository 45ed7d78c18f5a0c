package io.portcullis.deployment.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.portcullis.api.Progress;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.spi.StoredTask;
import io.portcullis.spi.TaskStore;
import io.portcullis.task.InMemoryTaskStore;

/** Work that takes as long as it is told, and says how much of it runs. */
@RequiresRole("reader")
public class Pier {

    private static final AtomicInteger RUNNING = new AtomicInteger();

    @Tool(task = TaskSupport.OPTIONAL, readOnly = true)
    String load(int millis, Progress progress) throws InterruptedException {
        RUNNING.incrementAndGet();
        try {
            progress.send(1);
            Thread.sleep(millis);
            return "loaded";
        } finally {
            RUNNING.decrementAndGet();
        }
    }

    @Tool(readOnly = true)
    String running() {
        return "running=" + RUNNING.get();
    }

    /** Writes down how tasks end. */
    @Singleton
    public static class Ledger implements TaskStore {

        private final TaskStore store = new InMemoryTaskStore(10, Clock.systemUTC());
        private final Optional<String> file;

        Ledger(@ConfigProperty(name = "ledger.file") Optional<String> file) {
            this.file = file;
        }

        @Override
        public CompletionStage<Boolean> create(StoredTask task, Room room) {
            return store.create(task, room);
        }

        @Override
        public CompletionStage<Optional<StoredTask>> find(String id) {
            return store.find(id);
        }

        @Override
        public CompletionStage<Boolean> replace(StoredTask before, StoredTask after) {
            return store.replace(before, after).thenApply(replaced -> {
                if (replaced) {
                    note(after);
                }
                return replaced;
            });
        }

        private void note(StoredTask task) {
            try {
                Files.writeString(Path.of(file.orElseThrow()), task.status() + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
