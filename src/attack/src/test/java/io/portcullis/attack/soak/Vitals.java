package io.portcullis.attack.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.portcullis.rig.Command;
import io.portcullis.rig.Server;

/**
 * What a server holds at a moment.
 *
 * @param at how long it has been at work
 * @param heap KiB of objects that something still holds
 * @param threads threads
 * @param descriptors open files and connections
 * @param streams streams that are open
 * @param sessions sessions
 * @param inFlight requests that are not answered yet
 */
public record Vitals(Duration at, long heap, long threads, long descriptors, long streams, long sessions, long inFlight) {

    private static final String JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    static Vitals of(Server bank, Duration at) {
        Meters meters = Meters.of(bank);
        return new Vitals(at, live(bank.pid()) / 1024, threads(bank.pid()), descriptors(bank.pid()),
                meters.sum("portcullis_streams_open"), meters.sum("portcullis_sessions"),
                meters.sum("portcullis_requests_in_flight"));
    }

    /** Bytes of objects that something still holds: counting what is alive collects what is not. */
    public static long live(long pid) {
        String histogram = Command.of(new ProcessBuilder(JCMD, Long.toString(pid), "GC.class_histogram")).output();
        String total = histogram.lines().filter(line -> line.startsWith("Total")).findFirst()
                .orElseThrow(() -> new AssertionError(histogram));
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    private static long threads(long pid) {
        return count(Path.of("/proc", Long.toString(pid), "task"));
    }

    /** Connections and files, of this process alone. */
    public static long descriptors(long pid) {
        return count(Path.of("/proc", Long.toString(pid), "fd"));
    }

    private static long count(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
