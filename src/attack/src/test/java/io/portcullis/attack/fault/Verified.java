package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Command;

/** What the command that verifies trails says of one. */
final class Verified {

    private static final Path LIBRARIES = Path.of(System.getProperty("bank.folder"), "quarkus-app", "lib", "main", "*");

    private Verified() {
    }

    /** Nothing was changed, left out or put in, whatever happened to the server. */
    static void holds(Audited audited) {
        try {
            Path keys = Files.writeString(audited.launch().folder().resolve("keys"), Audited.KEY);
            List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", LIBRARIES.toString(), "io.portcullis.verify.VerifyCommand", "--keys-file", keys.toString()));
            AuditTrail.files(audited.file()).forEach(file -> words.add(file.toString()));
            Command command = Command.of(new ProcessBuilder(words));
            assertThat(command.status()).as(command.output()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
