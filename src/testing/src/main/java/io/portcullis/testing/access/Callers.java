package io.portcullis.testing.access;

import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.portcullis.testing.probe.Probes;
import io.portcullis.testing.probe.Until;

/** Makes a new caller for each cell, so that no limit and nothing remembered of one disturbs another. */
final class Callers {

    private final McpTestClient mcp;
    private final Probes probes;

    Callers(McpTestClient mcp, Probes probes) {
        this.mcp = mcp;
        this.probes = probes;
    }

    McpTestCaller of(Visitor visitor) {
        return visitor.known() ? mcp.as(visitor.grant(probes.caller(Until.GUARD))) : mcp.anonymous();
    }
}
