package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Refusals;
import io.portcullis.fake.Slices;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** trap 20. */
class HeaderParametersTest {

    private static final List<HeaderParameter> CITY = List.of(new HeaderParameter("City", List.of("city")));
    private static final List<HeaderParameter> NESTED = List.of(new HeaderParameter("City", List.of("address", "city")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "'Bern'|Bern", "'a b'|a b", "'a b'|  a b\t",
            "''|\"\"", "'Z\u00fcrich'|=?base64?WsO8cmljaA==?=", "''|=?base64??=", "'Bern'|=?base64?QmVybg==?=",
            "' Bern '|=?base64?IEJlcm4g?=", "'=?base64?QmVybg==?='|=?base64?PT9iYXNlNjQ/UW1WeWJnPT0/PQ==?=",
            "'\\t'|=?base64?CQ==?=", "true|true", "false|false", "42|42", "-7|-7", "9007199254740991|9007199254740991",
            "true|=?base64?dHJ1ZQ==?=" })
    void headerThatSaysTheSame_passes(String argument, String header) {
        assertPasses("{'city':" + argument + "}", header == null ? "" : header);
    }

    @ParameterizedTest // missing or misspelt markers mean a literal value
    @ValueSource(strings = { "=?base64?QmVybg==", "QmVybg==?=", "=?BASE64?QmVybg==?=", "=?Base64?QmVybg==?=", "=?base64?=",
            "=?=",
            "=?base32?QmVybg==?=" })
    void valueWithoutBothMarkers_isLiteral(String literal) {
        assertPasses("{'city':'" + literal + "'}", literal);
        assertRefused("{'city':'Bern'}", literal);
    }

    @ParameterizedTest // integers compare as numbers
    @CsvSource({ "42,42.0", "42.0,42", "42,+42", "42,042", "0,-0", "100,1e2", "9007199254740991,9007199254740991.0" })
    void integers_areComparedAsNumbers(String argument, String header) {
        assertPasses("{'city':" + argument + "}", header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "'Bern'|bern", "'Bern'|Bern2", "'Bern'|\"\"", "''|x",
            "'42'|42.0",
            "42|43", "42|4 2", "42|0x2a", "42|NaN", "42|\"\"", "9007199254740993|9007199254740992",
            "1|1.0000000000000000000001",
            "true|True", "true|1", "true|false", "42|00000000000000000000000000000000042", "1e400|Infinity", "'a  b'|a b",
            "[1]|[1]", "{}|{}", "['Bern']|Bern", "{}|\"\"", "[]|\"\"" })
    void headerThatSaysSomethingElse_isRefused(String argument, String header) {
        assertRefused("{'city':" + argument + "}", header == null ? "" : header);
    }

    @ParameterizedTest
    @ValueSource(strings = { "=?base64?QmVybg?=", "=?base64?QmVybg=?=", "=?base64?QmVy bg==?=", "=?base64?Qm-_bg==?=",
            "=?base64?====?=", "=?base64?/w==?=", "=?base64?wIA=?=", "=?base64?QmVybg==\u00e9?=" })
    void sentinelThatCannotBeDecoded_isRefused(String header) {
        assertRefused("{'city':'Bern'}", header);
        assertRefused("{}", header);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Be\u0000rn", "Bern\u007f", "Z\u00fcrich", "Be\nrn", "\u001bBern", "\ud83d\ude00" })
    void characterThatNoHeaderMayHold_isRefused(String header) {
        assertRefused(
                "{'city':'" + header.replace("\n", "\\n").replace("\u0000", "\\u0000").replace("\u001b", "\\u001b") + "'}",
                header);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'city':'Bern'}", "{'city':''}", "{'city':0}", "{'city':false}", "{'city':{}}" })
    void argumentWithoutItsHeader_isRefused(String arguments) {
        assertRefused(arguments);
    }

    @ParameterizedTest // the header alone could steer a proxy
    @ValueSource(strings = { "{}", "{'city':null}", "{'CITY':'Bern'}", "{'address':{'city':'Bern'}}" })
    void headerWithoutItsArgument_isRefused(String arguments) {
        assertRefused(arguments, "Bern");
        assertPasses(arguments);
    }

    @Test
    void withoutArguments_noHeaderMayBeThere() {
        assertThatCode(() -> HeaderParameters.check(CITY, Optional.empty(), headers(Map.of()))).doesNotThrowAnyException();
        assertThat(Refusals.fault(() -> HeaderParameters.check(CITY, Optional.empty(), headers(Map.of("city", List.of("x"))))))
                .isEqualTo(Fault.HEADER);
    }

    @Test
    void repeatedHeader_isRefused() {
        assertRefused("{'city':'Bern'}", "Bern", "Bern");
        assertRefused("{'city':'Bern'}", "Bern", "Basel");
    }

    @Test
    void nestedArgument_isFollowedByName() {
        check(NESTED, "{'address':{'city':'Bern'},'city':'Basel'}", "Bern");
        for (String arguments : List.of("{'city':'Bern'}", "{'address':'Bern'}", "{'address':['Bern']}", "{'address':null}",
                "{'address':[{'city':'Bern'}]}", "{'address.city':'Bern'}")) {
            assertThat(Refusals.fault(() -> check(NESTED, arguments, "Bern"))).as(arguments).isEqualTo(Fault.HEADER);
        }
    }

    @Test
    void headersOfNoParameter_areIgnored() {
        assertThatCode(() -> HeaderParameters.check(List.of(), Optional.of(Slices.of("{'city':'Bern'}")),
                headers(Map.of("city", List.of("Basel"))))).doesNotThrowAnyException();
    }

    @Test // X-17, J-07
    void refusal_repeatsNeitherHeaderNorArgument() {
        Malformed refusal = (Malformed) Refusals.of(() -> check(CITY, "{'city':'secret'}", "guess"));
        assertThat(refusal.detail()).isEqualTo("A header Mcp-Param-* does not match its argument");
    }

    private static void assertPasses(String arguments, String... lines) {
        assertThatCode(() -> check(CITY, arguments, lines)).doesNotThrowAnyException();
    }

    private static void assertRefused(String arguments, String... lines) {
        assertThat(Refusals.fault(() -> check(CITY, arguments, lines))).isEqualTo(Fault.HEADER);
    }

    private static void check(List<HeaderParameter> parameters, String arguments, String... lines) {
        HeaderParameters.check(parameters, Optional.of(Slices.of(arguments)), headers(Map.of("city", List.of(lines))));
    }

    private static MirroredHeaders headers(Map<String, List<String>> lines) {
        Function<String, List<String>> byName = name -> lines.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return new MirroredHeaders(List.of(), List.of(), List.of(), byName);
    }
}
