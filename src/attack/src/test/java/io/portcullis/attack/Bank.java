package io.portcullis.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.AugmentResult;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;

/** The bank, packaged as it would be shipped, once for all tests of a run. */
public final class Bank {

    /** A clerk of the tenant north. */
    public static final ApiKey CLERK = ApiKey.random("clerk", "clerk");
    /** Another clerk of the tenant north. */
    public static final ApiKey COLLEAGUE = ApiKey.random("colleague", "clerk");
    /** A clerk of the tenant south. */
    public static final ApiKey STRANGER = ApiKey.random("stranger", "clerk");
    /** A manager, who is no clerk, with every scope. */
    public static final ApiKey MANAGER = ApiKey.random("manager", "manager");
    /** Somebody who may come in, and do nothing. */
    public static final ApiKey VISITOR = ApiKey.random("visitor", "visitor");

    private static final String SEAL_KEY = "k1:" + secret();
    private static final Path APPLICATION = build();

    private Bank() {
    }

    /**
     * The bank with the keys of all callers, ready to be configured further.
     *
     * @param name names the folder in which the output of the run is kept
     */
    public static Launch named(String name) {
        Launch launch = Launch.of(APPLICATION, name);
        with(launch, CLERK, "north", "");
        with(launch, COLLEAGUE, "north", "");
        with(launch, STRANGER, "south", "");
        with(launch, MANAGER, "north", "vault:write");
        with(launch, VISITOR, "north", "");
        return launch.with("PORTCULLIS_SEAL_KEYS", SEAL_KEY)
                .with("PORTCULLIS_OVERLOAD_PER_ADDRESS_PERMITS", "1000000")
                .with("PORTCULLIS_OVERLOAD_PER_ADDRESS_BURST", "1000000");
    }

    /** The folder it is packaged in. */
    public static Path application() {
        return APPLICATION;
    }

    private static void with(Launch launch, ApiKey key, String tenant, String scopes) {
        String prefix = "PORTCULLIS_IDENTITY_API_KEYS__" + key.name().toUpperCase(Locale.ROOT) + "__";
        launch.with(prefix + "DIGEST", key.digest()).with(prefix + "ROLES", key.roles()).with(prefix + "TENANT", tenant);
        if (!scopes.isEmpty()) {
            launch.with(prefix + "SCOPES", scopes);
        }
    }

    private static String secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static Path build() {
        Path folder = Path.of(System.getProperty("bank.folder"));
        Properties repository = new Properties();
        repository.setProperty("maven.repo.local", System.getProperty("maven.repository"));
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setApplicationRoot(Path.of(System.getProperty("bank.classes")))
                .setProjectRoot(Path.of(System.getProperty("project.basedir")))
                .setTargetDirectory(Files.createDirectories(folder)).setBaseName("bank").setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true).setIsolateDeployment(true).setBuildSystemProperties(repository).build()
                .bootstrap()) {
            AugmentResult result = application.createAugmentor().createProductionApplication();
            return result.getJar().getPath().getParent();
        } catch (IOException | BootstrapException e) {
            throw new IllegalStateException(e);
        }
    }
}
