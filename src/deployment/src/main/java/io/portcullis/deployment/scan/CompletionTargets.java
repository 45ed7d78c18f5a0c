package io.portcullis.deployment.scan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;

import io.portcullis.api.Feature;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Entry;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Candidates;
import io.portcullis.deployment.rule.WrittenRules;
import io.portcullis.protocol.CompletionDescriptor;

/**
 * What completions complete. A completion has exactly the rule of its target: a looser one would tell values to those who may
 * not use the target (C-04).
 */
final class CompletionTargets {

    private final Candidates candidates;
    private final Set<String> known;
    private final Map<String, EntryModel> usable;
    private final WrittenRules rules;
    private final Problems problems;

    /** @param usable the entries with which nothing is wrong */
    CompletionTargets(Candidates candidates, List<EntryModel> usable, WrittenRules rules, Problems problems) {
        this.rules = rules;
        this.candidates = candidates;
        this.known = Stream.of(Feature.PROMPT, Feature.RESOURCE_TEMPLATE).flatMap(feature -> candidates.of(feature).stream())
                .map(Candidate::key).collect(Collectors.toSet());
        this.usable = usable.stream().collect(Collectors.toMap(EntryModel::key, Function.identity(), (one, other) -> one));
        this.problems = problems;
    }

    /** What it completes, as the protocol calls it. */
    CompletionDescriptor descriptorOf(Candidate completion) {
        return candidates.completed().by(completion);
    }

    /** Refuses a completion of something that is not there. */
    void check(Candidate completion) {
        CompletionDescriptor descriptor = descriptorOf(completion);
        String kind = descriptor.of() == Feature.PROMPT ? "prompt" : "resource template";
        if (!known.contains(keyOf(descriptor))) {
            problems.add(Code.PC016, completion.place(),
                    "There is no " + kind + " called \"" + completion.text("value") + "\".",
                    "name a " + kind + " of this application by its name");
        } else if (targetOf(completion).filter(target -> !target.takes(descriptor.argument())).isPresent()) {
            problems.add(Code.PC016, completion.place(),
                    "The " + kind + " has no argument \"" + descriptor.argument() + "\".",
                    "name the String parameter like the argument, or write argument = \"...\"");
        } else if (targetOf(completion).filter(target -> target.isSensitive(descriptor.argument())).isPresent()) {
            problems.add(Code.PC025, completion.place(),
                    "The argument \"" + descriptor.argument() + "\" is @Sensitive, and its values would be suggested.",
                    "remove the completion", "remove @Sensitive, if its values are no secrets");
        }
    }

    /** The rule of the target; empty when that is not usable, or when the completion asks for another one. */
    Optional<AccessRule> ruleOf(Candidate completion) {
        if (!rules.on(completion.method()).isEmpty() || rules.asksForScopes(completion.method())) {
            problems.add(Code.PC016, completion.place(),
                    "A completion has the access rule of what it completes, and none of its own.",
                    "remove the rule from the method");
            return Optional.empty();
        }
        Optional<AccessRule> rule = targetOf(completion).map(EntryModel::access);
        rule.ifPresent(target -> agree(completion, target));
        return rule.flatMap(target -> permitted(completion, target));
    }

    /** A permission is decided with the arguments of the method that asks for it, and a completion has others. */
    private Optional<AccessRule> permitted(Candidate completion, AccessRule target) {
        Optional<List<Set<String>>> own = rules.permissionsOf(completion.method());
        if (own.isPresent() == target.permissions().isEmpty()) {
            problems.add(Code.PC016, completion.place(),
                    "What is completed asks for permissions, or the completion does; both have to.",
                    "write @PermissionsAllowed on both methods, each with a checker that fits its parameters");
            return Optional.empty();
        }
        return Optional.of(target.withPermissions(own.orElse(List.of())));
    }

    /** Our rule on the class means its other entries. Those of Quarkus are enforced on every method. */
    private void agree(Candidate completion, AccessRule target) {
        List<AnnotationInstance> enforced = WrittenRules.ofQuarkusOn(completion.method().declaringClass());
        boolean same = enforced.stream().map(WrittenRules::asData)
                .allMatch(rule -> rule.kind() == Kind.PUBLIC
                        || rule.kind() == target.kind() && rule.roles().equals(target.roles()));
        if (!same) {
            problems.add(Code.PC006, completion.place(), "The class carries " + WrittenRules.spelled(enforced)
                    + ", which Quarkus enforces here too; but the rule is that of what is completed, which is another one.",
                    "use @RequiresRole on the class", "move the completion to the class of what it completes");
        }
    }

    private Optional<EntryModel> targetOf(Candidate completion) {
        return Optional.ofNullable(usable.get(keyOf(descriptorOf(completion))));
    }

    private static String keyOf(CompletionDescriptor descriptor) {
        return Entry.key(descriptor.of(), descriptor.target());
    }
}
