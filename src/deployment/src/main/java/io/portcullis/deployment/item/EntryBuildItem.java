package io.portcullis.deployment.item;

import io.portcullis.deployment.scan.EntryModel;
import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.builder.item.MultiBuildItem;

/** An entry that was found and has passed every check. */
public final class EntryBuildItem extends MultiBuildItem {

    private final EntryModel entry;
    private final InvokerInfo invoker;

    /** @param invoker calls the entry's method on its bean */
    public EntryBuildItem(EntryModel entry, InvokerInfo invoker) {
        this.entry = entry;
        this.invoker = invoker;
    }

    /** What was found. */
    public EntryModel entry() {
        return entry;
    }

    /** Calls the entry's method on its bean. */
    public InvokerInfo invoker() {
        return invoker;
    }
}
