package io.portcullis.subscription;

import io.portcullis.api.Feature;
import io.portcullis.spi.Nodes;

/**
 * Changes that other nodes have to hear of, and theirs. What a caller may hear is decided where the caller listens, as for a
 * change of that node.
 */
public final class OtherNodes {

    private static final String TOPIC = "changes";
    private static final String LIST = "list ";
    private static final String RESOURCE = "resource ";
    private static final int LONGEST_URI = 8_192;

    private final Nodes nodes;
    private final Changes changes;

    /** @param changes is told what other nodes tell */
    public OtherNodes(Nodes nodes, Changes changes) {
        this.nodes = nodes;
        this.changes = changes;
        nodes.listen(TOPIC, this::heard);
    }

    /** Tells the other nodes that the entries of a kind have changed. */
    public void listChanged(Feature feature) {
        nodes.tell(TOPIC, LIST + feature.name());
    }

    /** Tells the other nodes that what is at an address has changed; one beyond 8192 characters is not told. */
    public void resourceUpdated(String uri) {
        if (uri.length() <= LONGEST_URI) {
            nodes.tell(TOPIC, RESOURCE + uri);
        }
    }

    private void heard(String message) {
        if (message.startsWith(RESOURCE) && message.length() <= RESOURCE.length() + LONGEST_URI) {
            changes.resourceUpdated(message.substring(RESOURCE.length()));
        } else if (message.startsWith(LIST)) {
            for (Feature feature : Feature.values()) {
                if (message.equals(LIST + feature.name())) {
                    changes.listChanged(feature);
                }
            }
        }
    }
}
