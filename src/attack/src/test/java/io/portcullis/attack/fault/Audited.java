package io.portcullis.attack.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.portcullis.attack.Bank;
import io.portcullis.attack.soak.Trail;
import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Launch;

/**
 * A server whose audit is a file.
 *
 * @param launch how it is started
 * @param file the file that is written to
 */
record Audited(Launch launch, Path file) {

    /** What its records are chained with. */
    static final String KEY = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /** A bank with a trail that begins now. */
    static Audited bank(String name) {
        return of(Bank.named(name));
    }

    /** The same, where what may destroy something waits for the disk. */
    static Audited durableBank(String name) {
        Audited audited = bank(name);
        audited.launch.with("PORTCULLIS_AUDIT_DURABILITY", "durable").with("PORTCULLIS_AUDIT_WRITE_TIMEOUT", "0.5S");
        return audited;
    }

    static Audited of(Launch launch) {
        Path file = launch.folder().resolve("trail").resolve("audit.jsonl").toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            for (Path old : AuditTrail.files(file)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        launch.with("PORTCULLIS_AUDIT_SINKS", "file").with("PORTCULLIS_AUDIT_FILE_PATH", file.toString())
                .with("PORTCULLIS_AUDIT_KEYS", KEY);
        return new Audited(launch, file);
    }

    Trail trail() {
        try {
            return Trail.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
