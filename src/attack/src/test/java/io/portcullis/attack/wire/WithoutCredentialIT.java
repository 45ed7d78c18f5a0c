package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;

/** AU-10, AU-11. */
@DisplayName("Coming in without a credential")
@ExtendWith(SharedBank.Given.class)
class WithoutCredentialIT {

    /** Other spellings of the path of the endpoint, in the eyes of a URL. */
    private static final List<String> SPELLINGS = List.of("/mcp", "/mcp/", "//mcp", "///mcp", "/mcp//", "/%6dcp", "/%6Dcp",
            "/m%63%70", "/%6d%63%70", "/./mcp", "/%2e/mcp", "/mcp/.", "/mcp/./", "/x/../mcp", "/x/%2e%2e/mcp", "/x/.%2E/mcp",
            "/mcp/../mcp", "/mcp/x/..", "/../mcp", "/../../mcp", "/a/b/../../mcp", "/mcp?", "/mcp?x", "/mcp?/side/runs",
            "/mcp?a=1&a=2");
    /** What only looks like it. */
    private static final List<String> LOOKALIKES = List.of("/MCP", "/Mcp", "/mcP", "/mcp;", "/mcp;x", "/mcp;x=1", "/mcp/;x",
            "/;x/mcp", "/mcp;/../side", "/mcp%3bx", "/mcp%00", "/mcp%0a", "/mcp%0d%0a", "/mcp%20", "/%20mcp", "/mcp%09",
            "/mcp%23",
            "/mcp%3f", "/mcp#", "/mcp#f", "/mcp%2f", "/%2fmcp", "/x%2f..%2fmcp", "/%252e%252e/mcp", "/%256dcp", "/mcp%5c",
            "/mcp.", "/mcp..", "/mcp.json", "/mcp/x", "/mcp/..", "/mcp/sse", "/mcp/sse/", "/mcp/%73se", "/mcp/sse;x",
            "/mcp/messages", "/mcps", "/mc", "/q/mcp", "/%EF%BC%8Fmcp", "/mcp%e2%80%8b", "/mcp%c0%ae", "/mcp%c0%af",
            "/\u00e9mcp", "/.;/mcp", "/x/..;/mcp", "mcp", "*", "localhost", "localhost:443");
    /** What is no target at all. */
    private static final List<String> BROKEN = List.of("/mcp?%", "/mcp%", "/mcp%zz", "/%u006dcp", "\\mcp", "/\\mcp", "/mcp\\",
            "/mcp\u0001",
            "/mcp\u007f", "/\u0000mcp");
    private static final List<String> SERVED_METHODS = List.of("POST", "GET", "DELETE");
    private static final List<String> OTHER_METHODS = List.of("PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND",
            "SEARCH",
            "MCP", "post", "Get", "PO_ST");

    /** So that all that went wrong is seen at once. */
    private final SoftAssertions all = new SoftAssertions();

    private final SharedBank bank;

    WithoutCredentialIT(SharedBank bank) {
        this.bank = bank;
    }

    @AfterEach
    void asExpected() {
        all.assertAll();
    }

