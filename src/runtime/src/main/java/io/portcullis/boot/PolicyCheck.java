package io.portcullis.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.portcullis.config.PolicyConfig;
import io.portcullis.management.PolicyFile;
import io.portcullis.management.PolicyNames;
import io.portcullis.management.PolicySettings;
import io.portcullis.policy.Layer;

/** Looks for a policy that names what is not there, or asks for what cannot be. */
@Singleton
class PolicyCheck implements Check {

    private static final String ENTRIES = "portcullis.policy.entries.\"%s\"";

    private final PolicyConfig config;
    private final PolicyNames names;

    PolicyCheck(PolicyConfig config, Blueprint blueprint) {
        this.config = config;
        this.names = blueprint.policyNames();
    }

    @Override
    public void run(List<String> problems) {
        configured(problems).ifPresent(layer -> check(layer, "", problems));
        config.file().flatMap(path -> inFile(path, problems)).ifPresent(layer -> check(layer, " in the policy file", problems));
    }

    @Override
    public void warn(Consumer<String> log) {
        Layer layer = PolicySettings.layer(config);
        List<String> loosened = names.loosened(layer);
        if (!loosened.isEmpty()) {
            log.accept("portcullis.policy has allow-loosening for " + String.join(", ", loosened)
                    + ": what is said there takes the place of the rule in the code");
        }
        names.unknown(layer)
                .forEach(name -> log.accept(ENTRIES.formatted(name) + " names an entry that is not there yet"));
    }

    private Optional<Layer> configured(List<String> problems) {
        try {
            return Optional.of(PolicySettings.layer(config));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Layer> inFile(Path path, List<String> problems) {
        try {
            return Optional.of(PolicyFile.read(path));
        } catch (IOException e) {
            problems.add("portcullis.policy.file cannot be read: " + path + " (" + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException e) {
            problems.add("portcullis.policy.file cannot be understood: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void check(Layer layer, String where, List<String> problems) {
        names.unknown(layer).stream().filter(name -> !PolicyNames.saysItsKind(name))
                .forEach(name -> problems.add(ENTRIES.formatted(name) + where + " names no entry: correct it, or write its kind"
                        + " before it, such as tool:" + name + ", if the application adds it later"));
        names.unloosenable(layer).forEach(key -> problems.add(ENTRIES.formatted(key) + where
                + ".allow-loosening is set, and Quarkus enforces the rule in the code: remove it, or use @RequiresRole there"));
    }
}
