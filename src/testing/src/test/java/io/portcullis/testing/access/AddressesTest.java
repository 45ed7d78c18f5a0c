package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a://{x}|a://v",
            "a://{x,y}|a://v,v",
            "a://r{/x,y}|a://r/v/v",
            "a://r{?x,y}|a://r?x=v&y=v",
            "a://r?z=1{&x*}|a://r?z=1&x=v",
            "a://r{;x}|a://r;x=v",
            "a://r{.x}|a://r.v",
            "a://r/{+x}{#y}|a://r/v#v",
            "a://r/{x:3}|a://r/v",
            "a://r|a://r" })
    void everyVariable_isFilledIn(String template, String uri) {
        assertThat(Addresses.expand(template, "v")).isEqualTo(uri);
    }
}
