package io.portcullis.deployment.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.portcullis.audit.AuditTrail;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** All that a server tells: its log, spans, meters, audit and answers. */
final class Haul {

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final String ABOUT_ITSELF = "\"app\":{\"name\":\"audit trail\"}";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 20;

    private final Records log = Records.all();
    private final List<String> answers = new ArrayList<>();
    private final Path audit;
    private final int known;

    /** @param audit the file of the audit */
    Haul(Path audit) throws IOException {
        this.audit = audit;
        this.known = records().size();
        SPANS.reset();
    }

    public static class Exporter {

        @Produces
        @Singleton
        SpanProcessor processor() {
            return SimpleSpanProcessor.create(SPANS);
        }
    }

    /** Sends it; what comes back belongs to it. */
    Answer send(Post post) throws IOException {
        Answer answer = sendForItself(post);
        answers.add(answer.status() + " " + answer.headers() + " " + answer.body());
        return answer;
    }

    /** Sends it; what comes back is for the caller, and may hold what is secret for others. */
    static Answer sendForItself(Post post) throws IOException {
        return post.send();
    }

    /** What was found, by where it was; empty where nothing is. */
    Map<String, String> found() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        places().forEach((place, text) -> {
            String around = Marks.in(text);
            if (!around.isEmpty()) {
                found.put(place, around);
            }
        });
        return found;
    }

    /** The records since this began, each in a few words; waits for so many. */
    List<String> told(int count) throws IOException, InterruptedException {
        for (int waited = 0; waited < PATIENCE_MILLIS && fresh().size() < count; waited += PAUSE_MILLIS) {
            Thread.sleep(PAUSE_MILLIS); // an answer may be there before its record
        }
        return fresh().stream().map(PlainPath::from).map(Haul::inShort).toList();
    }

    void end() {
        log.close();
    }

    private Map<String, String> places() throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("answer", String.join("\n", answers));
        places.put("audit", String.join("\n", fresh()));
        places.put("log", String.join("\n", log.lines()));
        places.put("spans", SPANS.getFinishedSpanItems().stream().map(Haul::all).collect(Collectors.joining("\n")));
        places.put("meters", RestAssured.get("/q/metrics").asString() + Metrics.globalRegistry.getMeters().stream()
                .map(meter -> meter.getId().toString()).collect(Collectors.joining("\n")));
        return places;
    }

    private static String all(SpanData span) {
        return span.getName() + span.getAttributes() + span.getStatus() + span.getEvents() + span.getLinks()
                + span.getResource()
                + span.getSpanContext() + span.getInstrumentationScopeInfo();
    }

    private List<String> fresh() throws IOException {
        List<String> all = records();
        return all.subList(known, all.size());
    }

    private List<String> records() throws IOException {
        Arc.container().instance(AuditTrail.class).get().awaitWritten(Duration.ofMillis(PATIENCE_MILLIS));
        return Files.readString(audit, UTF_8).lines().filter(line -> !line.contains(ABOUT_ITSELF)).toList();
    }

    private static String inShort(JsonPath record) {
        return List.of("metadata.event_code", "resources[0].name", "status_code", "status_detail").stream()
                .map(record::getString).filter(word -> word != null).collect(Collectors.joining(" "));
    }
}
