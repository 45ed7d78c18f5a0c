package io.portcullis.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

class CanariesTest {

    private static final String FIRST = "correct horse battery";
    private static final String SECOND = "p\"4\\s/s\nw\u00f6rd\u20ac-42";
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper ASCII = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Canaries canaries = new Canaries(List.of(FIRST, SECOND));

    @ParameterizedTest
    @ValueSource(strings = { FIRST, SECOND })
    void secret_isFoundAsItIs_andEscapedOnceOrTwice(String secret) throws JsonProcessingException {
        OptionalInt number = OptionalInt.of(secret.equals(FIRST) ? 1 : 2);
        assertThat(in("before " + secret + " after")).isEqualTo(number);
        for (ObjectMapper json : List.of(PLAIN, ASCII)) {
            String once = json.writeValueAsString("before " + secret + " after");
            assertThat(in(once)).isEqualTo(number);
            assertThat(in(json.writeValueAsString(once))).isEqualTo(number);
            assertThat(in(json.writeValueAsString("before " + secret + " after").replace("/", "\\/"))).isEqualTo(number);
        }
    }

    @Test // by default, Go escapes three characters of HTML, and Gson five: a secret in Base64 ends with one of them
    void secret_isFoundAsGoAndGsonEscapeIt() throws JsonProcessingException {
        String secret = "a<b>c&d'e-k7Qm==";
        Canaries one = new Canaries(List.of(secret));
        String go = "\"" + secret.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\"";
        String gson = go.replace("'", "\\u0027").replace("=", "\\u003d");
        for (String json : List.of(go, gson, PLAIN.writeValueAsString(go), PLAIN.writeValueAsString(gson))) {
            assertThat(one.in(bytes(json))).as(json).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { FIRST, SECOND })
    void secret_isFoundInHexadecimal(String secret) {
        byte[] bytes = ("before " + secret + " after").getBytes(StandardCharsets.UTF_8);
        assertThat(in(HexFormat.of().formatHex(bytes))).isPresent();
        assertThat(in(HexFormat.of().withUpperCase().formatHex(bytes))).isPresent();
    }

    @RepeatedTest(50)
    void secret_isFoundInBase64_whateverStandsAround() {
        Random random = new Random();
        byte[] secret = (random.nextBoolean() ? FIRST : SECOND).getBytes(StandardCharsets.UTF_8);
        byte[] around = new byte[secret.length + random.nextInt(40)];
        random.nextBytes(around);
        System.arraycopy(secret, 0, around, random.nextInt(around.length - secret.length + 1), secret.length);
        assertThat(in(Base64.getEncoder().encodeToString(around))).isPresent();
        assertThat(in(Base64.getUrlEncoder().encodeToString(around))).isPresent();
        assertThat(in(Base64.getEncoder().withoutPadding().encodeToString(around))).isPresent();
    }

    @Test
    void secretThatIsLong_isFoundByItsBeginning() {
        String key = "k".repeat(30) + "ey".repeat(100);
        Canaries one = new Canaries(List.of(key));
        assertThat(one.in(bytes(key))).hasValue(1);
        assertThat(one.in(bytes(key.substring(0, 64)))).hasValue(1);
        assertThat(one.in(bytes(key.substring(0, 63)))).isEmpty();
    }

    @RepeatedTest(20)
    void whatHasNoSecret_isNeverTakenForOne() {
        Random random = new Random();
        byte[] noise = new byte[10_000];
        random.nextBytes(noise);
        assertThat(canaries.in(noise)).isEmpty();
        assertThat(in(FIRST.substring(1) + " " + FIRST.substring(0, FIRST.length() - 1) + FIRST.toUpperCase())).isEmpty();
    }

    @Test
    void secretsThatBeginAlike_areToldApart() {
        Canaries alike = new Canaries(List.of("aaaaaaaaaaaab", "aaaaaaaaaaaac"));
        assertThat(alike.in(bytes("a".repeat(1_000) + "c"))).hasValue(2);
        assertThat(alike.in(bytes("a".repeat(1_000)))).isEmpty();
    }

    @Test
    void withoutSecrets_nothingIsFound() {
        assertThat(Canaries.NONE.in(bytes(FIRST))).isEmpty();
        assertThat(Canaries.NONE.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "secret", "elevenchars" })
    void shortSecret_isRefused_andNotRepeated(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Canaries(List.of(FIRST, secret)))
                .withMessage("a secret that must never leave has at least 12 characters");
    }

    private OptionalInt in(String text) {
        return canaries.in(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
