package io.portcullis.deployment.item;

import io.portcullis.deployment.scan.ToolModel;
import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.builder.item.MultiBuildItem;

/** A tool that was found and has passed every check. */
public final class ToolBuildItem extends MultiBuildItem {

    private final ToolModel tool;
    private final InvokerInfo invoker;

    /** @param invoker calls the tool's method on its bean */
    public ToolBuildItem(ToolModel tool, InvokerInfo invoker) {
        this.tool = tool;
        this.invoker = invoker;
    }

    /** What was found. */
    public ToolModel tool() {
        return tool;
    }

    /** Calls the tool's method on its bean. */
    public InvokerInfo invoker() {
        return invoker;
    }
}
