package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/**
 * H-01, H-02, H-10: the bank at {@code bank.example.org}, behind a proxy. The attacker has a key of a clerk, and is a web page.
 */
@DisplayName("Web pages, and names that lead here")
class RebindingIT {

    private static final String NAME = "bank.example.org";
    private static final String ORIGIN = "https://" + NAME;

    private static Launch launch;
    private static Server bank;
    private static Witness witness;

    @BeforeAll
    static void start() {
        launch = Bank.named("rebinding").with("PORTCULLIS_RESOURCE_URL", ORIGIN + "/mcp")
                .with("PORTCULLIS_TRANSPORT_ALLOW_PLAIN_HTTP", "true")
                .with("PORTCULLIS_TRANSPORT_ALLOWED_ORIGINS", "https://friend.example.org");
        bank = launch.start();
        witness = Witness.of(launch.port(), bank);
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "other names of this server", stoppedBy = Guard.ADDRESS)
    void otherHosts_areRefused(Tries tries) {
        for (String host : List.of("evil.example", NAME + ".evil.example", NAME + ".", "x" + NAME, "x." + NAME, "example.org",
                NAME
                        + ":80",
                NAME + ":8080", NAME + ":0443", NAME + ":443:443", NAME + ":", NAME + ":x", "user@" + NAME,
                NAME + "@evil.example",
                NAME + "#evil.example", NAME + "/", NAME + ",evil.example", NAME + " evil.example", "evil.example," + NAME,
                "localhost", "localhost:" + launch.port(), "127.0.0.1", "127.0.0.1:" + launch.port(), "[::1]:" + launch.port(),
                "0.0.0.0:" + launch.port(), "127.1", "2130706433", "0x7f000001", "127.0.0.1.nip.io", "b\u00e4nk.example.org",
                "xn--bnk-qla.example.org", "bank\u3002example\u3002org", "\u0432ank.example.org", "", " ", "null", "*",
                "%62ank.example.org",
                "https://" + NAME)) {
            assertRefused(tries.saw(answer(echo().with("Host", host))), host);
        }
        assertRefused(tries.saw(answer(echo().line("Host", NAME))), "twice");
        assertRefused(tries.saw(answer(echo().line("Host", "evil.example"))), "another after it");
        assertRefused(tries.saw(answer(echo().with("Host", "evil.example").line("Host", NAME))), "another before it");
        assertRefused(tries.saw(answer(echo().with("Host", "evil.example").line("X-Forwarded-Host", NAME))),
                "said to be forwarded");

        witness.sawNothingRun();
        assertThat(answer(echo()).status()).isEqualTo(200);
        assertThat(answer(echo().with("Host", "BANK.example.org:443")).status()).isEqualTo(200);
        witness = Witness.of(launch.port(), bank);
    }

    @Attack(value = "pages of other origins, with a key", stoppedBy = Guard.ADDRESS)
    void otherOrigins_areRefused(Tries tries) {
        for (String origin : origins()) {
            Answer answer = tries.saw(answer(echo().line("Origin", origin)));
            assertRefused(answer, origin);
            assertNothingAllowed(answer);
        }
        assertRefused(tries.saw(answer(echo().line("Origin", ORIGIN).line("Origin", ORIGIN))), "twice");
        assertRefused(tries.saw(answer(echo().line("Origin", ORIGIN).line("Origin", "https://evil.example"))), "two");

        witness.sawNothingRun();
    }

    @Attack(value = "preflights of other origins", stoppedBy = Guard.ADDRESS)
    void preflights_ofOthers_areAllowedNothing(Tries tries) {
        for (String origin : origins()) {
            for (String asked : List.of("POST", "GET", "DELETE", "PUT")) {
                Answer answer = tries.saw(answer(preflight(origin, asked)));
                assertRefused(answer, origin);
                assertNothingAllowed(answer);
            }
        }
        witness.sawNothingRun();
    }

    @Attack(value = "preflights of an allowed origin that ask for more than there is", stoppedBy = Guard.ADDRESS)
    void preflights_ofFriends_areAllowedNoMoreThanClientsNeed(Tries tries) {
        for (String asked : List.of("cookie", "x-evil", "*", "x-forwarded-for", "host", "mcp-param-", "mcp-param-a b",
                "x-api-key x", "proxy-authorization", "origin, cookie, x-original-url")) {
            Answer answer = answer(
                    preflight("https://friend.example.org", "POST").with("Access-Control-Request-Headers", asked));
            tries.saw(answer);
            assertThat(answer.header("Access-Control-Allow-Headers").orElse("")).as(asked).isIn("", "mcp-param-");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValueSatisfying(allowed -> assertThat(allowed)
                    .isNotEqualTo("*"));
        }
        witness.sawNothingRun();
    }

