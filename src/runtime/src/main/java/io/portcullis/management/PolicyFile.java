package io.portcullis.management;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
    private static final String LIFTING = PREFIX + "disable-destructive=false";
    private static final Object UNREADABLE = new Object();
    private static final long MAX_SIZE = 1_048_576;

    private final Path path;
    private final LivePolicy policy;
    private final LiveCatalog catalog;
    private final Events events;
    private Object applied = UNREADABLE;
    private Object seen;

    public PolicyFile(Path path, LivePolicy policy, LiveCatalog catalog, Events events) {
        this.path = path;
        this.policy = policy;
        this.catalog = catalog;
        this.events = events;
    }

    /**
     * Reads the file if it has changed, and was the same at the last look: one that is just being written is not whole. One
     * that says nothing lifts nothing: it is taken for one that could not be written. Does not fail.
     */
    public synchronized void look() {
        Object now = contentNow();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(applied)) {
            return;
        }
        applied = now;
        try {
            Layer layer = layer(now);
            if (layer.equals(Layer.SILENT) && !policy.said(Source.FILE).isSilent() && !isMeant(now)) {
                throw new IllegalArgumentException("it says nothing; to lift everything, write " + LIFTING);
            }
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
     * @throws RuntimeException when it holds anything but policy settings that can be understood, or one of them twice
     */
    public static Layer read(Path path) throws IOException {
        return parsed(text(path), path);
    }

    private Layer layer(Object content) throws IOException {
        return content instanceof String text ? parsed(text, path) : read(path); // throws what keeps it from being read
    }

    private static boolean isMeant(Object content) {
        return content.toString().contains(LIFTING);
    }

    private static Layer parsed(String text, Path path) throws IOException {
        Once lines = new Once();
        lines.load(new StringReader(text));
        Map<String, String> settings = new HashMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (!name.startsWith(PREFIX) || name.equals(ITSELF)) {
                throw new IllegalArgumentException("a line is no setting of " + PREFIX + "entries or disable-destructive");
            }
            if (lines.getProperty(name).isBlank()) { // would count as not written
                throw new IllegalArgumentException("a setting has no value");
            }
            settings.put(name, lines.getProperty(name));
        }
        PolicyConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(PolicyConfig.class)
                .withSources(new PropertiesConfigSource(settings, path.toString(), 100)).build()
                .getConfigMapping(PolicyConfig.class);
        return PolicySettings.layer(config);
    }

    /** Lines of which each says something else: of two that contradict each other, the last would win unseen. */
    private static final class Once extends Properties {

        private static final long serialVersionUID = 1L;

        private final transient Set<String> spelt = new HashSet<>();

        @Override
        public synchronized Object put(Object name, Object value) {
            if (!spelt.add(name.toString().replace("\"", ""))) {
                throw new IllegalArgumentException("a setting is written twice");
            }
            return super.put(name, value);
        }
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

    /** Compared as a whole: size and time may stay the same. */
    private Object contentNow() {
        try {
            return text(path);
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static String text(Path path) throws IOException {
        if (Files.size(path) > MAX_SIZE) {
            throw new IOException("too large");
        }
        return Files.readString(path);
    }
}
