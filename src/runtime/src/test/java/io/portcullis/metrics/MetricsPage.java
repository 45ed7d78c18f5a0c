package io.portcullis.metrics;

import java.util.stream.Collectors;

/** Writes the reference of all meters, from where they are declared. */
final class MetricsPage {

    private static final String HEAD = """
            <!-- Written by the build from io.portcullis.metrics.Meters; do not edit. -->
            # Metrics

            Every meter of Portcullis. What Quarkus measures besides - HTTP, the JVM, connection pools - is not in here. How to look
            at them, and what to be woken up for, is in [monitoring.md](monitoring.md).

            The second column is the name in Prometheus. A timer has three series there, `_count`, `_sum` and `_max`; a histogram
            has `_bucket`, too, with the steps the semantic conventions of OpenTelemetry advise: 10, 20, 50, 100, 200 and 500
            milliseconds, 1, 2, 5, 10, 30, 60, 120 and 300 seconds. Dots in the names of tags are `_` there.

            | meter | in Prometheus | kind | what | tags |
            |---|---|---|---|---|
            """;

    private static final String TAGS = """

            ## Tags

            A tag says nothing that a client made up: each has a closed list, or says names of the catalog. No tag says who called or
            from where; that is in the audit. What is in no list would be said as `other` or `_OTHER`.

            | tag | what it says | values |
            |---|---|---|
            """;

    private static final String TAIL = """

            ## Where the conventions are not followed

            `mcp.server.operation.duration` and `mcp.server.session.duration` are the metrics of the semantic conventions for MCP
            (status: development). Three things are different:

            - `error.type` is the reason of the refusal, not the error code of the answer. One code stands for many reasons, and hides
              on purpose what operators want to know.
            - A tag that does not apply is empty, since all series of a meter have the same tags. In Prometheus that is the same as
              not being there.
            - `network.protocol.version`, `server.address` and `mcp.resource.uri` are left out.
            """;

    private MetricsPage() {
    }

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Meters meter : Meters.values()) {
            page.append("| `%s` | `%s` | %s | %s | %s |%n".formatted(meter.key(), meter.inPrometheus(), meter.kind().word(),
                    meter.description(), meter.labels().stream().map(label -> "`" + label.key() + "`")
                            .collect(Collectors.joining(", "))));
        }
        page.append(TAGS);
        for (Label label : Label.values()) {
            page.append("| `%s` | %s | %s |%n".formatted(label.key(), label.meaning(), values(label)));
        }
        return page.append(TAIL).toString();
    }

    private static String values(Label label) {
        return label.isOfCatalog() ? "names of the catalog"
                : label.closedList().stream().map(value -> value.isEmpty() ? "(empty)" : "`" + value + "`")
                        .collect(Collectors.joining(", "));
    }
}
