package io.portcullis.deployment.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

class InputSchemaTest {

    interface Special {
    }

    @Size(min = 3)
    @NotNull
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Code {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Min(0)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface AtLeast {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        @OverridesAttribute(constraint = Min.class, name = "value")
        long value();
    }

    record Line(@NotBlank @JsonPropertyDescription("the article") String article, @Positive int count,
            @JsonFormat(pattern = "dd/MM/yyyy") LocalDate due) {
    }

    record Nested(Optional<@Size(max = 3) String> one, Optional<@Size(max = 4) List<@NotBlank String>> many,
            Map<String, @Positive Integer> counts) {
    }

    @SuppressWarnings("unused")
    interface Tools {
        void none();

        void min(@Min(1) @Max(10) int it);

        void decimal(@DecimalMin(value = "0.5", inclusive = false) BigDecimal it);

        void positive(@Positive long it);

        void digits(@Digits(integer = 3, fraction = 2) BigDecimal it);

        void size(@Size(min = 1, max = 5) String it);

        void pattern(@Pattern(regexp = "[a-z]+x?") String it);

        void insensitive(@Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String it);

        void ofJava(@Pattern(regexp = "\\p{Alpha}++") String it);

        void email(@Email String it);

        void notBlank(@NotBlank String it);

        void items(@NotEmpty List<@Size(max = 5) String> it);

        void values(@Size(max = 2) Map<String, @Size(max = 3) String> it);

        void optional(Optional<@Positive Integer> it);

        void optionalItems(Optional<@Size(max = 3) List<@NotBlank String>> it);

        void optionalInt(@PositiveOrZero OptionalInt it);

        void otherGroup(@Size(max = 9, groups = Special.class) String it);

        void bothGroups(@Size(max = 9, groups = Special.class) @Size(max = 5, groups = Default.class) String it);

        void composed(@Code String it);

        void overridden(@AtLeast(-5) int it);

        void keys(Map<Catalogue.Level, Integer> it);

        void unique(Set<Catalogue.Level> it);

        void line(Line it);

        void nested(Nested it);

        void tree(Catalogue.Tree it);

        void twice(Catalogue.Created one, List<Catalogue.Created> more);

        void shape(Catalogue.Shape it);
    }

    @Test
    void toolWithoutArguments_takesNothing() {
        assertThat(InputSchema.of(tool("none"), List.of())).isEqualTo("{\"type\":\"object\",\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            min           | {"type":"integer","minimum":1,"maximum":10}
            decimal       | {"type":"number","exclusiveMinimum":0.5}
            positive      | {"type":"integer","exclusiveMinimum":0}
            digits        | {"type":"number","exclusiveMinimum":-1000,"exclusiveMaximum":1000}
            size          | {"type":"string","minLength":1,"maxLength":5}
            pattern       | {"type":"string","pattern":"^(?:[a-z]+x?)$"}
            insensitive   | {"type":"string"}
            ofJava        | {"type":"string"}
            email         | {"type":"string","format":"email"}
            notBlank      | {"type":"string","minLength":1,"pattern":"\\\\S"}
            items         | {"minItems":1,"type":"array","items":{"type":"string","maxLength":5}}
            values        | {"type":"object","additionalProperties":{"type":"string","maxLength":3},"maxProperties":2}
            otherGroup    | {"type":"string"}
            bothGroups    | {"type":"string","maxLength":5}
            composed      | {"type":"string","minLength":3}
            overridden    | {"type":"integer"}
            keys          | {"type":"object","additionalProperties":{"type":"integer"},"propertyNames":{"enum":["LOW","very-high"]}}
            unique        | {"type":"array","items":{"type":"string","enum":["LOW","very-high"]},"uniqueItems":true}
            """, quoteCharacter = '\'')
    void constraint_isInTheSchema(String tool, String expected) {
        assertThat(schema(tool)).isEqualTo("{\"type\":\"object\",\"properties\":{\"it\":" + expected
                + "},\"required\":[\"it\"],\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            optional      | {"type":"integer","exclusiveMinimum":0}
            optionalItems | {"maxItems":3,"type":"array","items":{"type":"string","minLength":1,"pattern":"\\\\S"}}
            optionalInt   | {"type":"integer","minimum":0}
            """, quoteCharacter = '\'')
    void optional_isItsValueAndNotRequired(String tool, String expected) {
        assertThat(schema(tool))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"it\":" + expected + "},\"additionalProperties\":false}");
    }

    @Test
    void record_isClosedAndInOrder() {
        assertThat(schema("line")).contains("\"it\":{\"type\":\"object\",\"properties\":{"
                + "\"article\":{\"type\":\"string\",\"description\":\"the article\",\"minLength\":1,\"pattern\":\"\\\\S\"},"
                + "\"count\":{\"type\":\"integer\",\"exclusiveMinimum\":0},"
                + "\"due\":{\"type\":\"string\",\"description\":\"in the form dd/MM/yyyy\"}},"
                + "\"required\":[\"article\",\"count\"],\"additionalProperties\":false}");
    }

    @Test
    void constraintsOfOptionalMembers_areNotMixedUp() {
        assertThat(schema("nested")).contains("\"one\":{\"type\":\"string\",\"maxLength\":3},"
                + "\"many\":{\"maxItems\":4,\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"counts\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\",\"exclusiveMinimum\":0}}");
    }

    @Test
    void recursion_refersToADefinition() {
        assertThat(schema("tree")).isEqualTo("{\"type\":\"object\",\"properties\":{\"it\":{\"$ref\":\"#/$defs/Tree\"}},"
                + "\"required\":[\"it\"],\"additionalProperties\":false,\"$defs\":{\"Tree\":{\"type\":\"object\",\"properties\":{"
                + "\"value\":{\"type\":\"integer\"},\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Tree\"}}},"
                + "\"required\":[\"value\"],\"additionalProperties\":false}}}");
    }

    @Test
    void typeUsedTwice_isDefinedOnce() {
        String schema = InputSchema.of(tool("twice"), List.of(new ArgumentShape(0, "one", "", true, null),
                new ArgumentShape(1, "more", "", false, null)));
        assertThat(schema).contains("\"one\":{\"$ref\":\"#/$defs/Created\"}", "\"items\":{\"$ref\":\"#/$defs/Created\"}",
                "\"required\":[\"one\"]").containsOnlyOnce("\"$defs\":{\"Created\":{\"type\":\"object\"");
    }

    @Test
    void subtypes_areClosedAndNamed() {
        assertThat(schema("shape")).contains(
                "\"kind\":{\"const\":\"circle\"}},\"required\":[\"radius\",\"kind\"],\"additionalProperties\":false}",
                "\"kind\":{\"const\":\"group\"}");
    }

    @Test
    void nameDescriptionAndDefault_areThoseOfTheArgument() {
        String schema = InputSchema.of(tool("positive"), List.of(new ArgumentShape(0, "odd.name/1", "how many", false, "7")));
        assertThat(schema)
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"odd.name/1\":{\"type\":\"integer\",\"exclusiveMinimum\":0,"
                        + "\"description\":\"how many\",\"default\":7}},\"additionalProperties\":false}");
    }

    @Test
    void sameTool_hasTheSameSchemaEveryTime() {
        assertThat(schema("shape")).isEqualTo(schema("shape"));
    }

    private static String schema(String tool) {
        return InputSchema.of(tool(tool), List.of(new ArgumentShape(0, "it", "", true, null)));
    }

    private static Method tool(String name) {
        return Arrays.stream(Tools.class.getDeclaredMethods()).filter(method -> method.getName().equals(name)).findFirst()
                .orElseThrow();
    }
}
