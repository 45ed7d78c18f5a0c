package io.portcullis.spi;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Keeps, for all nodes of a server, what operators have switched off over the management interface. Without a bean of this
 * type, a switch holds on the node where it was turned. Safe for use by many threads; must not block.
 */
public interface SwitchStore {

    /** What is switched off; empty when nothing was ever switched. Fails when nobody can tell. */
    CompletionStage<Optional<Switches>> read();

    /**
     * Replaces the switches if they still are of that version; of many at the same time, one succeeds.
     *
     * @param version of what is replaced; 0 when there were none
     */
    CompletionStage<Boolean> replace(long version, Switches after);

    /**
     * What is switched off.
     *
     * @param version grows with every change, beginning with 1
     * @param destructiveOff whether every tool is that is not said to be harmless
     * @param off names or keys of entries
     */
    record Switches(long version, boolean destructiveOff, Set<String> off) {

        public Switches {
            off = Set.copyOf(off);
        }
    }
}
