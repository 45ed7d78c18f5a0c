package io.portcullis.management;

import java.util.Map;
import java.util.Optional;

import io.portcullis.management.Errand.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** The one table of what the management interface offers. */
public final class Errands {

    private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=utf-8", "json", Errand.JSON, "sarif",
            "application/sarif+json");
    private static final String POSTURE = "/posture.";

    private final PolicyDesk policy;
    private final ExplainDesk explain;
    private final PostureFiles posture;
    private final CallersDesk callers;

    public Errands(PolicyDesk policy, ExplainDesk explain, PostureFiles posture, CallersDesk callers) {
        this.policy = policy;
        this.explain = explain;
        this.posture = posture;
        this.callers = callers;
    }

    /**
     * What a request asks for; empty when there is no such thing.
     *
     * @param path the part of the path that is ours
     */
    Optional<Errand> of(HttpMethod method, String path, RoutingContext context) {
        String entry = Optional.ofNullable(context.request().getParam("entry")).orElse("");
        boolean get = method == HttpMethod.GET;
        if (get && path.startsWith(POSTURE) && TYPES.containsKey(path.substring(POSTURE.length()))) {
            String form = path.substring(POSTURE.length());
            return Optional.of(new Errand("posture", "", Role.VIEWER, TYPES.get(form), caller -> posture.read(form)));
        } else if (get && path.equals("/policy")) {
            return Optional.of(new Errand("policy", "", Role.VIEWER, Errand.JSON, caller -> policy.describe()));
        } else if (get && path.equals("/explain")) {
            return Optional.of(new Errand("explain", entry, Role.VIEWER, Errand.JSON,
                    caller -> explain.explain(entry, Hypothetical.of(context.request().params()))));
        } else if ((method == HttpMethod.PUT || method == HttpMethod.DELETE) && path.equals("/policy/off")) {
            boolean off = method == HttpMethod.PUT;
            return Optional
                    .of(new Errand("policy", entry, Role.OPERATOR, Errand.JSON, caller -> policy.off(entry, off, caller)));
        } else if ((method == HttpMethod.PUT || method == HttpMethod.DELETE) && path.equals("/policy/off/destructive")) {
            boolean off = method == HttpMethod.PUT;
            return Optional
                    .of(new Errand("policy", "", Role.OPERATOR, Errand.JSON, caller -> policy.destructiveOff(off, caller)));
        } else if (method == HttpMethod.POST && path.equals("/callers/forget")) {
            return Optional.of(new Errand("callers", "", Role.OPERATOR, Errand.JSON, caller -> callers.forget()));
        }
        return Optional.empty();
    }
}
