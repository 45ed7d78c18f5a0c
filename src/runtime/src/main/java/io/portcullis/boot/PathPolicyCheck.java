package io.portcullis.boot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.portcullis.identity.McpPath;

/** Looks for policies of Quarkus that name the endpoint and would not be asked. */
@Singleton
class PathPolicyCheck implements Check {

    private static final String PERMISSION = "quarkus.http.auth.permission.";
    private static final Pattern APPLIES_TO = Pattern.compile(Pattern.quote(PERMISSION) + "(.+)\\.applies-to");

    private final Config config;
    private final McpPath path;

    PathPolicyCheck(Config config, McpPath path) {
        this.config = config;
        this.path = path;
    }

    @Override
    public void run(List<String> problems) {
        for (String name : config.getPropertyNames()) {
            Matcher permission = APPLIES_TO.matcher(name);
            if (permission.matches()
                    && config.getOptionalValue(name, String.class).filter("jaxrs"::equalsIgnoreCase).isPresent()
                    && namesEndpoint(permission.group(1))) {
                problems.add(name + "=jaxrs holds for REST resources alone, and " + path.path()
                        + " is none: without applies-to, the policy holds for it, too");
            }
        }
    }

    private boolean namesEndpoint(String permission) {
        return config.getOptionalValues(PERMISSION + permission + ".paths", String.class).orElse(List.of()).stream()
                .map(String::strip).anyMatch(named -> named.equals(path.path()) || named.equals(path.path() + "*")
                        || named.startsWith(path.path() + "/"));
    }
}
