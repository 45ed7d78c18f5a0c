package io.portcullis.attack.bank;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

/** How often the method of each entry has run: what got past everything. */
@Singleton
public class Runs {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String entry) {
        counts.computeIfAbsent(entry, name -> new LongAdder()).increment();
    }

    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((entry, count) -> all.put(entry, count.sum()));
        return all;
    }
}
