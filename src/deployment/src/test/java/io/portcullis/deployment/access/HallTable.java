package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.deployment.access.Halls.Guide;
import io.portcullis.deployment.access.Halls.Kind;
import io.portcullis.deployment.access.Halls.Rule;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.UnauthorizedException;

/**
 * Every caller on every way into every kind of entry, for every kind of rule. A subclass is an application and its two tables.
 * <p>
 * {@link #rules()} says once, for entries of all kinds, what a rule means for each of {@link Visitors}: {@code in},
 * {@code out}, {@code lacks} where only a scope is missing, {@code none} where nobody is known, {@code bad} for a credential
 * that does not hold. {@link #ways()} says what each of the five meets on each way.
 */
abstract class HallTable {

    /** The ways to an entry. */
    enum Way {
        LIST(true, false),
        LIST_IN_SESSION(true, false),
        USE(true, true),
        USE_IN_SESSION(true, true),
        USE_IN_BATCH(true, true),
        USE_OVER_HTTP_SSE(true, true),
        LISTEN(false, false),
        SUBSCRIBE(false, false),
        FROM_A_TOOL(true, true),
        FROM_A_PROMPT(true, true),
        FROM_A_RESOURCE(true, true),
        FROM_A_COMPLETION(true, true),
        WEBSITE(true, true),
        NO_CONTEXT(true, true),
        EMPTY_CONTEXT(true, true);

        private final boolean ofListed;
        private final boolean ofCompletions;

        Way(boolean ofListed, boolean ofCompletions) {
            this.ofListed = ofListed;
            this.ofCompletions = ofCompletions;
        }

        boolean leadsTo(Kind kind) {
            return switch (kind) {
                case TOOL, PROMPT -> ofListed;
                case RESOURCE, TEMPLATE -> true;
                case PROMPT_COMPLETION, TEMPLATE_COMPLETION -> ofCompletions;
            };
        }

        /** On these ways nobody knows who calls. */
        boolean isNobodys() {
            return this == NO_CONTEXT || this == EMPTY_CONTEXT;
        }

        /** On this way the application itself says who calls, and knows no scopes. */
        boolean isWithoutScopes() {
            return this == WEBSITE;
        }
    }

    private static final List<String> WORDS = List.of("in", "out", "lacks", "none", "bad");
    private static final String NOWHERE = "noSuchHall";

    @Inject
    Guide guide;

    abstract String rules();

    abstract String ways();

    @Test
    void theTables_haveNoEmptyCell() {
        Map<Rule, List<String>> rules = rows(rules(), Rule::valueOf);
        Map<Way, List<String>> ways = rows(ways(), Way::valueOf);
        assertThat(rules).containsOnlyKeys(Rule.values())
                .allSatisfy((rule, cells) -> assertThat(cells).as(rule.name()).hasSize(Visitors.values().length)
                        .isSubsetOf(WORDS));
        assertThat(ways).containsOnlyKeys(Way.values())
                .allSatisfy((way, words) -> assertThat(words).as(way.name()).hasSize(WORDS.size()));
    }

