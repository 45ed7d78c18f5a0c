package io.portcullis.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.api.RateLimited.By;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.CompletionDescriptor;

/** Adds what sources say to what the author of an entry wrote. The result lets nobody in whom one of them keeps out. */
final class Tightening {

    private Tightening() {
    }

    static Ruling of(Entry entry, Map<Source, Layer> layers) {
        Ruling tightened = entry.access().enforcedTwice() ? Ruling.written(entry)
                : loosened(Ruling.written(entry), layers.values().stream().flatMap(layer -> about(entry, layer))
                        .filter(EntryPolicy::allowLoosening).toList());
        for (Map.Entry<Source, Layer> layer : layers.entrySet()) {
            tightened = tightened(tightened, entry, layer.getKey(), layer.getValue());
        }
        return tightened;
    }

    /**
     * What a layer says about an entry: by its key, by its name alone, or by both, which add up. A completion is meant with
     * what it completes.
     */
    private static Stream<EntryPolicy> about(Entry entry, Layer layer) {
        Stream<String> names = Stream.of(entry.key(), entry.name());
        if (entry.descriptor() instanceof CompletionDescriptor completion) {
            names = Stream.concat(names, Stream.of(Entry.key(completion.of(), completion.target()), completion.target()));
        }
        return names.map(layer.entries()::get).filter(policy -> policy != null);
    }

    /** What takes the place of the written rule; where several say something, all of it is needed. */
    private static Ruling loosened(Ruling written, List<EntryPolicy> policies) {
        AccessRule access = written.access();
        List<Set<String>> roles = policies.stream().map(EntryPolicy::roles).filter(anyOf -> !anyOf.isEmpty()).toList();
        if (!roles.isEmpty() && access.kind() != AccessRule.Kind.DENIED) {
            access = AccessRule.roles(roles).withScopes(access.scopes()).withPermissions(access.permissions());
        }
        Set<String> scopes = policies.stream().flatMap(policy -> policy.scopes().stream()).collect(Collectors.toSet());
        if (!scopes.isEmpty()) {
            access = access.forKnownCallers().withScopes(scopes);
        }
        boolean limited = policies.stream().anyMatch(policy -> policy.limit().isPresent());
        return new Ruling(written.enabled(), access, limited ? List.of() : written.limits());
    }

    private static Ruling tightened(Ruling ruling, Entry entry, Source source, Layer layer) {
        Ruling result = layer.destructiveOff() && entry.isDestructive() ? off(ruling) : ruling;
        for (EntryPolicy policy : about(entry, layer).toList()) {
            result = narrowed(result, entry, source, policy);
        }
        return result;
    }

    /** A limit that is said twice is one: nothing is drawn from one bucket twice. */
    private static Ruling narrowed(Ruling ruling, Entry entry, Source source, EntryPolicy policy) {
        AccessRule access = ruling.access();
        if (!policy.allowLoosening() || entry.access().enforcedTwice()) {
            access = policy.roles().isEmpty() ? access : access.narrowedTo(policy.roles());
            access = policy.scopes().isEmpty() ? access
                    : access.forKnownCallers().withScopes(both(access.scopes(), policy.scopes()));
        }
        List<LimitRule> limits = new ArrayList<>(ruling.limits());
        policy.limit().map(rate -> limit(entry, source, rate)).filter(limit -> !limits.contains(limit)).ifPresent(limits::add);
        return new Ruling(ruling.enabled() && policy.enabled(), access, limits);
    }

    /** Numbers are part of the bucket's name: other numbers, another bucket. A call costs what it costs by the author. */
    private static LimitRule limit(Entry entry, Source source, Rate rate) {
        List<Cost> costs = entry.limits().stream().map(LimitRule::cost).toList();
        long fixed = Math.min(rate.capacity(), costs.stream().mapToLong(Cost::fixed).max().orElse(1));
        String argument = costs.stream().filter(Cost::isArgued).map(Cost::argument).findFirst().orElse("");
        String bucket = String.join(" ", "policy", source.name(), entry.key(), Long.toString(rate.permits()),
                rate.period().toString(), Long.toString(rate.capacity()));
        return new LimitRule(new Share(By.CALLER, ""), bucket, rate, new Cost(fixed, argument));
    }

    private static Ruling off(Ruling ruling) {
        return new Ruling(false, ruling.access(), ruling.limits());
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
