package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;

/** J-01 to J-09, L-01: from a caller that has a key, since nobody else gets as far. */
@Tag("thorough")
@DisplayName("Bodies that are meant to break the reader")
@ExtendWith(SharedBank.Given.class)
class BodiesIT {

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final int MEGABYTE = 1 << 20;
    private static final String NO_JSON = "The body is not valid JSON";
    private static final String TOO_MUCH = "The body exceeds the limits on nesting, length or number of what it holds";

    private final SharedBank bank;

    BodiesIT(SharedBank bank) {
        this.bank = bank;
    }

    @Attack(value = "nesting, width, numbers, texts and names without end", stoppedBy = Guard.JSON)
    void bombs_areMeasuredBeforeTheyGoOff(Tries tries) {
        Witness witness = bank.witness();
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("arrays in arrays", "[".repeat(400_000) + "]".repeat(400_000));
        bombs.put("arrays without an end", "[".repeat(900_000));
        bombs.put("objects in objects", "{\"a\":".repeat(150_000) + "1" + "}".repeat(150_000));
        bombs.put("65 levels", "[".repeat(62) + "1" + "]".repeat(62));
        bombs.put("elements", "[" + "0,".repeat(400_000) + "0]");
        bombs.put("empty elements", "[" + "[],".repeat(300_000) + "[]]");
        bombs.put("members",
                IntStream.range(0, 80_000).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(",", "{", "}")));
        bombs.put("digits", "1".repeat(1_000_000));
        bombs.put("digits behind the point", "0." + "1".repeat(1_000_000));
        bombs.put("digits of an exponent", "1e" + "9".repeat(1_000_000));
        bombs.put("a long name", "{\"" + "n".repeat(1_000_000) + "\":1}");
        bombs.put("a name of escapes", "{\"" + "\\u0061".repeat(100_000) + "\":1}");

