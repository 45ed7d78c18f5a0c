package io.portcullis.attack.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.attack.soak.Books;
import io.portcullis.attack.soak.Results;

/** What came of each fault of this run; rows of other runs stay on the page. */
final class FaultTable {

    private static final Map<String, List<?>> ROWS = new TreeMap<>();

    private FaultTable() {
    }

    static synchronized void add(String fault, Books books, long recorded, Duration recovered) {
        ROWS.put(fault, List.of(fault, books.all(), books.answers(), books.refused(), books.allLost(), recorded,
                recovered.toMillis() + " ms"));
    }

    static synchronized void write() {
        Results results = new Results("faults", "What breaks, and what becomes of requests meanwhile")
                .paragraph(
                        "Written by the tests of `io.portcullis.attack.fault` (`src/attack/siege.sh`). Refused are answers that"
                                + " are not 2xx, each with its fixed words; not answered is what a killed process had taken.")
                .table("fault", "sent", "answered", "of these refused", "not answered", "recorded", "served again after");
        Map<String, List<?>> all = new TreeMap<>(results.before());
        all.putAll(ROWS);
        all.values().forEach(row -> results.row(row.toArray()));
        results.write();
    }
}