    /** By name: the test runs in another class loader than its source. */
    static Stream<String> allWays() {
        return Arrays.stream(Way.values()).map(Way::name);
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void everyKindOfEntry_isGuardedAlike_on(String name) {
        Way way = Way.valueOf(name);
        Map<Rule, List<String>> rules = rows(rules(), Rule::valueOf);
        List<String> words = rows(ways(), Way::valueOf).get(way);
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        try (Client client = new Client()) {
            for (Kind kind : Kind.values()) {
                for (Rule rule : way.leadsTo(kind) ? Rule.values() : new Rule[0]) {
                    for (Visitors visitor : Visitors.values()) {
                        int column = way.isNobodys() ? Visitors.NONE.ordinal() : visitor.ordinal();
                        String word = rules.get(rule).get(column);
                        word = way.isWithoutScopes() && word.equals("in") && !rule.scope().isEmpty() ? "lacks" : word;
                        String expected = words.get(WORDS.indexOf(word));
                        String actual = client.tries(way, kind, rule.name(), visitor);
                        cells++;
                        if (!actual.equals(expected)) {
                            wrong.add(kind + " " + rule + " " + visitor + ": " + actual + " instead of " + expected);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isPositive();
    }

    /** Neither arguments that would be wrong nor those that are missing tell a hidden entry from none. */
    @Test
    void whoMayNotUseAnEntry_learnsNothingOfItsArguments() {
        for (String params : List.of("", ",\"arguments\":{\"wrong\":\"x\"}", ",\"arguments\":{\"place\":\"x\"}",
                ",\"arguments\":7", ",\"arguments\":{\"place\":{}}")) {
            alike(name -> Talk.modern(Visitors.WRONG.key(), "prompts/get", name, "\"name\":\"" + name + "\"" + params));
            alike(name -> Talk.modern(Visitors.WRONG.key(), "tools/call", name, "\"name\":\"" + name + "\"" + params));
        }
        for (String argument : List.of("place", "wrong", "")) {
            alike(name -> Talk.modern(Visitors.WRONG.key(), "completion/complete", null, completing(
                    "\"type\":\"ref/prompt\",\"name\":\"" + name + "\"", argument)));
            alike(name -> Talk.modern(Visitors.WRONG.key(), "completion/complete", null, completing(
                    "\"type\":\"ref/resource\",\"uri\":\"room://" + name + "/{place}\"", argument)));
            alike(name -> Talk.modern(Visitors.WRONG.key(), "completion/complete", null, completing(
                    "\"type\":\"ref/resource\",\"uri\":\"room://" + name + "/here\"", argument)));
        }
    }

    private static void alike(Function<String, Said> use) {
        Said hidden = use.apply("ofClass").about("ofClass", "noClass");
        assertThat(hidden).isEqualTo(use.apply("noClass"));
        assertThat(hidden.code()).isIn(-32602, -32020);
    }

    private static String completing(String ref, String argument) {
        return "\"ref\":{" + ref + "},\"argument\":{\"name\":\"" + argument + "\",\"value\":\"h\"}";
    }

    private <T extends Enum<T>> Map<T, List<String>> rows(String table, Function<String, T> name) {
        Map<T, List<String>> rows = new LinkedHashMap<>();
        for (String line : table.strip().split("\n")) {
            List<String> words = List.of(line.strip().split(" +"));
            rows.put(name.apply(words.get(0)), words.subList(1, words.size()));
        }
        return rows;
    }

    /** Tries the ways; keeps what a visitor needs for several tries. */
    private final class Client implements AutoCloseable {

        private final Map<Visitors, Talk.Session> sessions = new EnumMap<>(Visitors.class);
        private final Map<Visitors, Talk.Session> batching = new EnumMap<>(Visitors.class);
        private final Map<Visitors, Talk.HttpSse> streams = new EnumMap<>(Visitors.class);
        private final Map<String, Said> nothing = new HashMap<>();

        String tries(Way way, Kind kind, String rule, Visitors visitor) {
            return switch (way) {
                case LIST -> listed(Talk.modern(visitor.key(), listOf(kind), null, ""), kind, rule);
                case LIST_IN_SESSION -> inSession(sessions, Talk.SESSION, visitor,
                        session -> listed(session.send(listOf(kind), ""), kind, rule));
                case USE ->
                    used(way, kind, rule, visitor, name -> Talk.modern(visitor.key(), methodOf(kind), nameOf(kind, name),
                            params(kind, name)));
                case USE_IN_SESSION -> inSession(sessions, Talk.SESSION, visitor,
                        session -> used(way, kind, rule, visitor, name -> session.send(methodOf(kind), params(kind, name))));
                case USE_IN_BATCH -> inSession(batching, Talk.BATCH, visitor,
                        session -> used(way, kind, rule, visitor,
                                name -> batched(session, methodOf(kind), params(kind, name))));
                case USE_OVER_HTTP_SSE -> overHttpSse(kind, rule, visitor);
                case LISTEN -> listened(kind, rule, visitor);
                case SUBSCRIBE -> inSession(sessions, Talk.SESSION, visitor, session -> used(way, kind, rule, visitor,
                        name -> session.send("resources/subscribe", "\"uri\":\"" + uri(kind, name) + "\"")));
                case FROM_A_TOOL -> nested(Talk.modern(visitor.key(), "tools/call", "lobby",
                        "\"name\":\"lobby\",\"arguments\":" + lobby(kind, rule)));
                case FROM_A_PROMPT -> nested(Talk.modern(visitor.key(), "prompts/get", "lobbyPrompt",
                        "\"name\":\"lobbyPrompt\",\"arguments\":" + lobby(kind, rule)));
                case FROM_A_RESOURCE -> nested(Talk.modern(visitor.key(), "resources/read", "lobby://" + kind + "/" + rule,
                        "\"uri\":\"lobby://" + kind + "/" + rule + "\""));
                case FROM_A_COMPLETION -> nested(Talk.modern(visitor.key(), "completion/complete", null,
                        "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"lobby://{kind}/{rule}\"},\"argument\":{\"name\":\"rule\","
                                + "\"value\":\"" + rule + "\"},\"context\":{\"arguments\":{\"kind\":\"" + kind + "\"}}"));
                case WEBSITE -> website(Talk.get("/halls/" + kind + "/" + rule, "X-Visitor", visitor.name()));
                case NO_CONTEXT -> direct(kind, rule, false);
                case EMPTY_CONTEXT -> direct(kind, rule, true);
            };
        }

        private String inSession(Map<Visitors, Talk.Session> known, String revision, Visitors visitor,
                Function<Talk.Session, String> use) {
            Talk.Session session = known.computeIfAbsent(visitor, some -> Talk.session(some.key(), revision, ""));
            return session.refused() ? "" + session.hello().status() : use.apply(session);
        }

        private String overHttpSse(Kind kind, String rule, Visitors visitor) {
            Talk.HttpSse stream = streams.computeIfAbsent(visitor, some -> Talk.httpSse(some.key()));
            return stream.refused() ? "" + stream.status()
                    : used(Way.USE_OVER_HTTP_SSE, kind, rule, visitor, name -> stream.send(methodOf(kind), params(kind, name)));
        }

        /** A caller who gets the answer of an entry that is not there gets it to the byte. */
        private String used(Way way, Kind kind, String rule, Visitors visitor, Function<String, Said> use) {
            String nowhere = (NOWHERE + NOWHERE).substring(0, rule.length());
            Said said = use.apply(rule);
            if (said.code() == -31403) {
                return lacking(said, Rule.valueOf(rule).scope());
            }
            boolean alike = said.about(rule, nowhere).equals(nothing.computeIfAbsent(
                    way + " " + kind + " " + visitor + " " + nowhere, once -> use.apply(nowhere)));
            if (said.status() != 200 || said.code() == -31401) {
                assertThat(alike).as("%s %s is not answered as one that does not exist: %s", kind, rule, said).isTrue();
                return said.status() == 200 ? "" + said.code() : "" + said.status();
            }
            boolean in = said.body().contains(Halls.OPEN) || way == Way.SUBSCRIBE && said.body().contains("\"result\":{}");
            return alike ? "unknown" : in && said.code() == 0 ? "in" : said.body();
        }

        @Override
        public void close() {
            streams.values().forEach(Talk.HttpSse::close);
        }
    }

    /** RFC 6750, 3.1: the scope that is needed, in the challenge and in the error. */
    private static String lacking(Said said, String scope) {
        assertThat(said.json().getList("error.data.requiredScopes")).isEqualTo(List.of(scope));
        if (said.status() == 403) {
            assertThat(said.headers()).containsEntry("www-authenticate",
                    "Bearer realm=\"mcp\", error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
        return said.status() == 403 ? "403" : "-31403";
    }

    private static Said batched(Talk.Session session, String method, String params) {
        Said said = session.post("[" + Mcp.body(method, params) + "]");
        assertThat(said.body()).startsWith("[").endsWith("]");
        return new Said(said.status(), said.headers(), said.body().substring(1, said.body().length() - 1));
    }

    private static String lobby(Kind kind, String rule) {
        return "{\"kind\":\"" + kind + "\",\"rule\":\"" + rule + "\"}";
    }

    private static String listOf(Kind kind) {
        return switch (kind) {
            case TOOL -> "tools/list";
            case PROMPT -> "prompts/list";
            case RESOURCE -> "resources/list";
            case TEMPLATE -> "resources/templates/list";
            case PROMPT_COMPLETION, TEMPLATE_COMPLETION -> throw new IllegalArgumentException("never listed");
        };
    }

    private static String methodOf(Kind kind) {
        return switch (kind) {
            case TOOL -> "tools/call";
            case PROMPT -> "prompts/get";
            case RESOURCE, TEMPLATE -> "resources/read";
            case PROMPT_COMPLETION, TEMPLATE_COMPLETION -> "completion/complete";
        };
    }

    private static String nameOf(Kind kind, String name) {
        return switch (kind) {
            case TOOL, PROMPT -> name;
            case RESOURCE, TEMPLATE -> uri(kind, name);
            case PROMPT_COMPLETION, TEMPLATE_COMPLETION -> null;
        };
    }

    private static String params(Kind kind, String name) {
        return switch (kind) {
            case TOOL -> "\"name\":\"" + name + "\",\"arguments\":{}";
            case PROMPT -> "\"name\":\"" + name + "\",\"arguments\":{\"place\":\"here\"}";
            case RESOURCE, TEMPLATE -> "\"uri\":\"" + uri(kind, name) + "\"";
            case PROMPT_COMPLETION -> completing("\"type\":\"ref/prompt\",\"name\":\"" + name + "\"", "place");
            case TEMPLATE_COMPLETION ->
                completing("\"type\":\"ref/resource\",\"uri\":\"room://" + name + "/{place}\"", "place");
        };
    }

    private static String uri(Kind kind, String name) {
        return kind == Kind.RESOURCE ? "hall://" + name : "room://" + name + "/here";
    }

    private static String listed(Said said, Kind kind, String rule) {
        if (said.status() != 200) {
            return "" + said.status();
        }
        List<String> ids = switch (kind) {
            case TOOL -> said.json().getList("result.tools.name");
            case PROMPT -> said.json().getList("result.prompts.name");
            case RESOURCE -> said.json().getList("result.resources.uri");
            default -> said.json().getList("result.resourceTemplates.uriTemplate");
        };
        String id = switch (kind) {
            case TOOL, PROMPT -> rule;
            case RESOURCE -> "hall://" + rule;
            default -> "room://" + rule + "/{place}";
        };
        return ids.contains(id) ? "shown" : "hidden";
    }

    private static String listened(Kind kind, String rule, Visitors visitor) {
        String params = "\"notifications\":{\"resourceSubscriptions\":[\"" + uri(kind, NOWHERE) + "\",\"" + uri(kind, rule)
                + "\"]}";
        try (Talk.Stream stream = Talk.stream(visitor.key(), "subscriptions/listen", params, "")) {
            if (stream.status() != 200) {
                return "" + stream.status();
            }
            List<String> watched = stream.nextJson().getList("params.notifications.resourceSubscriptions");
            return watched == null ? "left_out" : watched.equals(List.of(uri(kind, rule))) ? "watched" : watched.toString();
        }
    }

    private static String nested(Said said) {
        if (said.status() != 200) {
            return "" + said.status();
        }
        if (said.body().contains(Halls.OPEN)) {
            return "in";
        }
        boolean broken = said.code() == -32603 && said.body().contains("\"message\":\"Internal error\"")
                || said.body().matches(".*\"The tool failed\\. Correlation id: [0-9a-f]{16}\".*");
        return broken && !said.body().contains("xception") ? "broken" : said.body();
    }

    private static String website(Said said) {
        return said.status() == 200 && said.body().equals(Halls.OPEN) ? "in" : "" + said.status();
    }

    private String direct(Kind kind, String rule, boolean inContext) {
        try {
            return CompletableFuture.supplyAsync(() -> inContext ? inEmptyContext(kind, rule) : entered(kind, rule),
                    task -> new Thread(task).start()).get().equals(Halls.OPEN) ? "in" : "else";
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnauthorizedException ? "refused" : e.getCause().toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String inEmptyContext(Kind kind, String rule) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            return entered(kind, rule);
        } finally {
            context.terminate();
        }
    }

    private String entered(Kind kind, String rule) {
        return guide.enter(kind, Rule.valueOf(rule));
    }

    static Class<?>[] classes() {
        List<Class<?>> classes = new ArrayList<>(
                List.of(HallTable.class, Visitors.class, Visitors.Reception.class, PlainPath.class, Talk.class,
                        Mcp.class, Keys.class));
        classes.addAll(List.of(Halls.class, ScopedHalls.class));
        classes.addAll(Arrays.asList(Halls.class.getDeclaredClasses()));
        classes.addAll(Arrays.asList(ScopedHalls.class.getDeclaredClasses()));
        classes.addAll(Arrays.asList(Talk.class.getDeclaredClasses()));
        return classes.toArray(Class[]::new);
    }

    /** Everything is switched on that leads to entries. */
    static String properties() {
        return Visitors.properties() + "portcullis.legacy.sessions=stateful\nportcullis.legacy.allow-http-sse=true\n"
                + "portcullis.legacy.max-sessions-per-caller=100\n";
    }
}
