package io.portcullis.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;

class StrictJsonTest {

    enum Level {
        LOW,
        HIGH
    }

    record Values(int whole, Long boxed, double number, boolean flag, String text, Level level, List<String> list, URI address,
            Instant instant, LocalDate date, LocalDateTime local, Date old, Duration span, byte[] bytes, double[] numbers,
            @JsonFormat(pattern = "dd/MM/yyyy") LocalDate ofAuthor) {
    }

    static class Account {
        public String name;
        private boolean admin;
        private final List<String> roles = new ArrayList<>();

        public boolean isAdmin() {
            return admin;
        }

        public List<String> getRoles() {
            return roles;
        }
    }

    static class Gadget {
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public Object any;
    }

    static class Single {
        final String only;

        public Single(String only) {
            this.only = only;
        }
    }

    record Result(String text, String missing, Optional<String> empty, OffsetDateTime at, Duration span, BigDecimal amount,
            Map<String, String> map) {
    }

    private final ObjectMapper json = StrictJson.create(5, 20, 10);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            whole    | 7
            boxed    | 7
            boxed    | null
            number   | 7
            number   | 7.5
            flag     | true
            text     | ""
            text     | null
            level    | "LOW"
            list     | []
            list     | ["a"]
            address  | "urn:x"
            instant  | "2024-01-31T10:00:00Z"
            date     | "2024-01-31"
            local    | "2024-01-31T10:00"
            old      | "2024-01-31T10:00:00Z"
            span     | "PT1H"
            bytes    | "AQID"
            numbers  | [1,2.5]
            ofAuthor | "31/01/2024"
            """)
    void fittingValue_isBound(String member, String value) throws Exception {
        assertThat(json.readValue(with(member, value), Values.class)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            whole    | "7"
            whole    | 7.0
            whole    | 7.5
            whole    | true
            whole    | null
            whole    | ""
            whole    | 3000000000
            boxed    | "7"
            boxed    | ""
            boxed    | 7.5
            number   | "7"
            number   | true
            flag     | 1
            flag     | "true"
            flag     | ""
            text     | 7
            text     | 7.5
            text     | true
            text     | []
            text     | {}
            level    | 0
            level    | "low"
            level    | ""
            list     | "a"
            list     | [null]
            list     | [1]
            list     | ""
            list     | {}
            address  | 1
            address  | true
            instant  | 1700000000
            instant  | "1700000000"
            instant  | 1.5
            date     | 19000
            date     | [2024,1,31]
            date     | "2024-01-31T00:00"
            date     | "2024-02-31"
            local    | [2024,1,31,10,0]
            local    | "2024-01-31T10:00:00Z"
            old      | 1700000000
            old      | "2024-02-31T00:00:00Z"
            span     | 60
            bytes    | [1,2,3]
            numbers  | "AAAA"
            numbers  | 1
            ofAuthor | "2024-01-31"
            unknown  | 1
            Text     | "a"
            text     | "012345678901234567890"
            boxed    | 12345678901
            """)
    void otherValue_isRefused(String member, String value) {
        assertThatThrownBy(() -> json.readValue(with(member, value), Values.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"name":"a","name":"b"}
            {"name":"a"} {}
            {"name":"a"}]
            {"admin":true}
            {"roles":["admin"]}
            {"name":'a'}
            {"name":"a",}
            {name:"a"}
            {"name":"a"/**/}
            [{"name":"a"}]
            "a"
            """)
    void looseOrForeignJson_isRefused(String text) {
        assertThatThrownBy(() -> json.readValue(text, Account.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void repeatedKey_isRefusedInATreeToo() {
        assertThatThrownBy(() -> json.readTree("{\"a\":1,\"a\":2}")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void tooDeepNesting_isRefused() throws Exception {
        assertThat(json.readTree("[[[[[1]]]]]")).isNotNull();
        assertThatThrownBy(() -> json.readTree("[[[[[[1]]]]]]")).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void classWithOneText_isAnObjectAndNoText() throws Exception {
        assertThat(json.readValue("{\"only\":\"a\"}", Single.class).only).isEqualTo("a");
        assertThatThrownBy(() -> json.readValue("\"a\"", Single.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void missingPrimitive_isRefused() {
        assertThatThrownBy(() -> json.readValue("{}", Values.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void classNamedByTheClient_isRefused() {
        assertThatThrownBy(
                () -> StrictJson.create(9, 99, 9).readValue("{\"any\":{\"@class\":\"java.util.HashMap\"}}", Gadget.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void output_isSparseAndIso() throws Exception {
        Result result = new Result("a", null, Optional.empty(), OffsetDateTime.parse("2024-01-31T10:00:00+02:00"),
                Duration.ofMinutes(90),
                new BigDecimal("1E+3"), Collections.singletonMap("key", null));
        assertThat(json.writeValueAsString(result))
                .isEqualTo(
                        "{\"text\":\"a\",\"at\":\"2024-01-31T10:00:00+02:00\",\"span\":\"PT1H30M\",\"amount\":1000,\"map\":{}}");
    }

    @Test
    void offset_isKeptOnInput() throws Exception {
        assertThat(StrictJson.create(9, 99, 9).readValue("\"2024-01-31T10:00:00+02:00\"", OffsetDateTime.class))
                .isEqualTo(OffsetDateTime.parse("2024-01-31T10:00:00+02:00"));
    }

    private static String with(String member, String value) {
        String others = "\"whole\":1,\"number\":1,\"flag\":true,";
        return "{" + others.replaceAll("\"" + member + "\":[^,]*,", "") + "\"" + member + "\":" + value + "}";
    }
}
