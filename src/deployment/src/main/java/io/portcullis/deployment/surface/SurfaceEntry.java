package io.portcullis.deployment.surface;

import io.portcullis.api.Feature;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor.Hints;

/**
 * One tool, prompt, resource, template or completion.
 *
 * @param label what it is called, and where it is written
 * @param display what it says to people and models
 * @param guarding what stands before it
 * @param contract what goes in and comes out
 * @param hints what the author of a tool says about its effects; null for everything else
 * @param running how its method runs
 */
public record SurfaceEntry(Label label, Display display, Guarding guarding, Contract contract, Hints hints, Running running) {

    /** Whether it is a tool. */
    public boolean isTool() {
        return label.kind() == Feature.TOOL;
    }

    /** Whether it is a tool that may destroy something, as far as its author says. */
    public boolean isDestructive() {
        return hints != null && hints.destructive();
    }

    /** Whether it is a tool that reaches beyond this system. */
    public boolean isOpenWorld() {
        return hints != null && hints.openWorld();
    }
}
