package io.portcullis.benchmarks;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.quarkus.runtime.StartupEvent;

/** Adds tools, at the start as many as it is told, and later one that comes and goes. */
@Singleton
@RequiresRole("caller")
public class Grown {

    private static final Logger LOG = Logger.getLogger(Grown.class);
    private static final String COMES_AND_GOES = "comes_and_goes";
    private static final String SCHEMA = """
            {"type":"object","properties":{"text":{"type":"string","maxLength":100}},"required":["text"],\
            "additionalProperties":false}""";

    private final McpServer server;

    Grown(McpServer server) {
        this.server = server;
    }

    void grow(@Observes StartupEvent start, @ConfigProperty(name = "scale.entries", defaultValue = "0") int entries) {
        long from = System.nanoTime();
        for (int i = 0; i < entries; i++) {
            server.add(tool("added_%05d".formatted(i)));
        }
        LOG.infof("added %d entries in %d ms", entries, Duration.ofNanos(System.nanoTime() - from).toMillis());
    }

    /** Changes the list of tools: a tool comes, or it goes again. */
    @Tool
    @RateLimited(permits = 1_000_000_000, per = "1s")
    synchronized String change() {
        if (!server.remove(Feature.TOOL, COMES_AND_GOES)) {
            server.add(tool(COMES_AND_GOES));
        }
        return "changed";
    }

    private static NewEntry tool(String name) {
        return NewEntry.tool(name, Access.anyRole("caller"), call -> call.arguments().get("text"))
                .describedAs("Answers what it is told").withInputSchema(SCHEMA).readOnly()
                .limitedTo(1_000_000_000, Duration.ofSeconds(1));
    }
}
