package org.acme.customers;

import java.util.Arrays;

import io.portcullis.key.KeyCommand;
import io.portcullis.verify.VerifyCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the server; or, with {@code key new} as the first arguments, makes an API key, and with {@code audit verify} verifies the
 * audit trail.
 */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... arguments) {
        String command = String.join(" ", Arrays.copyOf(arguments, Math.min(2, arguments.length)));
        String[] rest = Arrays.copyOfRange(arguments, Math.min(2, arguments.length), arguments.length);
        switch (command) {
            case "key new" -> KeyCommand.main(rest); // these two need no server
            case "audit verify" -> VerifyCommand.main(rest);
            default -> Quarkus.run(arguments);
        }
    }
}
