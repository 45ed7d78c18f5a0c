package io.portcullis.deployment.scan;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Finds the path of the MCP endpoint as clients see it: below the HTTP root and the root of the REST resources. */
public final class PathScan {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+");
    private static final DotName APPLICATION_PATH = DotName.createSimple("jakarta.ws.rs.ApplicationPath");
    private static final String DEFAULT = "/mcp";

    private final IndexView index;
    private final Problems problems;

    public PathScan(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    /** The path, from the configured one and the HTTP root. */
    public String path(String configured, UnaryOperator<String> root) {
        if (!PATH.matcher(configured).matches()) {
            problems.add(Code.PC012, "portcullis.path", "The path of the endpoint must be absolute and plain.",
                    "set it for instance to /mcp");
        }
        return root.apply((restRoot() + resource(configured)).substring(1));
    }

    /** The path of the resource; the usual one where the configured one is refused. */
    public static String resource(String configured) {
        return PATH.matcher(configured).matches() ? configured : DEFAULT;
    }

    private String restRoot() {
        String root = index.getAnnotations(APPLICATION_PATH).stream().findFirst().map(AnnotationInstance::value)
                .map(value -> value.asString())
                .or(() -> ConfigProvider.getConfig().getOptionalValue("quarkus.rest.path", String.class)).orElse("");
        String trimmed = root.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }
}
