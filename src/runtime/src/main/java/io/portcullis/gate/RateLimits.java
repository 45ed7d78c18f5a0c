package io.portcullis.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Origin;
import io.portcullis.limit.Drawing;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Quota;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.spi.Draw;
import io.portcullis.spi.Drawn.Level;
import io.portcullis.spi.LimitKey;
import io.portcullis.stage.Soon;

/** How often: which permits a call takes from which buckets, and what becomes of it when there are too few. */
public final class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Refusal UNCHECKED = new Unavailable(Duration.ofSeconds(5));
    private static final CompletionStage<Optional<Refusal>> IMPOSSIBLE = refused(new Malformed(Fault.PARAMS,
            "An argument asks for less than 1, or for more than this server allows at once"));
    private static final CompletionStage<Optional<Refusal>> TAKEN = CompletableFuture.completedFuture(Optional.empty());

    private final RateLimiter limiter;
    private final Rules rules;
    private final Buckets buckets;

    /**
     * @param limiter keeps the buckets
     * @param keys who says who shares a bucket, by name
     */
    public RateLimits(RateLimiter limiter, Rules rules, Map<String, LimitKey> keys) {
        this.limiter = limiter;
        this.rules = rules;
        this.buckets = new Buckets(keys);
    }

    /** The limits of one node, none of which asks a {@code LimitKey}. */
    public static RateLimits ofThisNode(Limiter limiter, Rate questions) {
        return new RateLimits(RateLimiter.ofThisNode(limiter), new Rules(questions, true), Map.of());
    }

    /**
     * What holds for all.
     *
     * @param questions how often calls of one caller may end with a question; always counted by this node alone
     * @param told whether clients are told how their limits stand
     */
    public record Rules(Rate questions, boolean told) {
    }

    /** Takes the permits of a call, of every limit or of none; of a cost that an argument says, the first. */
    CompletionStage<Optional<Refusal>> take(Visit visit, List<LimitRule> limits) {
        return draw(visit, limits, rule -> rule.cost().isArgued() ? 1 : rule.cost().fixed());
    }

    /** Takes the rest of what the arguments say that the call costs: once, however often its method runs. */
    CompletionStage<Optional<Refusal>> takeRest(Visit visit, List<LimitRule> limits, Object[] arguments) {
        if (!LimitRule.areArgued(limits) || !visit.chargeOnce()) {
            return TAKEN;
        }
        Map<LimitRule, Long> rest = new LinkedHashMap<>();
        for (LimitRule rule : limits) {
            long cost = rule.cost().isArgued() ? cost(visit.entry(), rule, arguments) : 1;
            if (cost < 1 || cost > rule.rate().capacity()) {
                return IMPOSSIBLE;
            }
            if (cost > 1) {
                rest.put(rule, cost - 1);
            }
        }
        return draw(visit, List.copyOf(rest.keySet()), rest::get);
    }

    private static long cost(Entry entry, LimitRule rule, Object[] arguments) {
        List<Parameter> parameters = entry.invocation().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).source() == Source.ARGUMENT && parameters.get(i).name().equals(rule.cost().argument())) {
                Object value = arguments[i] instanceof Optional<?> optional ? optional.orElse(null) : arguments[i];
                return value == null ? rule.cost().fixed() : ((Number) value).longValue();
            }
        }
        throw new IllegalStateException("no parameter has the name of the argument");
    }

    private CompletionStage<Optional<Refusal>> draw(Visit visit, List<LimitRule> limits, ToLongFunction<LimitRule> cost) {
        if (limits.isEmpty()) {
            return TAKEN;
        }
        try {
            return Soon.then(limiter.draw(draws(visit, limits, cost), visit.entry().isDestructive()),
                    (drawing, failure) -> failure == null ? drawn(visit, limits, drawing) : refused(UNCHECKED));
        } catch (RuntimeException e) {
            return refused(broken(visit.entry(), e));
        }
    }

    /** Most entries have one limit. */
    private List<Draw> draws(Visit visit, List<LimitRule> limits, ToLongFunction<LimitRule> cost) {
        if (limits.size() == 1) {
            return List.of(draw(visit, limits.get(0), cost));
        }
        List<Draw> draws = new ArrayList<>(limits.size());
        for (LimitRule rule : limits) {
            draws.add(draw(visit, rule, cost));
        }
        return draws;
    }

    private Draw draw(Visit visit, LimitRule rule, ToLongFunction<LimitRule> cost) {
        String bucket = rule.by() == By.CALLER ? Buckets.own(rule, visit.self())
                : buckets.key(rule, visit.entry().key(), visit.caller(), visit.origin());
        return rule.rate().draw(bucket, cost.applyAsLong(rule));
    }

    /** A store of somebody else may answer with what makes no sense. */
    private CompletionStage<Optional<Refusal>> drawn(Visit visit, List<LimitRule> limits, Drawing drawing) {
        try {
            visit.drew(drawing, rules.told() ? quotas(limits, drawing) : Map.of());
            return drawing.drawn().taken() ? TAKEN
                    : refused(new Limited(drawing.drawn().levels().stream().map(Level::waiting).reduce(Duration.ZERO,
                            (one, other) -> one.compareTo(other) >= 0 ? one : other)));
        } catch (RuntimeException e) {
            return refused(broken(visit.entry(), e));
        }
    }

    private static Map<LimitRule, Quota> quotas(List<LimitRule> limits, Drawing drawing) {
        if (limits.size() == 1 && limits.get(0).by() == By.CALLER) {
            return Map.of(limits.get(0), quota(limits, drawing, 0));
        }
        Map<LimitRule, Quota> quotas = new LinkedHashMap<>();
        for (int i = 0; i < limits.size(); i++) {
            if (limits.get(i).by() == By.CALLER) { // what others have spent is not this caller's business
                quotas.put(limits.get(i), quota(limits, drawing, i));
            }
        }
        return quotas;
    }

    private static Quota quota(List<LimitRule> limits, Drawing drawing, int number) {
        Draw draw = drawing.draws().get(number);
        Level level = drawing.drawn().levels().get(number);
        return new Quota(limits.get(number).share().words(), draw.capacity(), window(draw), level.remaining(),
                Objects.requireNonNull(level.untilFull()));
    }

    private static Duration window(Draw draw) {
        return draw.refill() == Refill.INTERVAL || draw.capacity() == draw.permits() ? draw.period()
                : Duration.ofNanos((long) ((double) draw.period().toNanos() * draw.capacity() / draw.permits()));
    }

    private static Refusal broken(Entry entry, Throwable failure) {
        LOG.errorf("The limit of %s could not be checked; refused: %s", entry.name(), Cause.line(failure));
        return UNCHECKED;
    }

    private static CompletionStage<Optional<Refusal>> refused(Refusal why) {
        return CompletableFuture.completedFuture(Optional.of(why));
    }

    /** Puts back what the call took. */
    void giveBack(Visit visit) {
        visit.returned().forEach(limiter::giveBack);
    }

    /** Takes a permit from the bucket for questions. */
    Optional<Refusal> takeQuestion(Visit visit) {
        try {
            return limiter.own().take(Buckets.questions(visit.caller(), visit.origin()), rules.questions(), 1)
                    .map(Limited::new);
        } catch (RuntimeException e) {
            return Optional.of(broken(visit.entry(), e));
        }
    }

    /**
     * Whether a call would find its permits, as far as it does not depend on where it comes from and on its arguments; empty
     * when other nodes draw from the same buckets, which are not asked.
     */
    Optional<Boolean> hasPermits(LimitRule rule, Entry entry, Caller caller) {
        if (limiter.isShared()) {
            return Optional.empty();
        }
        String bucket = buckets.key(rule, entry.key(), caller, Origin.bean(""));
        return Optional.of(limiter.own().waiting(bucket, rule.cost().fixed()).isEmpty());
    }
}
