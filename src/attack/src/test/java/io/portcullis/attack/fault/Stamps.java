package io.portcullis.attack.fault;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.portcullis.attack.Bank;
import io.portcullis.attack.soak.Act;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** Calls that may destroy something, of which each is known by its id. Safe for use by many threads. */
final class Stamps implements Act {

    private final Outage outage;
    private final AtomicReference<Server> bank;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    Stamps(Outage outage, AtomicReference<Server> bank) {
        this.outage = outage;
        this.bank = bank;
    }

    @Override
    public void play() {
        int id = ModernClient.nextId();
        sent.add(Integer.toString(id));
        try {
            if (outage.ask(() -> bank.get().client(Bank.CLERK).call(id, "stamp", Map.of("uri", "bank://rates")))
                    .text().contains("stamped")) {
                answered.add(Integer.toString(id));
            }
        } catch (UncheckedIOException gone) {
            Pause.brief();
        }
    }

    Set<String> sent() {
        return sent;
    }

    /** Those that were served, as their clients know. */
    Set<String> answered() {
        return answered;
    }
}
