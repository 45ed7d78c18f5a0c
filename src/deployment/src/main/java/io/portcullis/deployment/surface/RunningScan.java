package io.portcullis.deployment.surface;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.protocol.ToolDescriptor;

/** How the method behind an entry runs. */
final class RunningScan {

    private RunningScan() {
    }

    static Running of(EntryModel entry) {
        String thread = entry.outcome().thread().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String timeout = entry.outcome().bounds().timeout().map(time -> time.toString().substring(2).toLowerCase(Locale.ROOT))
                .orElse("default");
        if (entry.descriptor() instanceof ToolDescriptor tool) {
            return new Running(thread, timeout, tool.task().name().toLowerCase(Locale.ROOT),
                    tool.headers().stream().map(header -> "Mcp-Param-" + header.header()).sorted().toList(), deprecated(entry));
        }
        return new Running(thread, timeout, "none", List.of(), deprecated(entry));
    }

    private static List<String> deprecated(EntryModel entry) {
        TreeSet<String> used = new TreeSet<>();
        for (Parameter parameter : entry.parameters()) {
            if (parameter.source() == Source.LOG) {
                used.add("log messages");
            } else if (parameter.type().equals(Sampling.class.getName())) {
                used.add("sampling");
            } else if (parameter.type().equals(Roots.class.getName())) {
                used.add("roots");
            }
        }
        return List.copyOf(used);
    }
}
