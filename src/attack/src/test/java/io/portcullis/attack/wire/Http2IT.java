package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Http;

/** RFC 9113, 8: requests that are none, or are two, and frames without end. */
@DisplayName("HTTP/2")
@ExtendWith(SharedBank.Given.class)
class Http2IT {

    private static final byte[] BODY = Raw.message("echo", Map.of("text", "x")).getBytes(UTF_8);
    private static final byte[] NOTHING = {};
    private static final int MANY = 40_000;
    private static final int BUNDLE = 1_000;

    /** So that all that went wrong is seen at once. */
    private final SoftAssertions all = new SoftAssertions();

    private final SharedBank bank;

    Http2IT(SharedBank bank) {
        this.bank = bank;
    }

    @AfterEach
    void asExpected() {
        all.assertAll();
    }

    @Attack(value = "requests without a credential, straight away and as an upgrade", stoppedBy = Guard.DOORKEEPER)
    void strangers_areStrangersHereToo(Tries tries) {
        Witness witness = bank.witness();

        for (String path : List.of("/mcp", "/mcp/", "//mcp", "/%6dcp", "/x/../mcp", "/mcp?x")) {
            all.assertThat(tries.saw(answer(with(stranger(), ":path", path), BODY)).status()).as(path).isEqualTo(401);
            HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            HttpResponse<byte[]> upgraded = Http.send(http,
                    HttpRequest.newBuilder(URI.create("http://localhost:" + bank.port() + path))
                            .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(BODY)).build(),
                    BodyHandlers.ofByteArray());
            all.assertThat(tries.saw(Answer.of(upgraded)).status()).as(path).isEqualTo(401);
            assertThat(upgraded.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
        for (String path : List.of("/mcp;x", "/MCP", "/mcp%2f", "*", "mcp")) {
            all.assertThat(tries.saw(answer(with(clerk(), ":path", path), BODY)).status()).as(path).isIn(0, 400, 403, 404);
        }

        witness.sawNothingRun();
    }

    /** RFC 7540, 3.2: the first request is answered as the first stream, whatever else comes over the connection. */
    @Attack(value = "an upgrade from HTTP/1.1, by a stranger, by a page, under another name, and with more behind it", stoppedBy = {
            Guard.ADDRESS, Guard.DOORKEEPER })
    void upgrade_leadsToTheSameGate(Tries tries) {
        Witness witness = bank.witness();

        assertUpgraded(tries, "stranger", upgrading(), 401);
        assertUpgraded(tries, "wrong key", upgrading().line("X-API-Key", "pck_clerk_" + "0".repeat(32)), 401);
        assertUpgraded(tries, "another name", upgrading().by(Bank.CLERK).with("Host", "evil.example"), 403);
        assertUpgraded(tries, "a page", upgrading().by(Bank.CLERK).line("Origin", "https://evil.example"), 403);
        assertUpgraded(tries, "another method", upgrading().by(Bank.CLERK).verb("PUT"), 405);
        try (Http2Wire wire = Http2Wire.upgraded(bank.port(), upgrading().by(Bank.VISITOR))) {
            tries.saw(wire.answer(1));
            Answer second = tries.saw(wire.request(3, stranger(), BODY).answer(3));
            all.assertThat(second.status()).as("a stranger on the connection of another").isEqualTo(401);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    private void assertUpgraded(Tries tries, String how, Raw request, int status) {
        try (Http2Wire wire = Http2Wire.upgraded(bank.port(), request)) {
            Answer answer = tries.saw(wire.answer(1));
            all.assertThat(answer.status()).as(how + " " + answer.text()).isEqualTo(status);
        }
    }

    private Raw upgrading() {
        return Raw.call(bank.port(), "echo", Map.of("text", "x")).with("Connection", "Upgrade, HTTP2-Settings")
                .line("Upgrade", "h2c").line("HTTP2-Settings", "AAMAAABkAAQAAP__");
    }

    @Attack(value = "another authority than the name of the server", stoppedBy = Guard.ADDRESS)
    void authority_isTheHost(Tries tries) {
        Witness witness = bank.witness();
        String right = "localhost:" + bank.port();

        for (String authority : List.of("evil.example", "localhost")) {
            assertRefused(tries, authority, with(clerk(), ":authority", authority), BODY);
            assertRefused(tries, authority + " beside a host", with(plus(clerk(), "host", right), ":authority", authority),
                    BODY);
        }
        for (String none : noAuthorities()) {
            assertRefused(tries, none, with(clerk(), ":authority", none), BODY);
        }
        assertRefused(tries, "no authority", without(clerk(), ":authority"), BODY);

        witness.sawNothingRun();
    }

    /** No line stands for the authority, as it does for Vert.x, though RFC 9113, 8.3.1 would allow it where that is missing. */
    @Attack(value = "an authority that is none, or missing, beside the name of the server", stoppedBy = Guard.ADDRESS)
    void hostLine_isNoAuthority(Tries tries) {
        Witness witness = bank.witness();

        for (String host : List.of("evil.example", "localhost:" + bank.port())) {
            for (String none : noAuthorities()) {
                assertRefused(tries, none, with(plus(clerk(), "host", host), ":authority", none), BODY);
            }
            assertRefused(tries, "no authority", plus(without(clerk(), ":authority"), "host", host), BODY);
        }

        witness.sawNothingRun();
        assertThat(answer(plus(clerk(), "host", "localhost:" + bank.port()), BODY).status()).isEqualTo(200);
    }

    private List<String> noAuthorities() {
        String right = "localhost:" + bank.port();
        return List.of(right + ".evil.example", "user@" + right, right + "/", "", right + "," + right);
    }

    @Attack(value = "requests that are malformed: pseudo-headers twice, missing, unknown or late, names in capitals", stoppedBy = {
            Guard.BELOW, Guard.ADDRESS })
    void malformedRequests_areNotServed(Tries tries) {
        Witness witness = bank.witness();

        for (String missing : List.of(":method", ":path", ":scheme")) {
            assertRefused(tries, "no " + missing, without(clerk(), missing), BODY);
        }
        for (String twice : List.of(":method", ":path", ":scheme", ":authority")) {
            String value = clerk().stream().filter(header -> header.getKey().equals(twice)).findFirst().orElseThrow()
                    .getValue();
            assertRefused(tries, twice + " twice", first(clerk(), twice, value), BODY);
        }
        for (Entry<String, String> odd : List.of(Map.entry(":unknown", "x"), Map.entry(":status", "200"), Map.entry(":", "x"),
                Map.entry("", "x"))) {
            assertRefused(tries, odd.toString(), first(clerk(), odd.getKey(), odd.getValue()), BODY);
        }
        assertRefused(tries, "late", plus(without(clerk(), ":path"), ":path", "/mcp"), BODY);
        assertRefused(tries, "capitals", plus(clerk(), "X-Capital", "z"), BODY);
        for (String path : List.of("", "/mcp HTTP/1.1\r\nHost: localhost", "/mcp\r\n", "/mcp\u0000", "/mc p")) {
            assertRefused(tries, path, with(clerk(), ":path", path), BODY);
        }
        for (String method : List.of("POST /side/runs HTTP/1.1\r\n", "PO ST", "", "CONNECT", "GET\u0000")) {
            assertRefused(tries, method, with(clerk(), ":method", method), BODY);
        }
        for (int length : List.of(0, BODY.length - 1, BODY.length + 1, -1)) {
            assertRefused(tries, "a length of " + length, plus(clerk(), "content-length", "" + length), BODY);
        }
        for (Entry<String, String> connection : List.of(Map.entry("connection", "close"),
                Map.entry("transfer-encoding", "chunked"),
                Map.entry("upgrade", "h2c"), Map.entry("keep-alive", "x"), Map.entry("proxy-connection", "x"),
                Map.entry("te", "gzip"))) {
            assertRefused(tries, connection.toString(), plus(clerk(), connection.getKey(), connection.getValue()), BODY);
        }

        witness.sawNothingRun();
        witness.sawNothingLogged();
    }

    @Attack(value = "streams that are opened and reset, thousands of them", stoppedBy = Guard.BELOW)
    void rapidResets_endTheConnection(Tries tries) {
        assertEndedByServer(tries, wire -> {
            for (int stream = 1; stream < 4_000; stream += 2) {
                wire.frame(Http2Wire.HEADERS, Http2Wire.END_HEADERS, stream, Http2Wire.block(clerk()));
                wire.frame(Http2Wire.RST_STREAM, 0, stream, new byte[] { 0, 0, 0, 8 });
            }
        });
    }

    @Attack(value = "headers that go on in thousands of frames", stoppedBy = Guard.BELOW)
    void endlessHeaders_endTheConnection(Tries tries) {
        assertEndedByServer(tries, wire -> {
            wire.frame(Http2Wire.HEADERS, 0, 1, Http2Wire.block(clerk()));
            for (int i = 0; i < 3_000; i++) {
                wire.frame(Http2Wire.CONTINUATION, 0, 1, Http2Wire.block(List.of(Map.entry("x-" + i, "y".repeat(500)))));
            }
        });
    }

    @Attack(value = "frames that only make work, on one connection whose client reads what it gets", stoppedBy = Guard.BELOW)
    void busyFrames_takeNoMemory_andHarmNobodyElse(Tries tries) {
        for (byte[] frame : List.of(Http2Wire.bytes(Http2Wire.SETTINGS, 0, 0, NOTHING),
                Http2Wire.bytes(Http2Wire.PING, 0, 0, new byte[8]),
                Http2Wire.bytes(Http2Wire.PRIORITY_OF, 0, 9_999, new byte[] { 0, 0, 0, 0, 9 }),
                Http2Wire.bytes(Http2Wire.WINDOW_UPDATE, 0, 0, new byte[] { 0, 0, 0, 1 }))) {
            try (Http2Wire wire = Http2Wire.to(bank.port())) {
                long before = Heap.live(bank);
                for (int each = 0; each < MANY / BUNDLE; each++) {
                    wire.bundle(frame, BUNDLE).skip();
                }
                tries.saw(answer(clerk(), BODY));
                all.assertThat(answer(clerk(), BODY).status()).isEqualTo(200);
                all.assertThat(wire.request(9_999, clerk(), BODY).answer(9_999).status()).isEqualTo(200);
                all.assertThat(Heap.live(bank) - before).as("left of each frame of type " + frame[3]).isLessThan(100L * MANY);
            }
        }
    }

    /** Netty ends what keeps 10,000 answers waiting, and what sends nothing three times. */
    @Attack(value = "frames that are to be answered, on one connection whose client reads nothing", stoppedBy = Guard.BELOW)
    void unreadAnswers_endTheConnection(Tries tries) {
        for (byte[] frame : List.of(Http2Wire.bytes(Http2Wire.SETTINGS, 0, 0, NOTHING),
                Http2Wire.bytes(Http2Wire.PING, 0, 0, new byte[8]))) {
            assertEndedByServer(tries, Http2Wire.deaf(bank.port()), wire -> wire.bundle(frame, 1_000_000));
        }
    }

    @Attack(value = "a body of thousands of frames with nothing in them", stoppedBy = Guard.BELOW)
    void emptyFrames_endTheConnection(Tries tries) {
        assertEndedByServer(tries, wire -> {
            wire.frame(Http2Wire.HEADERS, Http2Wire.END_HEADERS, 1, Http2Wire.block(clerk()));
            wire.bundle(Http2Wire.bytes(Http2Wire.DATA, 0, 1, NOTHING), MANY);
        });
    }

    private interface Noise {
        void on(Http2Wire wire);
    }

    private void assertEndedByServer(Tries tries, Noise noise) {
        assertEndedByServer(tries, Http2Wire.to(bank.port()), noise);
    }

    private void assertEndedByServer(Tries tries, Http2Wire opened, Noise noise) {
        Witness witness = bank.witness();
        try (Http2Wire wire = opened) {
            noise.on(wire);
            wire.request(9_999, clerk(), BODY);
            all.assertThat(wire.answer(9_999)).isEqualTo(Http2Wire.RESET);
            tries.saw("closed");
        }
        witness.sawNothingRun();
        witness.sawNothingLogged();
        assertThat(answer(clerk(), BODY).status()).isEqualTo(200);
    }

    private void assertRefused(Tries tries, String how, List<Entry<String, String>> headers, byte[] body) {
        Answer answer = answer(headers, body);
        tries.saw(answer.status() == 0 ? "reset" : "" + answer.status());
        all.assertThat(answer.status()).as(how + " " + answer.text()).isIn(0, 400, 403, 404, 405, 413);
        all.assertThat(answer.text()).as(how).doesNotContain("result");
    }

    private Answer answer(List<Entry<String, String>> headers, byte[] body) {
        try (Http2Wire wire = Http2Wire.to(bank.port())) {
            return wire.request(1, headers, body).answer(1);
        }
    }

    private List<Entry<String, String>> clerk() {
        return plus(stranger(), "x-api-key", Bank.CLERK.secret());
    }

    private List<Entry<String, String>> stranger() {
        return List.of(Map.entry(":method", "POST"), Map.entry(":scheme", "http"),
                Map.entry(":authority", "localhost:" + bank.port()),
                Map.entry(":path", "/mcp"), Map.entry("content-type", "application/json"),
                Map.entry("accept", "application/json, text/event-stream"), Map.entry("mcp-protocol-version", "2026-07-28"),
                Map.entry("mcp-method", "tools/call"), Map.entry("mcp-name", "echo"));
    }

    private static List<Entry<String, String>> plus(List<Entry<String, String>> headers, String name, String value) {
        List<Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return more;
    }

    private static List<Entry<String, String>> first(List<Entry<String, String>> headers, String name, String value) {
        List<Entry<String, String>> more = new ArrayList<>(headers);
        more.add(0, Map.entry(name, value));
        return more;
    }

    private static List<Entry<String, String>> without(List<Entry<String, String>> headers, String name) {
        return headers.stream().filter(header -> !header.getKey().equals(name)).toList();
    }

    private static List<Entry<String, String>> with(List<Entry<String, String>> headers, String name, String value) {
        return headers.stream().map(header -> header.getKey().equals(name) ? Map.entry(name, value) : header).toList();
    }
}
