package io.portcullis.boot;

import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

/** Says which entries use what should better not be used. */
@Singleton
class EntryCheck implements Check {

    private final Blueprint blueprint;

    EntryCheck(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    @Override
    public void run(List<String> problems) {
        // the build has refused what is wrong
    }

    @Override
    public void warn(Consumer<String> log) {
        if (!blueprint.deprecated().isEmpty()) {
            log.accept("Sampling, Roots and McpLog are deprecated by the protocol and used by "
                    + String.join(", ", blueprint.deprecated()));
        }
        for (String template : blueprint.traversing()) {
            log.accept("The resource template " + template
                    + " has allowTraversal: its method gets path separators and dots as they come");
        }
    }
}
