package io.portcullis.attack.caller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.portcullis.rig.ApiKey;

/**
 * An entry of the bank as its owner would describe it, written down by hand and not read from its code.
 *
 * @param kind what it is
 * @param id its name or address, as lists show it
 * @param roles who may know of it; empty is nobody, {@code *} is everybody
 * @param arguments good ones
 * @param run what is counted when it has run, or nothing
 */
public record Entry(Kind kind, String id, Set<String> roles, Map<String, ?> arguments, String run) {

    private static final Set<String> CLERKS = Set.of("clerk");
    private static final Set<String> MANAGERS = Set.of("manager");
    private static final Set<String> STAFF = Set.of("clerk", "manager");
    private static final String NO_ADDRESS = "no address";
    private static final Set<String> ALL = Set.of("*");

    /** Kinds of entries, with the method that uses one and the method that lists them. */
    public enum Kind {
        TOOL("tools/call", "tools/list", "tools"),
        PROMPT("prompts/get", "prompts/list", "prompts"),
        RESOURCE("resources/read", "resources/list", "resources"),
        TEMPLATE("resources/read", "resources/templates/list", "resourceTemplates"),
        COMPLETION("completion/complete", "", "");

        public final String use;
        public final String list;
        public final String member;

        Kind(String use, String list, String member) {
            this.use = use;
            this.list = list;
            this.member = member;
        }
    }

    public static List<Entry> all() {
        return Stream.of(tools(), papers()).flatMap(List::stream).toList();
    }

    public static List<Entry> of(Kind kind) {
        return all().stream().filter(entry -> entry.kind == kind).toList();
    }

    private static List<Entry> tools() {
        Map<String, ?> order = Map.of("id", new UUID(1, 2).toString(), "iban", "NO9386011117947", "amount",
                Map.of("value", 7, "currency", "NOK"));
        return List.of(tool("echo", CLERKS, Map.of("text", "a"), "echo"), tool("whoami", ALL, Map.of(), ""),
                tool("check", CLERKS, Map.of("order", order, "priority", 1), "check"),
                tool("branch", CLERKS, Map.of("city", "Oslo"), "branch"), tool("sign", CLERKS, Map.of("pin", "12345"), "sign"),
                tool("fail", CLERKS, Map.of("how", "said"), ""), tool("withdraw", CLERKS, Map.of(), "withdraw"),
                tool("collect", CLERKS, Map.of(), "collect"), tool("lottery", CLERKS, Map.of(), "lottery"),
                tool("exchange", CLERKS, Map.of("amount", 1), "exchange"), tool("greet", CLERKS, Map.of(), ""),
                tool("work", CLERKS, Map.of("millis", 0), "work"), tool("waitFor", CLERKS, Map.of("millis", 1), "waitFor"),
                tool("insist", CLERKS, Map.of("millis", 1), "insist"),
                tool("report", CLERKS, Map.of("events", 0, "text", "a"), "report"),
                tool("desk", MANAGERS, Map.of("name", "a"), "desk"),
                tool("post", MANAGERS, Map.of("name", "notice", "text", "a", "stay", false), "post"),
                tool("stamp", CLERKS, Map.of("uri", "bank://rates"), "stamp"), tool("open", MANAGERS, Map.of(), "open"),
                tool("deposit", STAFF, Map.of("amount", 1), "deposit"), tool("walledUp", Set.of(), Map.of(), "walledUp"),
                tool("box", CLERKS, Map.of("owner", "nobody"), ""), tool("close", CLERKS, Map.of("number", 1), ""));
    }

    private static List<Entry> papers() {
        return List.of(new Entry(Kind.PROMPT, "letter", CLERKS, Map.of("name", "Ada"), "letter"),
                new Entry(Kind.PROMPT, "dismissal", MANAGERS, Map.of("name", "Ada"), "dismissal"),
                new Entry(Kind.RESOURCE, "bank://rates", CLERKS, Map.of(), "rates"),
                new Entry(Kind.RESOURCE, "bank://ledger", MANAGERS, Map.of(), "ledger"),
                new Entry(Kind.TEMPLATE, "bank://forms/{form}", CLERKS, Map.of("uri", "bank://forms/loan"), "form"),
                new Entry(Kind.TEMPLATE, "bank://staff/{+person}", MANAGERS, Map.of("uri", "bank://staff/ada"), "staff"),
                new Entry(Kind.TEMPLATE, "bank://archive/{year}/{month}{?page,size}", CLERKS,
                        Map.of("uri", "bank://archive/2024/11?page=2"), "archive"),
                new Entry(Kind.COMPLETION, "letter", CLERKS, ref("ref/prompt", "name", "letter", "name"), ""),
                new Entry(Kind.COMPLETION, "bank://forms/{form}", CLERKS,
                        ref("ref/resource", "uri", "bank://forms/{form}", "form"), ""));
    }

    /** What a client sends to use it. */
    public Map<String, ?> params() {
        return switch (kind) {
            case TOOL, PROMPT -> Map.of("name", id, "arguments", arguments);
            case RESOURCE -> Map.of("uri", id);
            case TEMPLATE, COMPLETION -> arguments;
        };
    }

    /** The same use of an entry of the kind that nobody has. */
    Entry unknown() {
        Map<String, Object> other = new LinkedHashMap<>(arguments);
        switch (kind) {
            case TEMPLATE -> other.put("uri", "bank://no-such/entry");
            case COMPLETION -> other.put("ref", id.contains("://") ? Map.of("type", "ref/resource", "uri", "bank://no-such/{x}")
                    : Map.of("type", "ref/prompt", "name", "no_such_entry"));
            default -> {
            }
        }
        return new Entry(kind, kind == Kind.RESOURCE ? "bank://no-such" : "no_such_entry", Set.of(), other, "");
    }

    /** Whether it is told from others by an address. */
    public boolean hasAddress() {
        return !address().equals(NO_ADDRESS);
    }

    /** The address a refusal may repeat. */
    String address() {
        return switch (kind) {
            case TOOL, PROMPT -> NO_ADDRESS;
            case RESOURCE -> id;
            case TEMPLATE -> arguments.get("uri").toString();
            case COMPLETION -> ((Map<?, ?>) arguments.get("ref")).values().stream().map(Object::toString)
                    .filter(value -> value.contains("://")).findFirst().orElse(NO_ADDRESS);
        };
    }

    public boolean isKnownTo(ApiKey key) {
        return roles.contains("*") || roles.contains(key.roles());
    }

    /** Whether the scopes of the caller let it in, once its role has. */
    public boolean isGrantedTo(ApiKey key) {
        return !id.equals("deposit") || key.roles().equals("manager");
    }

    private static Entry tool(String name, Set<String> roles, Map<String, ?> arguments, String run) {
        return new Entry(Kind.TOOL, name, roles, arguments, run);
    }

    private static Map<String, ?> ref(String type, String member, String id, String argument) {
        return Map.of("ref", Map.of("type", type, member, id), "argument", Map.of("name", argument, "value", "a"));
    }
}
