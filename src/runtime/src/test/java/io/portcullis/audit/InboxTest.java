package io.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Records wait together, but not for long where it matters. */
class InboxTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** Each in a thread of its own: the common pool has one alone where there are two processors. */
    private static final Executor THREADS = task -> new Thread(task).start();

    @Test
    void idleReader_isWoken() {
        Inbox inbox = new Inbox(100, false);
        CompletableFuture<List<Item>> taken = CompletableFuture.supplyAsync(() -> read(inbox), THREADS);
        inbox.offer(item(false));
        assertThat(taken.join()).hasSize(1);
    }

    @Test
    void everyRecordOfManyThreads_isTakenOnce_inTheOrderOfItsThread() {
        Inbox inbox = new Inbox(1_000_000, false);
        CompletableFuture<List<Item>> reader = CompletableFuture.supplyAsync(() -> {
            List<Item> all = new ArrayList<>();
            while (all.size() < 40_000) {
                all.addAll(read(inbox));
                inbox.gather(1_000);
            }
            return all;
        }, THREADS);
        List<List<Item>> told = IntStream.range(0, 4)
                .mapToObj(thread -> IntStream.range(0, 10_000).mapToObj(i -> item(i % 100 == 0)).toList()).toList();
        told.stream().map(items -> CompletableFuture.runAsync(() -> items.forEach(inbox::offer), THREADS)).toList()
                .forEach(CompletableFuture::join);
        List<Item> all = reader.join();
        assertThat(all).hasSize(40_000);
        told.forEach(items -> assertThat(all).containsSubsequence(items.subList(0, 100)));
        inbox.written(40_000);
        assertThat(inbox.size()).isZero();
    }

    @Test
    void whoGathers_goesOnForARecordThatIsWaitedFor_andForACrowd() {
        for (int records : List.of(1, 50)) {
            Inbox inbox = new Inbox(100, false);
            CompletableFuture<Void> gathering = CompletableFuture.runAsync(() -> {
                inbox.readHere();
                inbox.gather(LONG.toNanos());
            }, THREADS);
            IntStream.range(0, records).forEach(i -> inbox.offer(item(records == 1)));
            assertThat(gathering).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static List<Item> read(Inbox inbox) {
        try {
            inbox.readHere();
            return inbox.take(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each is another, although all say the same. */
    private static Item item(boolean durable) {
        return new Item(Notes.started(0), () -> {
        }, durable);
    }
}
