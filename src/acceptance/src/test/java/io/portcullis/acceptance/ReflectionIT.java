package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** What the packaged starter reaches by reflection while it serves is registered for native executables. */
@Tag("interop")
class ReflectionIT {

    private static final Pattern OURS = Pattern
            .compile("^(io\\.portcullis|org\\.acme|com\\.networknt|com\\.github\\.benmanes|io\\.github\\.bucket4j)\\.");

    /** Of the starter: what the build registers because of its entries, and what comes with Redis and the database. */
    private static final Set<String> OF_THE_STARTER = Set.of("org.acme.customers.Customer", "org.acme.customers.CustomerPage",
            "org.acme.customers.ContactDetails", "org.acme.customers.CustomerTools", "io.portcullis.redis.RedisProducers",
            "io.portcullis.boot.DatabaseSinkProducer", "org.acme.customers.database.DatabaseUrlConfig");

    /** The caches of strong keys that Quarkus registers in a native executable by a feature of its own. */
    private static final Set<String> OF_QUARKUS = Set.of("SSMS", "SSMSW", "PSMS", "PSMW", "PSWMS").stream()
            .map(name -> "com.github.benmanes.caffeine.cache." + name).collect(Collectors.toSet());

    /**
     * The validator asks every annotation whether it holds constraints, while static fields are set: a native executable has
     * that
     * behind it when it starts.
     */
    private static final String AT_BUILD = "org.hibernate.validator.internal.metadata.core.ConstraintHelper";

    private static final ApiKey ADMIN = ApiKey.random("admin", "reader,editor,admin");

    @Test
    void whatIsReachedByReflection_isRegistered() throws Exception {
        assumeTrue(Files.isDirectory(Path.of(System.getProperty("starter.application"))), "an executable has no debugger");
        Map<String, String> reached = reached();

        assertThat(reached).containsKeys("org.acme.customers.ContactDetails", "com.github.benmanes.caffeine.cache.WS");
        Set<String> registered = Files.readAllLines(Path.of(System.getProperty("native.registrations"))).stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).collect(Collectors.toSet());
        reached.values().removeIf(way -> way.contains(AT_BUILD));
        reached.keySet().removeAll(registered);
        reached.keySet().removeAll(OF_THE_STARTER);
        reached.keySet().removeAll(OF_QUARKUS);
        assertThat(reached).as("reached by reflection, but not registered").isEmpty();
    }

    private static Map<String, String> reached() throws Exception {
        int port = Launch.freePorts(1).get(0);
        Launch launch = Launch.named("reflection").with(ADMIN).with("JAVA_TOOL_OPTIONS",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:" + port);
        CompletableFuture<ReflectionTrace> trace = CompletableFuture.supplyAsync(() -> begin(port));
        try (Server starter = launch.start()) {
            ModernClient client = starter.client(ADMIN);
            client.list();
            client.call("customer_find", Map.of("number", 1001));
            client.call("customer_find", Map.of("number", "many"));
            client.call("customer_search", Map.of("text", "bakery"));
            client.call("customer_update", Map.of("number", 1002, "details",
                    Map.of("name", "Blue Bicycles", "email", "post@example.com", "city", "Bern")));
            client.call("customer_update", Map.of("number", 1002, "details", Map.of("name", "", "email", "no", "city", "")));
            client.call("customer_delete", Map.of("number", 1003));
            starter.metrics();
            return trace.join().reached();
        }
    }

    /** Attaches beside the start, which waits for it. */
    private static ReflectionTrace begin(int port) {
        try {
            return ReflectionTrace.begin(port, OURS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
