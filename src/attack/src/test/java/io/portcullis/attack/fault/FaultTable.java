package io.portcullis.attack.fault;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.attack.soak.Books;
import io.portcullis.attack.soak.Results;

/** What came of each fault of this run. */
final class FaultTable {

    private static final Map<String, Object[]> ROWS = new TreeMap<>();

    private FaultTable() {
    }

    static synchronized void add(String fault, Books books, long recorded, Duration recovered) {
        ROWS.put(fault, new Object[] { fault, books.all(), books.answers(), books.refused(), books.allHungUp(), books.allLost(),
                recorded, recovered.toMillis() + " ms" });
    }

    static synchronized void write() {
        Results results = new Results("faults", "What breaks, and what becomes of requests meanwhile")
                .paragraph("Written by the tests of `io.portcullis.attack.fault` (`src/attack/siege.sh`). Refused are answers that"
                        + " are not 2xx, each with its fixed words; not answered is what a killed process had taken.")
                .table("fault", "sent", "answered", "of these refused", "given up by clients", "not answered", "recorded",
                        "served again after");
        ROWS.values().forEach(results::row);
        results.write();
    }
}
