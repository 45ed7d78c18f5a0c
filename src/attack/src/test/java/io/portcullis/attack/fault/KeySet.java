package io.portcullis.attack.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.portcullis.rig.TokenMint;

/** The keys of a provider, by the names it publishes them under. Counts how often it is asked for them. */
final class KeySet {

    /** How old a server lets them become. */
    static final Duration MAX_AGE = Duration.ofSeconds(1);
    /** The one that is there from the beginning. */
    static final String FIRST = "first";

    private final Map<String, TokenMint> mints = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    KeySet() {
        add(FIRST);
    }

    static Map<String, Object> none() {
        return new HashMap<>(Map.of("keys", List.of()));
    }

    /** One more key. */
    void add(String name) {
        mints.put(name, new TokenMint("by the provider"));
    }

    String token(String key, Map<String, ?> claims) {
        return mints.get(key).tokenSaying(Map.of("kid", key), claims);
    }

    Map<String, Object> published() {
        return new HashMap<>(Map.of("keys",
                mints.entrySet().stream().map(each -> each.getValue().jsonWebKey(each.getKey())).toList()));
    }

    void asked() {
        asked.incrementAndGet();
    }

    int timesAsked() {
        return asked.get();
    }
}
