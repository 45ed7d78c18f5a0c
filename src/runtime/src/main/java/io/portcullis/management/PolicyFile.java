package io.portcullis.management;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

import org.jboss.logging.Logger;

import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.PolicyConfig;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * A file of policy settings that is read again whenever it has changed. One that cannot be understood leaves the last good one
 * in force: an operator who mistypes opens nothing.
 */
public final class PolicyFile {

    private static final Logger LOG = Logger.getLogger(PolicyFile.class);
    private static final String PREFIX = "portcullis.policy.";
    private static final String ITSELF = PREFIX + "file";
    private static final Object UNREADABLE = "unreadable";

    private final Path path;
    private final LivePolicy policy;
    private final LiveCatalog catalog;
    private final Events events;
    private Object applied = "";
    private Object seen = "";

    public PolicyFile(Path path, LivePolicy policy, LiveCatalog catalog, Events events) {
        this.path = path;
        this.policy = policy;
        this.catalog = catalog;
        this.events = events;
    }

    /**
     * Reads the file if it has changed, and was the same at the last look: one that is just being written may still be empty,
     * and an empty policy forbids nothing. Does not fail.
     */
    public synchronized void look() {
        Object now = versionNow();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(applied)) {
            return;
        }
        applied = now;
        try {
            Layer layer = read(path);
            policy.say(Source.FILE, layer);
            warn(layer);
            tell(said(layer), Outcome.OK);
        } catch (IOException | RuntimeException e) {
            LOG.errorf("The policy in %s could not be read; the last one stays in force: %s", path,
                    e instanceof IOException ? e.getClass().getSimpleName() : e.getMessage());
            tell("the file could not be read", Outcome.ERROR);
        }
    }

    /**
     * What a file says.
     *
     * @throws IOException when it cannot be read
     * @throws RuntimeException when it holds anything but policy settings that can be understood
     */
    public static Layer read(Path path) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        for (String name : lines.stringPropertyNames()) {
            if (!name.startsWith(PREFIX) || name.equals(ITSELF)) {
                throw new IllegalArgumentException("a line is no setting of " + PREFIX + "entries or disable-destructive");
            }
            settings.put(name, lines.getProperty(name));
        }
        PolicyConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(PolicyConfig.class)
                .withSources(new PropertiesConfigSource(settings, path.toString(), 100)).build()
                .getConfigMapping(PolicyConfig.class);
        return PolicySettings.layer(config);
    }

    private void warn(Layer layer) {
        PolicyNames names = PolicyNames.of(catalog.current());
        List<String> unknown = names.unknown(layer);
        if (!unknown.isEmpty()) {
            LOG.errorf("The policy in %s names entries that do not exist: %s", path, String.join(", ", unknown));
        }
        List<String> fixed = names.unloosenable(layer);
        if (!fixed.isEmpty()) {
            LOG.errorf("The policy in %s cannot loosen what Quarkus enforces: %s", path, String.join(", ", fixed));
        }
        List<String> loosened = names.loosened(layer);
        if (!loosened.isEmpty()) {
            LOG.warnf("The policy in %s has allow-loosening for %s", path, String.join(", ", loosened));
        }
    }

    private void tell(String change, Outcome outcome) {
        events.tell(new PolicyChanged("file", "", change, outcome));
    }

    static String said(Layer layer) {
        String entries = layer.entries().isEmpty() ? "nothing about entries"
                : "rules for " + String.join(", ", new TreeSet<>(layer.entries().keySet()));
        String off = String.join(", ", layer.entries().entrySet().stream().filter(entry -> !entry.getValue().enabled())
                .map(Map.Entry::getKey).sorted().toList());
        return entries + (off.isEmpty() ? "" : "; off: " + off)
                + (layer.destructiveOff() ? "; all destructive tools are off" : "");
    }

    /** What differs when the file was changed, or replaced by another one behind a link. */
    private Object versionNow() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return UNREADABLE;
        }
    }
}
