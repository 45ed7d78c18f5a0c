package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Post;
import io.quarkus.test.QuarkusUnitTest;

/** H-09: bodies of several records of TLS, which come in pieces of buffers that cannot grow. */
class PartsOverTlsTest {

    private static final int LIMIT = 256 * 1024;

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.resource-url=" + Token.AUDIENCE,
            Certificates.settings(), "portcullis.transport.max-body-size=256K");

    @ParameterizedTest
    @ValueSource(ints = { 20_000, 200_000 })
    void bodyOfManyParts_isReadToItsEnd(int size) throws IOException {
        assertThat(Visit.overTls(ping(size), "").send().verdict()).isEqualTo("200");
        assertThat(Visit.overTls(ping(size).chunked(), "").send().verdict()).isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(ints = { LIMIT + 1, 3 * LIMIT })
    void bodyBeyondTheLimit_isRefused_howeverManyPartsItHas(int size) throws IOException {
        assertThat(Visit.overTls(ping(size).chunked(), "").send().verdict()).isEqualTo("413 -32600");
    }

    /** Is answered with 200 if every part of it was read: the last one ends its JSON. */
    private static Post ping(int size) {
        return Post.plain("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"padding\":\"" + "x".repeat(size)
                + "\"}}").header("Host", "town.example.org").header("X-API-Key", Keys.READER);
    }
}