    /** What a page can send without asking: no header of its own, and three media types. */
    @Attack(value = "what pages may send without asking, without a key", stoppedBy = { Guard.ADDRESS, Guard.DOORKEEPER })
    void simpleRequests_comeToNothing(Tries tries) {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            for (String origin : List.of("https://evil.example", "null", ORIGIN)) {
                Answer answer = tries
                        .saw(answer(echo().without("X-API-Key").with("Content-Type", type).line("Origin", origin)));
                assertThat(answer.status()).isEqualTo(origin.equals(ORIGIN) ? 401 : 403);
            }
        }
        for (String target : List.of("/mcp", "/mcp?method=tools/call&name=echo", "/mcp/sse")) {
            Answer answer = tries.saw(answer(echo().without("X-API-Key").verb("GET").body("").target(target)
                    .line("Sec-Fetch-Site", "cross-site")));
            assertThat(answer.status()).isIn(401, 404);
        }
        witness.sawNothingRun();
    }

    @Attack(value = "answers of every kind, looked at for what browsers must be told", stoppedBy = Guard.HEADERS)
    void everyAnswer_tellsBrowsersWhatNotToDo(Tries tries) {
        for (String target : List.of("/mcp", "/mcp/", "/", "/nowhere", "/mcp;x", "/side/runs", "/side/open", "/favicon.ico",
                "/robots.txt",
                "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp", "/q", "/q/health",
                "/mcp/sse")) {
            for (String verb : List.of("GET", "POST", "PUT", "OPTIONS", "DELETE")) {
                for (Raw request : List.of(echo(), echo().without("X-API-Key"), echo().with("Host", "evil.example"))) {
                    Answer answer = tries.saw(answer(request.verb(verb).target(target)));
                    assertThat(answer.header("X-Content-Type-Options")).as(verb + target).hasValue("nosniff");
                    assertThat(answer.header("X-Frame-Options")).as(verb + target).hasValue("DENY");
                    assertThat(answer.header("Referrer-Policy")).as(verb + target).hasValue("no-referrer");
                    assertThat(answer.header("Content-Security-Policy")).as(verb + target)
                            .hasValueSatisfying(policy -> assertThat(
                                    policy).contains("default-src 'none'", "frame-ancestors 'none'"));
                    assertThat(answer.headers()).as(verb + target).doesNotContainKeys("server", "x-powered-by", "set-cookie",
                            "access-control-allow-origin");
                }
            }
        }
    }

    private static List<String> origins() {
        return List.of("null", "", "https://evil.example", "http://" + NAME, ORIGIN + ".evil.example", ORIGIN + ".",
                ORIGIN + ":80",
                ORIGIN + ":8443", ORIGIN + "/", ORIGIN + "/mcp", ORIGIN + " ", ORIGIN + ",https://evil.example",
                ORIGIN + " https://evil.example",
                "https://x." + NAME, "https://example.org", "https://x" + NAME, "https://user@" + NAME,
                ORIGIN + "@evil.example",
                "https://evil.example#" + ORIGIN, "https://evil.example/?" + ORIGIN, "file://", "file://" + NAME, "data:",
                "about:blank",
                "chrome-extension://" + NAME, "ftp://" + NAME, NAME, "//" + NAME, "*", "https://*.example.org", "https://[::1]",
                "http://localhost:" + launch.port(), "http://127.0.0.1:" + launch.port(), "https://b\u00e4nk.example.org",
                "https://xn--bnk-qla.example.org", "https://friend.example.org.evil.example", "http://friend.example.org",
                "https://friend.example.org:444").stream().filter(origin -> !origin.endsWith(" ")).toList();
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(answer.status()).as(why + " " + answer).isIn(400, 403);
        assertThat(answer.text()).as(why).doesNotContain("result");
    }

    private static void assertNothingAllowed(Answer answer) {
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private static Raw preflight(String origin, String method) {
        return echo().without("X-API-Key").verb("OPTIONS").body("").line("Origin", origin)
                .line("Access-Control-Request-Method", method)
                .line("Access-Control-Request-Headers", "x-api-key, content-type");
    }

    private static Raw echo() {
        return Raw.call(launch.port(), "echo", Map.of("text", "x")).with("Host", NAME).by(Bank.CLERK);
    }

    private static Answer answer(Raw request) {
        return Wire.answer(launch.port(), request);
    }
}
