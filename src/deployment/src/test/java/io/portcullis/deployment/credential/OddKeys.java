package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Post;

/** What is put where keys are, and is none, or more than one. */
abstract class OddKeys extends CredentialTable {

    private static final String TOKEN = Token.of(Town.LOCAL).signedBy(Town.LOCAL_RSA);

    @ParameterizedTest
    @CsvSource({ "'X-API-Key:  KEY ', 200", "X-API-Key: KEY, 200", "Authorization: Bearer KEY, 200",
            "Authorization: bEARER   KEY, 200", "x-api-key: KEY, 200" })
    void spellings_doNotMatter(String header, int status) throws IOException {
        assertThat(send(with(header)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "pck_unknown_0123456789abcdef0123456789abcdef", "", "KEY0", "pck_reader", "pck_reader_",
            "PCK_reader_0123456789abcdef0123456789abcdef", "pck_READER_0123456789abcdef0123456789abcdef",
            "pck_reader_0123456789ABCDEF0123456789abcdef", "reader_0123456789abcdef0123456789abcdef", "plain-key", "DIGEST",
            "KEY KEY", "KEY,KEY", "pck_admin_KEY", "pck_reader_ 0123456789abcdef0123456789abcdef" })
    void whatIsNoKeyOfThisServer_is401(String key) throws IOException { // AU-06
        isRefused(send(with("X-API-Key: " + key)), "api_key", "credential_invalid");
    }

    /** What a configured digest does not make a key: it has no id. */
    @ParameterizedTest
    @CsvSource({ "X-API-Key, api_key, credential_invalid", "Authorization, bearer, credential_invalid" })
    void keyWithoutAnId_is401(String header, String presented, String reason) throws IOException {
        isRefused(send(with(header + (header.equals("Authorization") ? ": Bearer " : ": ") + "plain-key")), presented, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "KEY", "Basic cmVhZGVyOnBja19yZWFkZXI=", "Digest username=\"reader\"", "Negotiate x", "",
            "Token KEY" })
    void anotherScheme_is401(String authorization) throws IOException {
        isRefused(send(with("Authorization: " + authorization)), "other", "credential_no_verifier");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Cookie: X-API-Key=KEY; access_token=KEY; q_session=TOKEN", "X-Api-Token: KEY",
            "X-Forwarded-Access-Token: TOKEN", "Proxy-Authorization: Bearer TOKEN", "X-Authorization: Bearer TOKEN",
            "DPoP: TOKEN" })
    void credentialInAnotherHeader_isNone(String header) throws IOException { // AU-11
        isRefused(send(with(header)), "none", "credential_missing");
    }

    @ParameterizedTest
    @CsvSource({ "?X-API-Key=KEY&api_key=KEY, none, credential_missing", "?token=TOKEN, none, credential_missing",
            "?access_token=, url, credential_in_url", "?access_token=KEY, url, credential_in_url",
            "?a=b&access_token=TOKEN, url, credential_in_url" })
    void credentialInTheUrl_isNone(String query, String presented, String reason) throws IOException { // AU-11, B-13
        Post post = Visit.whoami().target("/mcp" + filled(query));
        isRefused(send(Visit.plain(post)), presented, reason);
    }

    /** It is in the logs of proxies by then. */
    @ParameterizedTest
    @ValueSource(strings = { "/mcp?access_token=x", "/mcp?access_token=KEY", "/mcp?y&access_token=TOKEN" })
    void tokenInTheUrl_isRefused_besidesWhatHolds(String target) throws IOException {
        Post post = Visit.whoami().target(filled(target)).header("X-API-Key", Keys.READER);
        isRefused(send(Visit.plain(post)), "url", "credential_in_url");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"X-API-Key\":\"KEY\"}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":"
            + "{\"_meta\":{\"authorization\":\"Bearer TOKEN\"}}}" })
    void credentialInTheBody_isNone(String body) throws IOException { // AU-11
        isRefused(send(Visit.plain(Visit.whoami().body(filled(body)))), "none", "credential_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-API-Key: KEY|X-API-Key: KEY", "X-API-Key: KEY|Authorization: Bearer KEY",
            "X-API-Key: KEY|Authorization: Bearer TOKEN", "Authorization: Bearer KEY|Authorization: Bearer KEY",
            "Authorization: Bearer TOKEN|Authorization: Basic eDp5", "X-API-Key: KEY|Authorization: ",
            "Authorization: Bearer", "Authorization: Bearer ", "Authorization: Bearer KEY KEY",
            "Authorization: Bearer KEY, Bearer KEY", "Authorization: Bearer pck_\u00e9", "Authorization: Bearer=KEY",
            "Authorization: Bearer \"KEY\"", "Authorization: BearerKEY", "Authorization: DPoP",
            "Authorization: DPoP TOKEN TOKEN" })
    void brokenOrSecondCredential_is400(String headers) throws IOException { // AU-10
        Answer answer = send(with(headers));
        assertThat(answer.verdict()).isEqualTo("400 -32600");
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(record().getString("status_detail")).isEqualTo("malformed_credentials");
    }

    private static Visit with(String headers) {
        Post post = Visit.whoami();
        for (String header : headers.split("\\|")) {
            int colon = header.indexOf(':');
            post.line(header.substring(0, colon), filled(header.substring(Math.min(colon + 2, header.length()))));
        }
        return Visit.plain(post);
    }

    private static String filled(String text) {
        return text.replace("DIGEST", Keys.digest(Keys.READER)).replace("KEY", Keys.READER).replace("TOKEN", TOKEN);
    }
}
