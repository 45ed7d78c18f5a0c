package io.portcullis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboard and alerts ask for metrics that there are, with tags they have. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("../starter/src/main/compose/monitoring");
    private static final Path PAGE = Path.of("../docs/monitoring.md");

    private static final Set<String> SERIES = Arrays.stream(Meters.values()).flatMap(MonitoringTest::series)
            .collect(Collectors.toSet());
    private static final Set<String> TAGS = Stream
            .concat(Arrays.stream(Label.values()).map(label -> label.key().replace('.', '_')),
                    Stream.of("job", "instance", "le", "alertname", "alertstate"))
            .collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(strings = { "portcullis-alerts.yml", "portcullis-alerts-test.yml", "portcullis-dashboard.json" })
    void metrics_areInTheReference(String file) throws IOException {
        assertThat(found("\\b(?:portcullis|mcp_server)_[a-z_]+\\b", text(file))).isNotEmpty().isSubsetOf(SERIES);
    }

    @ParameterizedTest
    @ValueSource(strings = { "portcullis-alerts.yml", "portcullis-alerts-test.yml", "portcullis-dashboard.json" })
    void tags_areInTheReference(String file) throws IOException {
        assertThat(found("\\b[a-z_]+(?=(?:=|!=|=~|!~)\\\\?\")", text(file))).isNotEmpty().isSubsetOf(TAGS);
    }

    @Test
    void everyAlert_hasItsPlaceInTheRunbook() throws IOException {
        Set<String> alerts = found("(?<=- alert: )\\w+", text("portcullis-alerts.yml"));
        assertThat(found("(?<=### )Portcullis\\w+", Files.readString(PAGE))).isEqualTo(alerts);
        assertThat(found("(?<=runbook_url: monitoring.md#)\\w+", text("portcullis-alerts.yml")))
                .isEqualTo(alerts.stream().map(String::toLowerCase).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyAlert_hasATest() throws IOException {
        String tests = text("portcullis-alerts-test.yml");
        assertThat(found("(?<=- alert: )\\w+", text("portcullis-alerts.yml"))).allMatch(tests::contains);
    }

    private static Stream<String> series(Meters meter) {
        String name = meter.inPrometheus();
        return switch (meter.kind()) {
            case COUNTER, GAUGE -> Stream.of(name);
            case TIMER -> Stream.of("_count", "_sum", "_max").map(name::concat);
            case HISTOGRAM -> Stream.of("_count", "_sum", "_max", "_bucket").map(name::concat);
        };
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
