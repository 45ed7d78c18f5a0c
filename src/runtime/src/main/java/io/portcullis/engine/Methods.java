package io.portcullis.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.portcullis.api.Feature;
import io.portcullis.refusal.Refusal;

/**
 * The methods that are served, and to whom (D-13, D-14): one behind a capability that is not advertised does not exist.
 */
public final class Methods {

    private static final Set<String> NOTIFICATIONS = Set.of("notifications/initialized", "notifications/cancelled",
            "notifications/progress", "notifications/roots/list_changed");

    private final Map<String, Served> methods = new HashMap<>();
    private final Listen listen;
    private final TaskRuns runs;
    private final Running running;
    private final ResultGuard guard;

    public Methods(Handlers handlers) {
        Lists lists = handlers.lists();
        Introduction introduction = new Introduction(lists, handlers.memory().peers());
        listen = handlers.listen();
        running = handlers.memory().running();
        guard = handlers.policy().guard();
        runs = new TaskRuns(handlers.memory().tasks());
        TaskRequests tasks = new TaskRequests(runs);
        Calls calls = handlers.calls(runs);
        serve("server/discover", Exchange::isModern, introduction::discover);
        serve("initialize", exchange -> !exchange.isModern(), introduction::initialize);
        serve("ping", exchange -> !exchange.isModern(), SessionRequests::done);
        serve("tools/list", has(Feature.TOOL), lists.of(Feature.TOOL));
        serve("tools/call", has(Feature.TOOL), handlers.toolCall(calls));
        serve("prompts/list", has(Feature.PROMPT), lists.of(Feature.PROMPT));
        serve("prompts/get", has(Feature.PROMPT), new PromptGet(calls));
        serve("resources/list", Methods::hasResources, lists.of(Feature.RESOURCE));
        serve("resources/templates/list", Methods::hasResources, lists.of(Feature.RESOURCE_TEMPLATE));
        serve("resources/read", Methods::hasResources, new ResourceRead(calls, handlers.json()));
        serve("completion/complete", has(Feature.COMPLETION), new Complete(calls));
        serve("subscriptions/listen", Exchange::isModern, listen.with(runs));
        serve("tasks/get", Methods::hasTasks, tasks::get);
        serve("tasks/update", Methods::hasTasks, tasks::update);
        serve("tasks/cancel", Methods::hasTasks, tasks::cancel);
        serve("logging/setLevel", exchange -> exchange.peer().isPresent() && exchange.view().hasLogs(),
                SessionRequests::setLevel);
        serve("resources/subscribe", exchange -> exchange.peer().isPresent() && hasResources(exchange),
                SessionRequests::subscribe);
        serve("resources/unsubscribe", exchange -> exchange.peer().isPresent() && hasResources(exchange),
                SessionRequests::unsubscribe);
    }

    private record Served(Predicate<Exchange> to, Handler handler) {
    }

    /** What answers the method of this request, if it is served to this client. */
    Optional<Handler> find(Exchange exchange) {
        return Optional.ofNullable(methods.get(exchange.method())).filter(served -> served.to().test(exchange))
                .map(Served::handler);
    }

    /** Whether it is a notification that clients of the protocol send. */
    static boolean hears(String notification) {
        return NOTIFICATIONS.contains(notification);
    }

    /** Looks at everything that leaves. */
    ResultGuard guard() {
        return guard;
    }

    /** Ends all streams of changes, each with its result. */
    void endStreams() {
        listen.end();
    }

    /** Cancels everything that runs: tasks as their client would, calls with this answer. */
    void stop(Refusal why) {
        runs.cancelAll();
        running.stop(why);
    }

    private void serve(String method, Predicate<Exchange> to, Handler handler) {
        methods.put(method, new Served(to, handler));
    }

    private static Predicate<Exchange> has(Feature feature) {
        return exchange -> exchange.view().hasAny(feature);
    }

    private static boolean hasTasks(Exchange exchange) {
        return exchange.isModern() && exchange.view().hasTasks();
    }

    private static boolean hasResources(Exchange exchange) {
        return exchange.view().hasAny(Feature.RESOURCE) || exchange.view().hasAny(Feature.RESOURCE_TEMPLATE);
    }
}