    @Attack(value = "every method on every spelling of the path", stoppedBy = { Guard.ADDRESS, Guard.DOORKEEPER })
    void spellings_leadToTheSameDoor(Tries tries) {
        Witness witness = bank.witness();

        for (String target : SPELLINGS) {
            for (String verb : SERVED_METHODS) {
                assertChallenged(tries.saw(answer(echo().verb(verb).target(target))));
            }
            for (String verb : OTHER_METHODS) {
                Answer answer = tries.saw(answer(echo().verb(verb).target(target)));
                all.assertThat(answer.status()).as(verb + " " + target).isEqualTo(405);
                all.assertThat(answer.header("Allow")).hasValue("POST");
            }
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "paths that only look like that of the endpoint", stoppedBy = Guard.ADDRESS)
    void lookalikes_leadNowhere(Tries tries) {
        Witness witness = bank.witness();

        for (String target : LOOKALIKES) {
            for (String verb : SERVED_METHODS) {
                Answer answer = tries.saw(answer(echo().verb(verb).target(target).by(Bank.CLERK)));
                all.assertThat(answer.status()).as(verb + " " + target).isEqualTo(404);
                all.assertThat(answer.text()).doesNotContain("jsonrpc");
            }
        }

        witness.sawNothingRun();
    }

    /** Quarkus would write a line about each, with its target, for whoever likes to fill the disk. */
    @Attack(value = "requests that name no server, on every path, for a line in the log", stoppedBy = Guard.ADDRESS)
    void namelessRequests_areRefused_withoutAWordInTheLog(Tries tries) {
        Witness witness = bank.witness();

        List<Raw> nameless = new ArrayList<>();
        for (String target : List.of("/mcp", "/mcp/", "/nowhere", "/side/runs", "/", "/.well-known/oauth-protected-resource")) {
            for (String verb : SERVED_METHODS) {
                nameless.add(echo().verb(verb).target(target).by(Bank.CLERK).without("Host"));
            }
            for (String none : List.of("a b", "localhost:x", "user@localhost:" + bank.port(), "[::1", "a/b")) {
                nameless.add(echo().target(target).by(Bank.CLERK).with("Host", none));
            }
        }
        for (Raw request : nameless) {
            Answer answer = tries.saw(answer(request));
            all.assertThat(answer.status()).as(request.toString()).isEqualTo(400);
            all.assertThat(answer.header("X-Content-Type-Options")).as(request.toString()).hasValue("nosniff");
            all.assertThat(answer.header("Connection")).as(request.toString()).hasValue("close");
        }

        witness.sawNothingRun();
        witness.sawNothingLogged();
    }

    @Attack(value = "requests that name no server, on the path of the endpoint", stoppedBy = Guard.ADDRESS)
    void namelessMessages_areRefusedAsOthersAre(Tries tries) {
        Witness witness = bank.witness();

        for (int each = 0; each < 20; each++) {
            Answer answer = tries.saw(answer(echo().by(Bank.CLERK).without("Host")));
            all.assertThat(answer.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                    + "\"message\":\"The request does not name this server\"}}");
        }

        witness.sawRecords(tries.count());
    }

    @Attack(value = "targets that are none", stoppedBy = Guard.ADDRESS)
    void brokenTargets_areNotServed(Tries tries) {
        Witness witness = bank.witness();

        for (String target : BROKEN) {
            for (String verb : SERVED_METHODS) {
                Answer answer = tries.saw(answer(echo().verb(verb).target(target).by(Bank.CLERK)));
                all.assertThat(answer.status()).as(verb + " " + target).isEqualTo(400);
                all.assertThat(answer.text()).isEmpty();
            }
        }

        witness.sawNothingRun();
        witness.sawNothingLogged();
    }

    /** RFC 9112, 3.2.2. */
    @Attack(value = "targets that name a host of their own, beside a right one and a key", stoppedBy = Guard.ADDRESS)
    void absoluteTargets_nameTheHost(Tries tries) {
        Witness witness = bank.witness();
        String right = "localhost:" + bank.port();

        for (String host : List.of("evil.example", "evil.example:" + bank.port(), right + ".evil.example",
                right + "@evil.example",
                "localhost", "", "LOCALHOST.:" + bank.port())) {
            Answer answer = tries.saw(answer(echo().by(Bank.CLERK).target("http://" + host + "/mcp")));
            all.assertThat(answer.status()).as(host).isIn(400, 403);
        }
        witness.sawNothingRun();

        assertThat(answer(echo().by(Bank.CLERK).target("http://" + right + "/mcp")).status()).isEqualTo(200);
    }

    @Attack(value = "headers that name another method, path, address or user", stoppedBy = Guard.DOORKEEPER)
    void headersOfProxies_areNotBelieved(Tries tries) {
        Witness witness = bank.witness();
        Map<String, List<String>> forged = Map.ofEntries(
                Map.entry("X-HTTP-Method-Override", List.of("GET", "TRACE")), Map.entry("X-HTTP-Method", List.of("DELETE")),
                Map.entry("X-Method-Override", List.of("OPTIONS")), Map.entry("X-Original-URL", List.of("/side/runs", "/mcp")),
                Map.entry("X-Rewrite-URL", List.of("/side/runs", "/q/health")), Map.entry("X-Original-Method", List.of("GET")),
                Map.entry("Forwarded", List.of("for=127.0.0.1;host=localhost;proto=https", "for=\"_gazonk\"")),
                Map.entry("X-Forwarded-For", List.of("127.0.0.1", "::1", "unknown")),
                Map.entry("X-Forwarded-Host", List.of("evil.example")), Map.entry("X-Forwarded-Proto", List.of("https")),
                Map.entry("X-Forwarded-Prefix", List.of("/mcp")), Map.entry("X-Forwarded-Ssl", List.of("on")),
                Map.entry("X-Real-IP", List.of("127.0.0.1")), Map.entry("X-Forwarded-User", List.of("clerk")),
                Map.entry("X-Remote-User", List.of("clerk")), Map.entry("Remote-User", List.of("clerk")),
                Map.entry("X-User", List.of("clerk")), Map.entry("X-Auth-User", List.of("clerk")),
                Map.entry("X-Authenticated-User", List.of("clerk")), Map.entry("X-Forwarded-Access-Token", List.of("clerk")),
                Map.entry("X-Client-Cert", List.of("CN=clerk")), Map.entry("X-SSL-Client-S-DN", List.of("CN=clerk")),
                Map.entry("X-Forwarded-Client-Cert", List.of("Subject=\"CN=clerk\"")),
                Map.entry("Proxy-Authorization", List.of("Bearer " + Bank.CLERK.secret())),
                Map.entry("Api-Key", List.of(Bank.CLERK.secret())), Map.entry("X-API-Token", List.of(Bank.CLERK.secret())),
                Map.entry("X-Auth-Token", List.of(Bank.CLERK.secret())), Map.entry("X_API_Key", List.of(Bank.CLERK.secret())),
                Map.entry("Upgrade", List.of("websocket")), Map.entry("Mcp-Session-Id", List.of("1")));

        forged.forEach((name, values) -> values.forEach(value -> {
            assertChallenged(tries.saw(answer(echo().line(name, value))));
            assertThat(tries.saw(answer(echo().target("/nowhere").line(name, value))).status()).as(name).isEqualTo(404);
        }));

        witness.sawNothingRun();
        witness.sawRecords(tries.count() / 2);
    }

    @Attack(value = "a good key where none is looked for", stoppedBy = Guard.DOORKEEPER)
    void keyInAnOddPlace_isNone(Tries tries) {
        Witness witness = bank.witness();
        String key = Bank.CLERK.secret();
        String basic = Base64.getEncoder().encodeToString(("clerk:" + key).getBytes(UTF_8));

        for (String query : List.of("api_key=", "apikey=", "key=", "token=", "X-API-Key=", "x-api-key=",
                "Authorization=Bearer%20",
                "authorization=", "access_token=", "%61ccess_token=", "bearer_token=")) {
            assertChallenged(tries.saw(answer(echo().target("/mcp?" + query + key))));
        }
        for (String cookie : List.of("X-API-Key=", "api_key=", "Authorization=Bearer ", "session=", "access_token=",
                "q_session=")) {
            assertChallenged(tries.saw(answer(echo().line("Cookie", cookie + key))));
        }
        for (String header : List.of("Basic " + basic, "Basic " + key, "Digest username=\"clerk\", response=\"" + key + "\"",
                "ApiKey " + key, "Token " + key, "Negotiate " + basic, key, "X-API-Key " + key, "Key " + key)) {
            assertChallenged(tries.saw(answer(echo().line("Authorization", header))));
        }
        assertChallenged(tries.saw(answer(echo().body(Raw.message("echo", Map.of("text", key, "X-API-Key", key))))));
        assertChallenged(tries.saw(answer(echo().without("Mcp-Name").line("Mcp-Name", key))));

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "a good key, and a second or broken credential beside it", stoppedBy = Guard.CREDENTIAL)
    void twoCredentials_areNone(Tries tries) {
        Witness witness = bank.witness();
        String key = Bank.CLERK.secret();

        for (Raw request : List.of(echo().by(Bank.CLERK).by(Bank.CLERK), echo().by(Bank.CLERK).by(Bank.MANAGER),
                echo().by(Bank.CLERK).line("X-API-Key", ""), echo().by(Bank.CLERK).line("x-api-key", "x"),
                echo().by(Bank.CLERK).line("Authorization", "Bearer " + key), echo().by(Bank.CLERK).line("Authorization", ""),
                echo().by(Bank.CLERK).line("Authorization", "Basic eDp4"), echo().line("Authorization", "Bearer " + key)
                        .line("Authorization", "Bearer " + key),
                echo().line("Authorization", "Bearer " + key).line("authorization", "Basic eDp4"),
                echo().by(Bank.CLERK).target("/mcp?access_token=" + key), echo().by(Bank.CLERK).target("/mcp?access_token"),
                echo().by(Bank.CLERK).target("/mcp?x=1&%61ccess%5ftoken="),
                echo().line("Authorization", "Bearer " + key).target("/mcp?access_token=x"))) {
            assertThat(tries.saw(answer(request)).status()).as(request.toString()).isIn(400, 401);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "broken spellings of a credential", stoppedBy = Guard.CREDENTIAL)
    void brokenCredentials_areNone(Tries tries) {
        Witness witness = bank.witness();
        String key = Bank.CLERK.secret();

        for (String header : List.of("Bearer", "Bearer ", "Bearer  ", "Bearer,", "Bearer " + key + "," + key,
                "Bearer " + key + ", x",
                "Bearer " + key + " x", "Bearer x " + key, "Bearer\t" + key, "Bearer " + key + "\u00e9",
                "Bearer \"" + key + "\"",
                "Bearer =" + key, "Bearer " + key + "=x", "Bearer:" + key, "Bearer=" + key, "BearerX " + key,
                "Bearer" + key, "Bearer " + key + ";x", "Bearer \u00ff", "Bearer " + "x".repeat(17_000), "", " ", "\u00a0",
                "?")) {
            Answer answer = tries.saw(answer(echo().line("Authorization", header)));
            all.assertThat(answer.status()).as(header).isIn(400, 401);
        }
        for (String header : List.of("", " ", "x", "pck_", "pck__", "pck_clerk", "pck_clerk_", "Bearer " + key, key + "," + key,
                key + " " + key, "\"" + key + "\"", key + "\u00e9", "\u00ff", key + ";", "x".repeat(17_000),
                "%70" + key.substring(1),
                "pck_\u043clerk_" + key.substring(10))) {
            Answer answer = tries.saw(answer(echo().line("X-API-Key", header)));
            all.assertThat(answer.status()).as(header).isIn(400, 401);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "keys that differ from a good one by a character, a prefix or their case", stoppedBy = Guard.CREDENTIAL)
    void nearMisses_areWrongLikeAnyOther(Tries tries) {
        Witness witness = bank.witness();
        String key = Bank.CLERK.secret();
        String unknown = answer(echo().line("X-API-Key", "pck_nobody_" + "0".repeat(64))).text();

        nearMisses(key).forEach(wrong -> {
            Answer answer = tries.saw(answer(echo().line("X-API-Key", wrong)));
            assertChallenged(answer);
            all.assertThat(answer.text()).isEqualTo(unknown);
        });

        witness.sawNothingRun();
        witness.sawRecords(tries.count() + 1);
    }

    private static Stream<String> nearMisses(String key) {
        Stream<String> changed = IntStream.range(0, key.length())
                .mapToObj(at -> key.substring(0, at) + (key.charAt(at) == '0' ? '1' : '0') + key.substring(at + 1));
        Stream<String> cut = IntStream.range(5, key.length()).mapToObj(end -> key.substring(0, end));
        Stream<String> missing = IntStream.range(0, key.length() - 1).filter(at -> at % 4 == 0 && at < key.length() - 2)
                .mapToObj(at -> key.substring(0, at) + key.substring(at + 1));
        Stream<String> other = Stream.of(key.toUpperCase(), "PCK" + key.substring(3), key.replace("clerk", "Clerk"), key + "0",
                "0" + key, key + key, key.replace("clerk", "manager"), key.replace("clerk", "colleague"),
                Bank.CLERK.digest(), "pck_clerk_" + Bank.CLERK.digest().substring(7),
                new StringBuilder(key).reverse().toString());
        return Stream.of(changed, cut, missing, other).flatMap(each -> each).distinct();
    }

    private Raw echo() {
        return Raw.call(bank.port(), "echo", Map.of("text", "x"));
    }

    private Answer answer(Raw request) {
        return Wire.answer(bank.port(), request);
    }

    private void assertChallenged(Answer answer) {
        all.assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        all.assertThat(answer.header("WWW-Authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                .startsWith("Bearer ").contains("resource_metadata=\"").doesNotContain("\\"));
        all.assertThat(answer.error().path("code").asInt()).isEqualTo(-31401);
    }
}
