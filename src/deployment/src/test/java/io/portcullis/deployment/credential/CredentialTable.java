package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Records;

/**
 * Every kind of credential in every state: what the client hears, and what the audit says. A cell is a line of
 * {@link #VERDICTS}, or a letter of {@link #MEANINGLESS} where there is nothing to try.
 */
abstract class CredentialTable extends SecretsStayInside {

    // @formatter:off
    private static final String TABLE = """
                            VALID  ABSENT  EXPIRED NOT_YET_VALID WRONG_ISSUER WRONG_AUDIENCE SEVERAL_AUDIENCES UNSIGNED SECRET  UNKNOWN_KID TRUNCATED REVOKED OVERSIZED IN_QUERY
          KEY               served missing expired a             b            b              b                 c        c       c           invalid   invalid too_long  missing
          KEY_AS_BEARER     served missing expired a             b            b              b                 c        c       c           invalid   invalid too_long  in_url
          LOCAL_RS256       served missing expired invalid       issuer       audience       served            invalid  invalid invalid     invalid   d       too_long  in_url
          LOCAL_ES256       served missing expired invalid       issuer       audience       served            invalid  invalid invalid     invalid   d       too_long  in_url
          PUBLIC_KEY        served missing expired invalid       issuer       audience       served            invalid  invalid h           invalid   d       too_long  in_url
          PROVIDER          served missing expired invalid       issuer       audience       served            invalid  invalid invalid     invalid   d       too_long  in_url
          OPAQUE            served missing expired invalid       issuer       audience       served            e        e       e           invalid   invalid too_long  in_url
          INTROSPECTED      served missing expired invalid       issuer       audience       served            invalid  invalid f           invalid   invalid too_long  in_url
          DPOP              served missing expired invalid       issuer       audience       served            invalid  invalid invalid     invalid   d       too_long  in_url
          CERTIFICATE_BOUND served missing expired invalid       issuer       audience       served            invalid  invalid invalid     invalid   d       too_long  in_url
          CERTIFICATE       served missing no_tls  no_tls        no_tls       g              g                 g        g       g           g         no_tls  g         g
        """;
    // @formatter:on

    private static final Map<String, String> MEANINGLESS = Map.of(
            "a", "a key holds from the moment it is made",
            "b", "a key is of this server and for this server, and does not say so",
            "c", "a key is not signed",
            "d", "a signed token holds until it ends; keys that are withdrawn: KeyRotationTest",
            "e", "a token that says nothing about itself is not signed",
            "f", "nobody looks at the key: the provider is asked",
            "h", "there is one key, and its id is not known",
            "g", "a certificate is checked by TLS, and has no such thing");

    /** Status and code, the whole challenge, and the record of the audit; {@code ?} stands for what the kind says. */
    private static final Map<String, Heard> VERDICTS = Map.of(
            "served", new Heard("200", null, "call ok ?"),
            "missing", new Heard("401 -31401", BARE, "credential refused none credential_missing"),
            "invalid", new Heard("401 -31401", WITH_ERROR, "credential refused ? credential_invalid"),
            "expired", new Heard("401 -31401", WITH_ERROR, "credential refused ? credential_expired"),
            "issuer", new Heard("401 -31401", WITH_ERROR, "credential refused ? credential_wrong_issuer"),
            "audience", new Heard("401 -31401", WITH_ERROR, "credential refused ? credential_wrong_audience"),
            "in_url", new Heard("401 -31401", WITH_ERROR, "credential refused url credential_in_url"),
            "too_long", new Heard("400 -32600", null, "credential refused other malformed_credentials"),
            "no_tls", new Heard("no connection", null, ""));

    record Heard(String verdict, String challenge, String told) {

        Heard of(Kind kind) {
            return new Heard(verdict, challenge,
                    told.replace("?", told.startsWith("call") ? kind.caller : kind.presented));
        }
    }

    @Test
    void theTable_hasNoEmptyCell() {
        Map<Kind, Map<State, String>> table = table();
        assertThat(table).containsOnlyKeys(Kind.values());
        assertThat(table).allSatisfy((kind, cells) -> assertThat(cells).as(kind.name()).containsOnlyKeys(State.values()));
        assertThat(table.values()).allSatisfy(cells -> assertThat(cells.values())
                .allMatch(word -> VERDICTS.containsKey(word) || MEANINGLESS.containsKey(word)));
    }

    /** By name: the test runs in another class loader than its source. */
    static Stream<String> allKinds() {
        return Arrays.stream(Kind.values()).map(Kind::name);
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void everyState_isAnsweredAsTheTableSays_of(String name) throws IOException {
        Kind kind = Kind.valueOf(name);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<State, String> cell : table().get(kind).entrySet()) {
            if (!MEANINGLESS.containsKey(cell.getValue())) {
                Heard expected = VERDICTS.get(cell.getValue()).of(kind);
                Heard heard = heard(kind.papers.in(cell.getKey()));
                if (!heard.equals(expected)) {
                    wrong.add(cell.getKey() + ": " + heard + " instead of " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Heard heard(Visit visit) throws IOException {
        try (Records audit = Records.audit()) {
            Answer answer = send(visit);
            return new Heard(answer.verdict(), answer.header("WWW-Authenticate"), told(audit.only()));
        } catch (SSLException | SocketException e) { // the server may be gone before the client has read why
            return new Heard("no connection", null, "");
        }
    }

    private static Map<Kind, Map<State, String>> table() {
        String[] lines = TABLE.strip().split("\n");
        List<State> states = Arrays.stream(lines[0].strip().split(" +")).map(State::valueOf).toList();
        Map<Kind, Map<State, String>> table = new LinkedHashMap<>();
        for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
            String[] words = line.strip().split(" +");
            Map<State, String> cells = new LinkedHashMap<>();
            for (int i = 1; i < words.length; i++) {
                cells.put(states.get(i - 1), words[i]);
            }
            table.put(Kind.valueOf(words[0]), cells);
        }
        return table;
    }
}
