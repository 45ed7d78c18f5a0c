package io.portcullis.boot;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.spi.Approver;

/** Says which entries use what should better not be used. */
@Singleton
class EntryCheck implements Check {

    private final Blueprint blueprint;
    private final EntryChecks checks;
    private final Instance<Approver> approvers;

    EntryCheck(Blueprint blueprint, EntryChecks checks, Instance<Approver> approvers) {
        this.blueprint = blueprint;
        this.checks = checks;
        this.approvers = approvers;
    }

    @Override
    public void run(List<String> problems) {
        checks.missing().forEach(entry -> problems.add("nothing checks the permissions of " + entry
                + ": write @PermissionsAllowed on its method, or on an annotation that is written on its method"));
        List<String> names = approvers.stream().map(Approver::name).toList();
        if (Set.copyOf(names).size() < names.size()) {
            problems.add("two beans of type " + Approver.class.getName() + " have the same name");
        }
        for (EntryRecipe entry : blueprint.entries()) {
            String approver = entry.confirmation() == null ? "" : entry.confirmation().approver();
            if (!approver.isEmpty() && !names.contains(approver)) {
                problems.add(entry.key() + " asks the approver \"" + approver + "\": provide a bean of type "
                        + Approver.class.getName() + " with that name");
            }
        }
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
