package org.acme.customers;

import java.util.Arrays;

import org.acme.customers.key.ApiKeyCommand;

import io.portcullis.verify.VerifyCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the server; or, with {@code key} as the first argument, makes and revokes API keys, and with {@code audit verify}
 * verifies the audit trail.
 */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... arguments) {
        if (arguments.length > 1 && arguments[0].equals("audit") && arguments[1].equals("verify")) {
            VerifyCommand.main(Arrays.copyOfRange(arguments, 2, arguments.length)); // needs no server, and ends the process
        }
        if (arguments.length == 0 || !arguments[0].equals("key")) {
            Quarkus.run(arguments);
            return;
        }
        System.setProperty("quarkus.http.host-enabled", "false"); // nobody is served meanwhile
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty("quarkus.log.level", "ERROR");
        System.setProperty("quarkus.banner.enabled", "false");
        Quarkus.run(ApiKeyCommand.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