        bombs.forEach(
                (name, bomb) -> assertRefused(tries, name, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"echo\",\"arguments\":{\"text\":" + bomb + "}}}", TOO_MUCH));

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    /** J-07: a number that is short and huge is no reason to make it long. */
    @Attack(value = "numbers with huge exponents where numbers are wanted", stoppedBy = Guard.ARGUMENTS)
    void hugeExponents_areNotWrittenOut(Tries tries) {
        Witness witness = bank.witness();

        for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "1E+2147483647", "1e2147483648",
                "9".repeat(99),
                "0." + "0".repeat(90) + "1", "1e99999", "1.5", "-0", "-0.0", "1e400", "2147483648", "9223372036854775808")) {
            long begin = System.nanoTime();
            Answer answer = tries.saw(Wire.answer(bank.port(), Raw.call(bank.port(), "exchange", Map.of("amount", 0))
                    .by(Bank.CLERK)
                    .body(Raw.message("exchange", Map.of("amount", 0)).replace("\"amount\":0", "\"amount\":" + number))));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(number).isLessThan(QUICK);
            assertThat(answer.text()).as(number).contains("\"isError\":true").doesNotContain("Exception");
        }

        witness.sawNothingRun();
    }

    @Attack(value = "names that are there twice, also through escapes", stoppedBy = Guard.JSON)
    void namesThatAreThereTwice_areNotRead(Tries tries) {
        Witness witness = bank.witness();

        String call = Raw.message("echo", Map.of("text", "x"));
        for (String twice : List.of("\"name\":\"echo\",\"name\":\"sign\"", "\"name\":\"echo\",\"n\\u0061me\":\"sign\"",
                "\"n\\u0061me\":\"sign\",\"name\":\"echo\"", "\"name\":\"echo\",\"name\":\"echo\"")) {
            assertNotRead(tries, call.replace("\"name\":\"echo\"", twice));
        }
        for (String twice : List.of("\"text\":\"x\",\"text\":\"y\"", "\"text\":\"x\",\"t\\u0065xt\":\"y\"")) {
            assertNotRead(tries, call.replace("\"text\":\"x\"", twice));
        }
        for (String twice : List.of("\"arguments\":{},\"arguments\":", "\"_meta\":{},\"arguments\":",
                "\"\\u005fmeta\":{},\"arguments\":")) {
            assertNotRead(tries, call.replace("\"arguments\":", twice));
        }
        for (String member : List.of("\"method\":\"tools/list\"", "\"m\\u0065thod\":\"tools/list\"", "\"id\":2",
                "\"jsonrpc\":\"1.0\"",
                "\"params\":{}", "\"\\u0069d\":1")) {
            assertNotRead(tries, "{" + member + "," + call.substring(1));
            assertNotRead(tries, call.substring(0, call.length() - 1) + "," + member + "}");
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "JSON that is none: comments, commas, quotes, several documents, other words", stoppedBy = Guard.JSON)
    void whatIsNoJson_isNotGuessed(Tries tries) {
        Witness witness = bank.witness();
        String call = Raw.message("echo", Map.of("text", "x"));

        for (String wrong : List.of(call + call, call + "\n" + call, call + "x", call + ",", call + "]", call + "}",
                call + "\u0000",
                call + "/**/", "/**/" + call, "//\n" + call, "#\n" + call, call.replace("\"", "'"),
                call.replace("\"id\"", "id"),
                call.replace("\"id\":1", "\"id\":01"), call.replace("\"id\":1", "\"id\":+1"),
                call.replace("\"id\":1", "\"id\":.1"),
                call.replace("\"id\":1", "\"id\":1."), call.replace("\"id\":1", "\"id\":NaN"),
                call.replace("\"id\":1", "\"id\":Infinity"), call.replace("\"id\":1", "\"id\":0x1"),
                call.replace("\"x\"", "\"\t\""),
                call.replace("\"x\"", "\"\\x\""), call.replace("\"x\"", "\"\\u00\""), call.replace("\"x\"", "\"\\uD8\""),
                call.replace("\"x\"", "\"\u0000\""), call.replace("\"x\"", "True"), call.replace("\"x\"", "undefined"),
                call.replace("\"id\":1", "\"id\":1,"), call.replace("\"id\":1", ",\"id\":1"), call.replace(":", "="),
                call.substring(0, call.length() - 1), call.substring(1), "\"" + call.replace("\"", "\\\"") + "\"" + call, "",
                " ", "\u001e" + call, ")]}'\n" + call, "\u00a0" + call, call + "\u2028")) {
            assertRefused(tries, wrong, wrong, NO_JSON);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "bodies in other encodings, and in broken UTF-8", stoppedBy = Guard.JSON)
    void otherEncodings_areNotGuessed(Tries tries) {
        Witness witness = bank.witness();
        String call = Raw.message("echo", Map.of("text", "x"));

        for (Charset charset : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"),
                Charset.forName("UTF-16"), Charset.forName("IBM1047"))) {
            assertRefused(tries, charset.name(), call.getBytes(charset), NO_JSON);
            assertRefused(tries, charset.name() + " with a mark", ("\ufeff" + call).getBytes(charset), NO_JSON);
        }
        assertRefused(tries, "UTF-8 with a mark", ("\ufeff" + call).getBytes(UTF_8), NO_JSON);
        for (String bytes : List.of("\u00c0\u0080", "\u00c0\u00af", "\u00c1\u0081", "\u00e0\u0080\u00af", "\u00ed\u00a0\u0080",
                "\u00ed\u00b0\u0080", "\u00f0\u0080\u0080\u00af", "\u00f4\u0090\u0080\u0080", "\u00f8\u0088\u0080\u0080\u00af",
                "\u0080",
                "\u00ff", "\u00fe", "\u00c3", "\u00e2\u0082", "\u00f0\u009f\u0098", "\u00bf",
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080")) {
            assertRefused(tries, "text " + escaped(bytes), call.replace("\"x\"", "\"" + bytes + "\"").getBytes(ISO_8859_1),
                    NO_JSON);
            assertRefused(tries, "name " + escaped(bytes),
                    call.replace("\"text\"", "\"te" + bytes + "xt\"").getBytes(ISO_8859_1),
                    NO_JSON);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "compressed bodies, small ones and bombs", stoppedBy = Guard.JSON)
    void compressedBodies_areNotUnpacked(Tries tries) throws IOException {
        Witness witness = bank.witness();
        byte[] call = Raw.message("echo", Map.of("text", "x")).getBytes(UTF_8);
        byte[] bomb = new byte[100 * MEGABYTE];

        for (String coding : List.of("gzip", "x-gzip", "deflate", "br", "zstd", "compress", "gzip, gzip")) {
            for (byte[] body : List.of(gzip(call), deflated(call), gzip(bomb), gzip(gzip(bomb)), deflated(bomb))) {
                Answer answer = tries.saw(Wire.answer(bank.port(), any().line("Content-Encoding", coding).body(body)));
                assertThat(answer.status()).as(coding).isEqualTo(400);
                assertThat(answer.error().path("code").asInt()).isEqualTo(-32700);
            }
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "other media types than JSON, and clients that do not take it", stoppedBy = Guard.BODY)
    void otherMediaTypes_areRefused(Tries tries) {
        Witness witness = bank.witness();
        String boundary = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n" + Raw.message("echo", Map.of("text", "x"))
                + "\r\n--b--\r\n";

        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b",
                "text/json", "application/json-patch+json", "application/jsonp", "application/json, text/plain",
                "application/xml",
                "application/json;charset=utf-16", "application/json; charset=iso-8859-1", "application/*", "*/*", "", "json",
                "application/json\u00e9", "application/ json", "application/octet-stream", "application/x-ndjson",
                "text/event-stream")) {
            Answer answer = tries.saw(Wire.answer(bank.port(), echo().with("Content-Type", type)));
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        assertThat(tries.saw(Wire.answer(bank.port(), echo().without("Content-Type"))).status()).isEqualTo(415);
        assertThat(tries.saw(Wire.answer(bank.port(), echo().line("Content-Type", "text/plain"))).status()).isEqualTo(415);
        assertThat(tries
                .saw(Wire.answer(bank.port(), echo().with("Content-Type", "multipart/form-data; boundary=b").body(boundary)))
                .status()).isEqualTo(415);
        for (String accept : List.of("", "text/html", "text/event-stream", "application/json;q=0", "application/json; q=0.0",
                ",",
                "application", "json", "application/jso", "text/*")) {
            assertThat(tries.saw(Wire.answer(bank.port(), echo().with("Accept", accept))).status()).as(accept).isEqualTo(406);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    /** T-01: what is too large is refused where the limit is met, and not when all of it is there. */
    @Attack(value = "bodies over the limit, declared and in chunks", stoppedBy = { Guard.ADDRESS, Guard.BODY })
    void bodiesOverTheLimit_areNotTakenIn(Tries tries) {
        Witness witness = bank.witness();
        String large = " ".repeat(2 * MEGABYTE);

        assertThat(tries.saw(Wire.answer(bank.port(), any().line("Content-Length", "1048577").framedByHand())).status())
                .isEqualTo(413);
        assertThat(tries.saw(Wire.answer(bank.port(), any().line("Content-Length", "9223372036854775807").framedByHand()))
                .status())
                .isEqualTo(413);
        assertThat(tries.saw(Wire.answer(bank.port(), any().body(large))).status()).isEqualTo(413);
        assertThat(tries.saw(Wire.answer(bank.port(), any().framedByHand().line("Transfer-Encoding", "chunked")
                .body(Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n"))).status()).isEqualTo(413);
        assertThat(tries.saw(Wire.answer(bank.port(), any().framedByHand().line("Transfer-Encoding", "chunked")
                .body("1\r\n \r\n".repeat(MEGABYTE + 1) + "0\r\n\r\n"))).status()).isEqualTo(413);

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    /** Three times as much as the server has: what is left behind by each would add up. */
    @Attack(value = "four hundred bombs of a megabyte, several at once", stoppedBy = Guard.JSON)
    void memory_isGivenBack(Tries tries) {
        String bomb = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":{\"text\":"
                + "[".repeat(63) + "\"" + "x".repeat(1_000_000) + "\"";

        explode(bomb, 40, new Tries()); // whatever is kept once is there from now on
        long before = Heap.live(bank);

        explode(bomb, 400, tries);

        assertThat(Heap.live(bank) - before).as("left of 400 MB").isLessThan(8 * MEGABYTE);
        assertThat(Wire.answer(bank.port(), echo()).status()).isEqualTo(200);
    }

    private void explode(String bomb, int times, Tries tries) {
        IntStream.range(0, times).parallel().forEach(i -> assertRefused(tries, "bomb", bomb, TOO_MUCH));
    }

    /** Arguments are read when it is known what they are for: then the caller is told as a failure of the tool. */
    private void assertNotRead(Tries tries, String body) {
        Answer answer = tries.saw(Wire.answer(bank.port(), any().body(body)));
        assertThat(answer.status()).as(answer.text()).isIn(200, 400);
        assertThat(answer.text()).containsAnyOf("\"isError\":true", "\"error\":{\"code\":-327", "\"error\":{\"code\":-326");
    }

    private void assertRefused(Tries tries, String what, String body, String message) {
        assertRefused(tries, what, body.getBytes(UTF_8), message);
    }

    private void assertRefused(Tries tries, String what, byte[] body, String message) {
        long begin = System.nanoTime();
        Answer answer = tries.saw(Wire.answer(bank.port(), any().body(body)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(QUICK);
        assertThat(answer.status()).as(what + " " + answer.text()).isEqualTo(400);
        assertThat(answer.text()).as(what).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"" + message
                + "\"}}");
    }

    private Raw any() {
        return echo().body(new byte[0]);
    }

    private Raw echo() {
        return Raw.call(bank.port(), "echo", Map.of("text", "x")).by(Bank.CLERK);
    }

    /** Names that Java's hash function does not tell apart. */
    private static String collisions() {
        return IntStream.range(0, 1 << 13).mapToObj(i -> {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 13; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            return "\"" + name + "\":1";
        }).collect(Collectors.joining(",", "{", ",\"x\":1,\"x\":2}"));
    }

    @Attack(value = "names that are there twice among thousands, and thousands of one hash", stoppedBy = Guard.JSON)
    void manyNames_areToldApartQuickly(Tries tries) {
        Witness witness = bank.witness();
        String call = Raw.message("echo", Map.of("text", "x"));

        for (String names : List.of("{" + "\"a\":1,".repeat(9_000) + "\"a\":1}", collisions())) {
            long begin = System.nanoTime();
            assertNotRead(tries, call.replace("\"x\"", names));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(QUICK);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    private static String escaped(String bytes) {
        return bytes.chars().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
