package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.soak.Meters;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;

/**
 * D-12; RFC 9112, 6. The first request is of a clerk; what hides behind it is a call of nobody, which a proxy would have taken
 * for its body.
 */
@DisplayName("Requests hidden in requests")
@ExtendWith(SharedBank.Given.class)
class FramingIT {

    private static final String TEXT = "first";

    /** So that all that went wrong is seen at once. */
    private final SoftAssertions all = new SoftAssertions();

    private final SharedBank bank;
    private final Witness since;

    FramingIT(SharedBank bank) {
        this.bank = bank;
        this.since = bank.witness();
    }

    @AfterEach
    void asExpected() {
        all.assertAll();
    }

    @Attack(value = "a body with two lengths, or in chunks of which a proxy may not know", stoppedBy = Guard.ADDRESS)
    void oddFraming_hidesNothing(Tries tries) {
        String body = body();
        List<String> framings = new ArrayList<>();
        String chunks = chunk(body) + "0\r\n\r\n";
        for (String coding : List.of("chunked", "Chunked", " chunked", "chunked ", "\tchunked", "xchunked", "chunked, identity",
                "identity", "gzip, chunked", "chunked, chunked", "chunked;x=1", "\"chunked\"", "", ",chunked", "\u000bchunked",
                "chunked\r\nTransfer-Encoding: x", "x\r\nTransfer-Encoding: chunked", "\r\n chunked")) {
            framings.add("Transfer-Encoding: " + coding + "\r\n\r\n" + chunks);
            framings.add("Transfer-Encoding: " + coding + "\r\nContent-Length: " + chunks.length() + "\r\n\r\n" + chunks);
            framings.add("Content-Length: 4\r\nTransfer-Encoding: " + coding + "\r\n\r\n" + chunks);
            framings.add("Content-Length: 5\r\nTransfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n");
        }
        framings.add("Transfer-Encoding : chunked\r\n\r\n" + chunks);
        framings.add("X: x\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        framings.add("X: x\rTransfer-Encoding: chunked\r\n\r\n" + chunks);
        framings.add("Transfer\u0000-Encoding: chunked\r\n\r\n" + chunks);

        framings.forEach(framing -> assertNothingFollows(tries, framing));
    }

    @Attack(value = "a body of several lengths, or of one that is no number", stoppedBy = Guard.BELOW)
    void oddLengths_hideNothing(Tries tries) {
        int length = body().length();

        for (String lengths : List.of("N\r\nContent-Length: 0", "0\r\nContent-Length: N", "N\r\nContent-Length: N", "N, N",
                "0, N",
                "+N", "-N", "-1", "0xN", "Ne0", "N.0", "N N", "", "\u0000N", "N\u0000", "9999999999999999999",
                "18446744073709551616", "\u0661", "N\r\n ", "N;")) {
            assertNothingFollows(tries, "Content-Length: " + lengths.replace("N", "" + length) + "\r\n\r\n" + body());
        }
        assertNothingFollows(tries, "Content-Length : " + length + "\r\n\r\n" + body());
        assertNothingFollows(tries, "Content-Length\t: " + length + "\r\n\r\n" + body());
    }

    @Attack(value = "chunks whose size or end a proxy may read differently", stoppedBy = Guard.ADDRESS)
    void oddChunks_hideNothing(Tries tries) {
        String size = Integer.toHexString(body().length());

        for (String line : List.of("S;a=b\r\n", "S;a=\"b\r\nc\"\r\n", "S;a\n", "S\n", "S\r", "-S\r\n", "+S\r\n", "0xS\r\n",
                " S\r\n",
                "S \r\n", "S\t\r\n", "S\u0000\r\n", "\r\n", "S_\r\n", "g\r\n", "00000000000000000000S\r\n", "100000000S\r\n",
                "ffffffff000000S\r\n", "ffffffffffffffff\r\n", "7fffffff\r\n", "S;" + "a".repeat(9_000) + "\r\n",
                "\u0661\r\n")) {
            assertNothingFollows(tries,
                    "Transfer-Encoding: chunked\r\n\r\n" + line.replace("S", size) + body() + "\r\n0\r\n\r\n");
        }
        for (String end : List.of("XX0\r\n\r\n", "\n0\r\n\r\n", "0\r\n\r\n", "\r\n0\n\n", "\r\n0\r\n\n",
                "\r\n0\r\nX: y\r\n\r\n",
                "\r\n0;x\r\n\r\n", "\r\n00\r\n\r\n", "\r\n0\r\nContent-Length: 9\r\n\r\n", "\r\n0\r\nX-API-Key: x\r\n\r\n")) {
            assertNothingFollows(tries, "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + body() + end);
        }
    }

    @Attack(value = "heads with bare line ends, folded lines, spaces before colons and odd versions", stoppedBy = { Guard.BELOW,
            Guard.DOORKEEPER })
    void oddHeads_areNobodysRequests(Tries tries) {
        String key = Bank.CLERK.secret();
        String good = hidden().line("X-API-Key", key).toString();

        for (String head : List.of(good.replace("\r\n", "\n"), good.replace("X-API-Key:", "X-API-Key :"),
                good.replace("X-API-Key:", " X-API-Key:"), good.replace("X-API-Key:", "\tX-API-Key:"),
                good.replace("X-API-Key:", "X-API-Key\u0000:"), good.replace("X-API-Key:", "X-API-Key"),
                good.replace("X-API-Key:", "X: y\nX-API-Key:"), good.replace("X-API-Key:", "X: y\rX-API-Key:"),
                good.replace("X-API-Key: ", "X-API-Key: \u0000"), good.replace("HTTP/1.1\r\n", "\r\n"),
                good.replace("HTTP/1.1", "HTTP/1.1 x"), good.replace("HTTP/1.1", "HTTP/11"), good.replace("HTTP/1.1", "HTTP"),
                good.replace("HTTP/1.1", "/1.1"), good.replace("POST /mcp", "POST  /mcp x"),
                good.replace("POST ", "PO\u0000ST "), good.replace("POST ", "P\u00d6ST "), good.replace("Host:", "Host"),
                good.replace("Host: localhost", "Host: localhost\r\n evil"), good.replaceFirst("Host: [^\r]*\r\n", ""))) {
            tries.saw(statuses(Wire.answers(bank.port(), head)));
            all.assertThat(since.ran("sign")).as(head).isZero();
        }

    }

    /** RFC 9110, 15.6.6: Netty takes any that it does not know for 1.1. */
    @Attack(value = "versions of HTTP that there are not", stoppedBy = Guard.ADDRESS)
    void otherVersions_areNotServed(Tries tries) {
        for (String version : List.of("HTTP/9.9", "HTTP/1.2", "HTTP/0.9", "HTTP/2.0", "HTTP/3.0", "HTTP/0.0", "http/1.1")) {
            for (Raw call : List.of(hidden().by(Bank.CLERK), hidden())) {
                Answer answer = tries.saw(Wire.answer(bank.port(), call.version(version)));
                all.assertThat(answer.status()).as(version + answer.text()).isEqualTo(505);
            }
        }
        since.sawNothingRun();
        since.sawRecords(tries.count());
    }

    /** Netty cuts them off, and a proxy may know no such method: what is left of it meets the same guards. */
    @Attack(value = "methods with characters around them that nobody sees", stoppedBy = { Guard.ADDRESS, Guard.DOORKEEPER })
    void unseenCharactersOfAMethod_openNothing(Tries tries) {
        for (String method : List.of("POST\u0000", "\u0000POST", "POST\u001f", "\u001fPOST", "\u0000P\u0000OST", "PUT\u0000")) {
            for (Answer answer : Wire.answers(bank.port(), hidden().verb(method).toString())) {
                all.assertThat(tries.saw(answer).status()).as(method).isIn(400, 401, 405);
            }
        }
        since.sawNothingRun();
        for (String method : List.of("POST\u0000", "\u0000POST", "POST\u001f")) {
            long before = since.ran("sign");
            List<Answer> answers = Wire.answers(bank.port(), hidden().verb(method).by(Bank.CLERK).toString());
            answers.forEach(tries::saw);
            all.assertThat(answers).as(method).hasSizeLessThan(2);
            all.assertThat(since.ran("sign") - before).as(method)
                    .isEqualTo(answers.stream().filter(answer -> answer.status() == 200).count());
        }
    }

    /** As many as were read before their connection ended. */
    @Attack(value = "requests behind the last answer of a connection", stoppedBy = Guard.PIPELINE)
    void requestsBehindTheLastAnswer_areDropped_andCounted(Tries tries) {
        long before = dropped();
        long sent = 0;
        String refused = first().verb("PUT").without("Connection").toString();
        String behind = hidden().by(Bank.CLERK).without("Connection").toString();
        for (int each = 1; each <= 20; each++) {
            sent += each;
            List<Answer> answers = Wire.answers(bank.port(), refused + behind.repeat(each));
            answers.forEach(tries::saw);
            all.assertThat(answers).extracting(Answer::status).containsExactly(405);
        }
        all.assertThat(dropped() - before).isBetween(1L, sent);
        since.sawNothingRun();
        since.sawRecords(20);
    }

    private long dropped() {
        return Meters.of(bank.server()).sum("portcullis_requests_dropped_total");
    }

    /** The key is that of one request, and not of its connection. */
    @Attack(value = "requests of nobody after one of a clerk, on its connection", stoppedBy = Guard.DOORKEEPER)
    void pipelinedRequests_haveNoCredentialButTheirOwn(Tries tries) {
        String stranger = hidden().without("Connection").toString();

        for (int i = 0; i < 20; i++) {
            List<Answer> answers = Wire.answers(bank.port(), first().without("Connection") + stranger.repeat(i) + hidden());
            answers.forEach(tries::saw);
            assertThat(answers).hasSize(i + 2);
            assertThat(answers.subList(1, i + 2)).allMatch(answer -> answer.status() == 401);
        }

        assertThat(since.ran("echo")).isEqualTo(20);
        assertThat(since.ran("sign")).isZero();
    }

    /**
     * The connection is that of whoever comes next, too, when a proxy shares it: the path of the first request is no way past.
     */
    @Attack(value = "a body in chunks on another path, with a request behind it", stoppedBy = Guard.ADDRESS)
    void chunksOnOtherPaths_endTheConnectionToo(Tries tries) {
        for (String line : List.of("POST /nowhere", "POST /side/runs", "GET /side/runs", "OPTIONS /mcp", "DELETE /mcp",
                "POST /mcp;x",
                "GET /.well-known/oauth-protected-resource/mcp")) {
            for (String framing : List.of("", "Content-Length: 5\r\n")) {
                String sent = line + " HTTP/1.1\r\nHost: localhost:" + bank.port() + "\r\nTransfer-Encoding: chunked\r\n"
                        + framing
                        + "\r\n0\r\n\r\n" + hidden().by(Bank.CLERK);

                List<Answer> answers = Wire.answers(bank.port(), sent);

                assertThat(answers).as(sent).hasSizeLessThan(2);
                assertThat(since.ran("sign")).as(sent).isZero();
                tries.saw(statuses(answers));
            }
        }
    }

    /** Whatever is made of the first request: there is no answer to a second, and it has not run. */
    private void assertNothingFollows(Tries tries, String framing) {
        String head = first().framedByHand().without("Connection").body("").toString();
        String sent = head.substring(0, head.length() - 2) + framing + hidden().by(Bank.CLERK);

        List<Answer> answers = Wire.answers(bank.port(), sent);

        assertThat(answers).as(sent).hasSizeLessThan(2);
        assertThat(since.ran("sign")).as(sent).isZero();
        tries.saw(statuses(answers));
    }

    private static String statuses(List<Answer> answers) {
        return answers.isEmpty() ? "closed"
                : answers.stream().map(answer -> "" + answer.status()).collect(Collectors.joining(" "));
    }

    private Raw first() {
        return Raw.call(bank.port(), "echo", Map.of("text", TEXT)).by(Bank.CLERK);
    }

    private Raw hidden() {
        return Raw.call(bank.port(), "sign", Map.of("pin", "12345"));
    }

    private static String body() {
        return Raw.message("echo", Map.of("text", TEXT));
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }
}
