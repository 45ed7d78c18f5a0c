package io.portcullis.attack.caller;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Http;
import io.portcullis.rig.Server;

/**
 * What has run in the bank up to a moment.
 *
 * @param counts how often the method of each entry has run
 */
public record Ran(Map<String, Long> counts) {

    public static Ran in(Server bank) {
        URI address = URI.create(bank.url()).resolve("/side/runs");
        JsonNode all = Http.ok(Http.answer(HttpRequest.newBuilder(address).GET())).json();
        Map<String, Long> counts = new TreeMap<>();
        all.fields().forEachRemaining(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return new Ran(counts);
    }

    public long of(String entry) {
        return counts.getOrDefault(entry, 0L);
    }

    /** What has run since then. */
    public Map<String, Long> since(Ran before) {
        Map<String, Long> since = new TreeMap<>(counts);
        before.counts.forEach((entry, count) -> since.merge(entry, -count, Long::sum));
        since.values().removeIf(count -> count == 0);
        return since;
    }
}
