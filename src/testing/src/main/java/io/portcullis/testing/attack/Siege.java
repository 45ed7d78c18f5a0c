package io.portcullis.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.TransportConfig;
import io.portcullis.spi.StoredApiKey.Grant;
import io.portcullis.testing.access.Visitor;
import io.portcullis.testing.caller.TestCallers;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestClient;
import io.portcullis.testing.probe.Probes;
import io.portcullis.testing.probe.Until;
import io.quarkus.arc.Unremovable;

/** Attacks the tools of the application, as the caller who may use all of them. */
@Singleton
@Unremovable
public class Siege {

    private final LiveCatalog catalog;
    private final McpTestClient mcp;
    private final TestCallers callers;
    private final Probes probes;
    private final TransportConfig transport;

    Siege(LiveCatalog catalog, McpTestClient mcp, TestCallers callers, Probes probes, TransportConfig transport) {
        this.catalog = catalog;
        this.mcp = mcp;
        this.callers = callers;
        this.probes = probes;
        this.transport = transport;
    }

    /** The tools that a caller with all roles and scopes sees. */
    public List<String> tools() {
        return mcp.as(Visitor.ofAll(catalog.current()).grant(probes.caller(Until.METHOD))).tools();
    }

    /**
     * Tries every attack on a tool.
     *
     * @param allowDestructive whether valid arguments may run a tool that is not read-only
     * @throws AssertionError naming every argument and attack whose answer is wrong
     */
    public void attack(String tool, boolean allowDestructive) {
        Entry entry = catalog.current().find(Feature.TOOL, tool).orElseThrow();
        Assault assault = new Assault(mcp, probes, Visitor.ofAll(catalog.current()), entry, allowDestructive);
        List<String> failures = new ArrayList<>();
        Attacks.on(assault.schema(), (int) transport.maxBodySize().asLongValue())
                .forEach(attack -> failures.addAll(assault.failures(attack)));
        failures.addAll(new StateAttacks(mcp, probes, catalog.current()).failures(entry));
        none("Attacks on the tool " + tool, failures);
    }

    /**
     * Presents keys that do not hold.
     *
     * @throws AssertionError when one is let in
     */
    public void forgedCredentials() {
        String key = callers.keyFor(new Grant(probes.caller(Until.METHOD), Optional.empty(), Set.of(), Set.of()));
        Map<String, String> forged = Map.of("a known id with another secret",
                key.substring(0, key.lastIndexOf('_') + 1) + "0".repeat(64), "an unknown id", "pck_nobody_" + "0".repeat(64));
        List<String> failures = new ArrayList<>();
        forged.forEach((name, text) -> {
            McpAnswer answer = mcp.withKey(text).list();
            Verdict.on(answer, TestCallers.class.getName(), "").forEach(wrong -> failures.add(name + ": " + wrong));
            if (!answer.isUnauthenticated()) {
                failures.add(name + ": not refused, but HTTP " + answer.status());
            }
        });
        none("Credentials that do not hold", failures);
    }

    private static void none(String what, List<String> failures) {
        if (!failures.isEmpty()) {
            throw new AssertionError(what + ":\n  " + String.join("\n  ", failures));
        }
    }
}
