package org.acme.customers;

import java.util.Arrays;

import org.acme.customers.key.ApiKeyCommand;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server; or, with {@code key} as the first argument, makes and revokes API keys. */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... arguments) {
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
