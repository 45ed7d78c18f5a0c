package io.portcullis.attack.caller;

import io.portcullis.attack.Bank;
import io.portcullis.rig.Server;

/** The bank as it is by default, for all attacks that leave nothing behind. It ends with the tests. */
final class Branch {

    private static final Server SERVER = open();

    private Branch() {
    }

    static Server server() {
        return SERVER;
    }

    private static Server open() {
        Server server = Bank.named("branch").start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
