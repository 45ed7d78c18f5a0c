package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Tokens;

/** What a token says about itself, before anybody has checked it. */
class UnverifiedTokenTest {

    @Test
    void token_saysWhoIssuedIt() {
        UnverifiedToken token = token(Tokens.text("{'iss':'https://a','sub':'alice'}"));
        assertThat(token.isReadable()).isTrue();
        assertThat(token.issuer()).contains("https://a");
        assertThat(token.verifiedClaims().getString("sub")).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'iss':null}", "{'iss':1}", "{'iss':true}", "{'iss':['https://a']}", "{'iss':{}}" })
    void issuerThatIsNoText_isNone(String claims) {
        UnverifiedToken token = token(Tokens.text(claims));
        assertThat(token.isReadable()).isTrue();
        assertThat(token.issuer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "opaque", "a.b", "a.e30", "a.e30.c.d", "a.b.c.d.e", "a.!!.c", "a..c", "a.gICA.c", "a.bnVsbA.c",
            "a.MQ.c", "a.W10.c" })
    void tokenWithoutClaims_cannotBeRead(String text) {
        UnverifiedToken token = token(text);
        assertThat(token.isReadable()).isFalse();
        assertThat(token.issuer()).isEmpty();
    }

    @Test // the signature is over this text, and no other may be verified in its place
    void text_isWhatWasPresented() {
        assertThat(token("a.e30.c").text()).isEqualTo("a.e30.c");
        assertThat(Tokens.presented(Kind.DPOP, "a.e30.c").kind()).isEqualTo(Kind.DPOP);
    }

    @Test // AU-14
    void asText_itNeverHoldsTheToken() {
        assertThat(token("a.e30.hush")).asString().isEqualTo("token");
    }

    private static UnverifiedToken token(String text) {
        return Tokens.presented(Kind.BEARER, text);
    }
}
