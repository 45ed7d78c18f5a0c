package io.portcullis.boot;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.portcullis.config.SealConfig;
import io.quarkus.runtime.LaunchMode;

/** Refuses secrets that everybody knows, in production. No text repeats a secret. */
@Singleton
class SecretCheck implements Check {

    /** Names of settings that hold a secret, by their last parts. */
    private static final Pattern SECRET = Pattern.compile(
            "(?:.*\\.)?(?:[a-z0-9-]*password|[a-z0-9-]*secret|[a-z0-9-]*secretkey|(?:client-)?secret\\.value|encryption-key)",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> WELL_KNOWN = Set.of("", "admin", "administrator", "changeit", "changeme", "change-me",
            "change_me", "default", "demo", "dev", "example", "foo", "guest", "keycloak", "letmein", "mysecret", "pass",
            "passw0rd", "password", "password1", "postgres", "quarkus", "root", "s3cr3t", "secret", "secret123", "test",
            "test123", "123456", "12345678", "qwerty", "mcp", "portcullis", "supersecret", "topsecret", "your-secret",
            "client-secret", "your-client-secret");

    /** Random keys have more different characters than this, all but never fewer. */
    private static final int FEWEST_CHARACTERS = 12;

    private final Config config;
    private final SealConfig seal;

    SecretCheck(Config config, SealConfig seal) {
        this.config = config;
        this.seal = seal;
    }

    @Override
    public void run(List<String> problems) {
        if (!LaunchMode.current().isProduction()) {
            return;
        }
        for (String name : config.getPropertyNames()) {
            if (isOfQuarkus(name) && SECRET.matcher(name).matches() && isWellKnown(name)) {
                problems.add(name + " is a secret that everybody knows: make one with openssl rand -base64 32");
            }
        }
        if (seal.keys().orElse(List.of()).stream().anyMatch(key -> key.chars().distinct().count() < FEWEST_CHARACTERS)) {
            problems.add("portcullis.seal.keys has a secret that is not random: make one with openssl rand -base64 32");
        }
    }

    private static boolean isOfQuarkus(String name) {
        return name.startsWith("quarkus.") || name.startsWith("smallrye.jwt.") || name.startsWith("mp.jwt.");
    }

    private boolean isWellKnown(String name) {
        try {
            String value = config.getConfigValue(name).getValue();
            return value != null && WELL_KNOWN.contains(value.strip().toLowerCase(Locale.ROOT));
        } catch (NoSuchElementException e) { // an expression without a value
            return false;
        }
    }
}
