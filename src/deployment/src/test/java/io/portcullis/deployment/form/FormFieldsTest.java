package io.portcullis.deployment.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Field;
import io.portcullis.arguments.StrictJson;
import io.portcullis.deployment.schema.UnsupportedTypeException;

/** The form of a record: what it asks for is what the record is read from (EL-03). */
class FormFieldsTest {

    enum Colour {
        RED,
        @JsonProperty("light-green")
        GREEN
    }

    record Everything(@Size(min = 2, max = 40) String text, @Email String mail, @Min(1) @Max(9) int number, Long big,
            Optional<@Positive Short> small, double real, Optional<BigDecimal> exact, float loose, boolean flag, Boolean maybe,
            Colour colour, Optional<Colour> other, List<Colour> list, @Size(min = 1, max = 2) Set<Colour> set,
            Optional<List<Colour>> rest) {
    }

    private static final Map<String, String> COLOURS = new LinkedHashMap<>(Map.of("RED", "", "light-green", ""));

    @Test
    void everyComponent_isAField() {
        assertThat(FormFields.of(Everything.class)).extracting(field -> field.name() + " " + field.type() + " "
                + (field.isRequired() ? "required" : "optional") + " " + field.keywords()).containsExactly(
                        "text TEXT required {minLength=2, maxLength=40}", "mail TEXT required {format=email}",
                        "number INTEGER required {minimum=1, maximum=9}", "big INTEGER required {}",
                        "small INTEGER optional {minimum=1}", "real NUMBER required {}", "exact NUMBER optional {}",
                        "loose NUMBER required {}", "flag FLAG required {}", "maybe FLAG required {}",
                        "colour CHOICE required {}", "other CHOICE optional {}", "list CHOICES required {}",
                        "set CHOICES required {minItems=1, maxItems=2}", "rest CHOICES optional {}");
    }

    @Test
    void aChoice_hasTheNamesThatAreRead() {
        assertThat(FormFields.of(Everything.class)).filteredOn(field -> !field.options().isEmpty()).hasSize(5)
                .allSatisfy(field -> assertThat(field.options()).isEqualTo(COLOURS));
    }

    record Described(@JsonPropertyDescription("Why it is closed") String reason) {
    }

    @Test
    void aDescription_isKept() {
        assertThat(FormFields.of(Described.class)).containsExactly(
                Field.text("reason").required().describedAs("Why it is closed"));
    }

    record Renamed(@JsonProperty("why") String reason) {
    }

    record Letter(char letter) {
    }

    enum None {
    }

    record NoChoice(None none) {
    }

    @Test
    void whatIsNoField_isRefused() {
        assertThatThrownBy(() -> FormFields.of(Renamed.class)).isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("'reason'");
        assertThatThrownBy(() -> FormFields.of(Letter.class)).isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("'letter'");
        assertThatThrownBy(() -> FormFields.of(String.class)).isInstanceOf(UnsupportedTypeException.class);
        assertThatThrownBy(() -> FormFields.of(NoChoice.class)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Values drawn at random that fit the fields, as the engine lets them through. */
    @Test
    void whatFitsTheForm_isBound() {
        ObjectMapper json = StrictJson.create(10, 1_000, 100);
        List<Field> fields = FormFields.of(Everything.class);
        Random random = new Random(20260728);
        for (int i = 0; i < 1_000; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Field field : fields) {
                if (field.isRequired() || random.nextBoolean()) {
                    values.put(field.name(), value(field, random));
                }
            }
            Everything bound = json.convertValue(values, Everything.class);
            assertThat(bound.text()).isEqualTo(values.get("text"));
            assertThat(bound.number()).isEqualTo(((Number) values.get("number")).intValue());
            assertThat(bound.other().isPresent()).isEqualTo(values.containsKey("other"));
        }
    }

    private static Object value(Field field, Random random) {
        List<String> options = List.copyOf(field.options().keySet());
        return switch (field.type()) {
            case TEXT -> "text" + random.nextInt(1_000);
            case INTEGER -> 1L + random.nextInt(9);
            case NUMBER -> random.nextBoolean() ? (Object) (long) random.nextInt(100) : (Object) (random.nextInt(100) / 4.0);
            case FLAG -> random.nextBoolean();
            case CHOICE -> options.get(random.nextInt(options.size()));
            case CHOICES -> options.subList(random.nextInt(2), 2);
        };
    }
}
