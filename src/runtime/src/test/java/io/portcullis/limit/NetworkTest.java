package io.portcullis.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose requests are counted together. */
class NetworkTest {

    @ParameterizedTest
    @CsvSource({ "2001:db8:1:2:ffff:ffff:ffff:ffff,2001:db8:1:2::/64", "::1,::/64", "::ffff:192.0.2.1,192.0.2.1",
            "192.0.2.1,192.0.2.1" })
    void address_isCountedAsItsNetwork(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "unknown", "x:y", "::ffff:300.0.2.1", "@/tmp/socket" })
    void addressOfAnotherForm_isItself(String address) {
        assertThat(Network.of(address)).isEqualTo(address);
    }
}
