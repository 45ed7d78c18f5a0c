package io.portcullis.deployment.surface;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.protocol.ToolDescriptor;

/** How the method behind an entry runs. */
final class RunningScan {

    private static final DotName TIMEOUT = DotName.createSimple("org.eclipse.microprofile.faulttolerance.Timeout");
    private static final long DEFAULT_TIMEOUT_MILLIS = 1000;

    private RunningScan() {
    }

    static Running of(EntryModel entry) {
        String thread = entry.outcome().thread().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String timeout = timeout(entry.method());
        if (entry.descriptor() instanceof ToolDescriptor tool) {
            return new Running(thread, timeout, tool.task().name().toLowerCase(Locale.ROOT),
                    tool.headers().stream().map(header -> "Mcp-Param-" + header.header()).sorted().toList(), deprecated(entry));
        }
        return new Running(thread, timeout, "none", List.of(), deprecated(entry));
    }

    private static String timeout(MethodInfo method) {
        AnnotationInstance timeout = method.declaredAnnotation(TIMEOUT);
        if (timeout == null) {
            timeout = method.declaringClass().declaredAnnotation(TIMEOUT);
        }
        if (timeout == null) {
            return "none";
        }
        Duration time = Duration.of(Values.number(timeout, "value", DEFAULT_TIMEOUT_MILLIS),
                Values.constant(timeout, "unit", ChronoUnit.MILLIS));
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
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
