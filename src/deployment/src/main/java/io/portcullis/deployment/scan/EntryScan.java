package io.portcullis.deployment.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jboss.jandex.IndexView;

import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Parameter;
import io.portcullis.config.BuildConfig;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Candidates;
import io.portcullis.deployment.rule.AccessScan;
import io.portcullis.deployment.rule.BoundsScan;
import io.portcullis.deployment.rule.ConfirmationScan;
import io.portcullis.deployment.rule.Guardable;
import io.portcullis.deployment.rule.LimitScan;
import io.portcullis.deployment.rule.StrayRules;
import io.portcullis.deployment.rule.WrittenRules;
import io.portcullis.deployment.signature.HashScan;
import io.portcullis.deployment.signature.Outcome;
import io.portcullis.deployment.signature.ParameterScan;
import io.portcullis.deployment.signature.ValidScan;
import io.portcullis.protocol.Descriptor;

/** Finds every entry of the application and checks it. */
public final class EntryScan {

    private final Candidates candidates;
    private final Problems problems;
    private final WrittenRules rules;
    private final AccessScan access;
    private final LimitScan limits;
    private final BoundsScan bounds;
    private final ConfirmationScan confirmations;
    private final ParameterScan parameters;
    private final ValidScan valid;
    private final HashScan hashes;
    private final SensitiveScan sensitive;
    private final Guardable guardable;
    private final StrayRules stray;
    private final Map<String, Candidate> byKey = new HashMap<>();

    public EntryScan(IndexView index, BuildConfig config, Problems problems) {
        this.candidates = new Candidates(index);
        this.problems = problems;
        this.rules = new WrittenRules(index);
        this.access = new AccessScan(rules, problems, config.access().defaultRule());
        this.limits = new LimitScan(index, problems);
        this.bounds = new BoundsScan(index, problems);
        this.confirmations = new ConfirmationScan(index, problems);
        this.parameters = new ParameterScan(problems);
        this.valid = new ValidScan(index, problems);
        this.hashes = new HashScan(index, problems);
        this.sensitive = new SensitiveScan(problems);
        this.guardable = new Guardable(index, problems);
        this.stray = new StrayRules(index, problems);
    }

    /** The entries, sorted by key. Complete only when no problem was added. */
    public List<EntryModel> entries() {
        List<EntryModel> entries = new ArrayList<>();
        for (FeatureScan feature : List.of(new ToolScan(problems), new PromptScan(problems), new ResourceScan(problems),
                new TemplateScan(problems))) {
            entries.addAll(entries(feature, access::ruleOf));
        }
        CompletionTargets targets = new CompletionTargets(candidates, entries, rules, problems);
        entries.addAll(entries(new CompletionScan(targets, problems), targets::ruleOf));
        stray.check();
        entries.sort(Comparator.comparing(EntryModel::key));
        return entries;
    }

    private List<EntryModel> entries(FeatureScan feature, Function<Candidate, Optional<AccessRule>> rules) {
        return candidates.of(feature.feature()).stream()
                .flatMap(candidate -> entry(feature, candidate, rules.apply(candidate)).stream()).toList();
    }

    private Optional<EntryModel> entry(FeatureScan feature, Candidate candidate, Optional<AccessRule> rule) {
        int before = problems.count();
        guardable.check(candidate);
        feature.checkId(candidate);
        unique(candidate);
        List<LimitRecipe> limited = limits.limitsOf(candidate);
        Bounds bound = bounds.boundsOf(candidate);
        List<Parameter> found = parameters.parametersOf(candidate, feature::argument);
        feature.checkArguments(candidate, found);
        limits.checkCosts(candidate, limited, found);
        valid.check(candidate.method());
        hashes.check(candidate.method());
        Outcome outcome = Outcome.of(candidate.method(), feature.resultOf(candidate), bound);
        if (problems.count() > before || rule.isEmpty()) {
            return Optional.empty();
        }
        Descriptor descriptor = feature.describe(candidate, found);
        Optional<Confirmation> confirmation = confirmations.confirmationOf(candidate, descriptor, found);
        if (problems.count() > before) {
            return Optional.empty();
        }
        List<Parameter> marked = sensitive.marked(candidate, found);
        sensitive.check(candidate, descriptor, marked, confirmation);
        return Optional.of(new EntryModel(candidate.method(), descriptor, rule.get(), limited, confirmation.orElse(null),
                marked, outcome.with(sensitive.ofResult(candidate))));
    }

    private void unique(Candidate candidate) {
        Candidate other = byKey.putIfAbsent(candidate.key(), candidate);
        if (other != null) {
            problems.add(Code.PC005, candidate.place(),
                    "The name \"" + candidate.id() + "\" is taken by " + other.place() + ".",
                    "give one of the two " + candidate.noun() + "s another one");
        }
    }
}
