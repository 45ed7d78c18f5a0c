package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.gate.View;
import io.portcullis.protocol.Caching;
import io.portcullis.protocol.Codec;
import io.portcullis.protocol.Elements;
import io.portcullis.protocol.ListPage;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;
import io.portcullis.seal.Sealer;

/**
 * Answers lists: what the caller sees, in the order of names (T-03). Elements are written once for each set of visible entries,
 * not for each request. Cursors are sealed for one caller and one list (N-03).
 */
public final class Lists {

    private static final long MAX_WRITTEN_BYTES = 32 << 20;
    private static final Duration CURSOR_TTL = Duration.ofHours(1);

    private final Cache<Written, Elements> written = Caffeine.newBuilder().executor(Runnable::run)
            .maximumWeight(MAX_WRITTEN_BYTES).weigher((Written list, Elements elements) -> elements.bytes()).build();
    private volatile Decided decided = new Decided(null, Set.of());
    private final Sealer sealer;
    private final Clock clock;
    private final Rules rules;

    public Lists(Sealer sealer, Clock clock, Rules rules) {
        this.sealer = sealer;
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * How lists are handed out.
     *
     * @param pageSize how many entries a page has at most
     * @param ttl how long a client may keep a list
     */
    public record Rules(int pageSize, Duration ttl) {
    }

    private record Asked(Object audience, Feature feature) {
    }

    private record Seen(List<Entry> entries, boolean sameForAll) {

        static Seen of(View view, Feature feature) {
            return new Seen(List.copyOf(view.entries(feature)), view.isSameForAll(feature));
        }
    }

    /**
     * What is seen, decided once for all who see the same: what is asked for most would else cost as much as there are entries.
     * Holds on one ground; what was decided on the one before is let go as a whole.
     */
    private static final class Decided {

        private static final long MAX_WEIGHT = 1_000_000;
        private static final int WEIGHT_OF_ONE = 100;

        private final Object ground;
        private final Set<String> decidingRoles;
        private final Cache<Asked, Seen> lists = Caffeine.newBuilder().executor(Runnable::run).maximumWeight(MAX_WEIGHT)
                .weigher((Asked asked, Seen list) -> WEIGHT_OF_ONE + list.entries().size()).build();

        Decided(Object ground, Set<String> decidingRoles) {
            this.ground = ground;
            this.decidingRoles = decidingRoles;
        }

        Seen seen(View view, Feature feature) {
            return lists.get(new Asked(view.audience(decidingRoles), feature), asked -> Seen.of(view, feature));
        }
    }

    private record Written(Revision revision, List<Entry> entries) {
    }

    Handler of(Feature feature) {
        return exchange -> list(exchange, feature);
    }

    /** How long an answer about these features may be kept, and by whom: public only where all see the same. */
    Caching caching(View view, Feature... features) {
        boolean same = true;
        for (Feature feature : features) {
            same &= seen(view, feature).sameForAll();
        }
        return caching(view.caller(), same);
    }

    private Caching caching(Caller caller, boolean same) {
        Optional<Duration> left = caller.expiresAt().map(end -> Duration.between(clock.instant(), end));
        Duration ttl = left.filter(duration -> duration.compareTo(rules.ttl()) < 0).orElse(rules.ttl());
        return new Caching(Math.max(0, ttl.toMillis()), same);
    }

    /** While the ground changes, what is kept may have been decided on both: then only the caller at hand counts. */
    private Seen seen(View view, Feature feature) {
        Object ground = view.ground();
        Decided current = decided;
        if (!ground.equals(current.ground)) {
            current = new Decided(ground, view.decidingRoles());
            decided = current;
        }
        Seen seen = current.seen(view, feature);
        return ground.equals(view.ground()) ? seen : Seen.of(view, feature);
    }

    private CompletionStage<Reply> list(Exchange exchange, Feature feature) {
        exchange.requireParams();
        Seen seen = seen(exchange.view(), feature);
        List<Entry> visible = seen.entries();
        int from = exchange.params().text("cursor").map(cursor -> position(exchange, feature, visible, cursor)).orElse(0);
        int to = Math.min(visible.size(), from + rules.pageSize());
        List<Entry> page = from == 0 && to == visible.size() ? visible : visible.subList(from, to);
        String next = to < visible.size() ? cursor(exchange, feature, page.get(page.size() - 1)) : "";
        ListPage answer = new ListPage(feature, elements(exchange.codec(), page), next,
                caching(exchange.caller(), seen.sameForAll()));
        return CompletableFuture.completedFuture(Reply.result(exchange.codec().list(exchange.id(), answer)));
    }

    private Elements elements(Codec codec, List<Entry> entries) {
        return written.get(new Written(codec.revision(), List.copyOf(entries)),
                key -> codec.elements(entries.stream().map(Entry::descriptor).toList()));
    }

    private String cursor(Exchange exchange, Feature feature, Entry last) {
        return sealer.seal(purpose(exchange.caller(), feature), last.name().getBytes(StandardCharsets.UTF_8),
                clock.instant().plus(CURSOR_TTL));
    }

    /** The place behind the entry that the last page ended with, which may be gone by now (N-02). */
    private int position(Exchange exchange, Feature feature, List<Entry> visible, String cursor) {
        byte[] last = sealer.open(purpose(exchange.caller(), feature), cursor)
                .orElseThrow(() -> new RefusedException(new Malformed(Fault.PARAMS, "params.cursor is not valid")));
        String name = new String(last, StandardCharsets.UTF_8);
        int position = 0;
        while (position < visible.size() && visible.get(position).name().compareTo(name) <= 0) {
            position++;
        }
        return position;
    }

    private static String purpose(Caller caller, Feature feature) {
        return String.join("\n", "cursor", feature.name(), caller.key());
    }
}
