package io.portcullis.deployment.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.arguments.StrictJson;

class OutputSchemaTest {

    record Ticket(int number, @NotNull String title, String note, Optional<String> owner) {
    }

    record Spans(Duration duration, Period period, LocalTime local, OffsetTime offset) {
    }

    record Bag(Map<String, String> values) {
    }

    interface Projection {
        String getName();

        int getAge();

        default boolean isAdult() {
            return getAge() >= 18;
        }
    }

    private final ObjectMapper json = StrictJson.create(100, 100_000, 1_000);

    @Test
    void record_requiresWhatIsAlwaysWritten() {
        assertThat(OutputSchema.of(Ticket.class))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"number\":{\"type\":\"integer\"},"
                        + "\"title\":{\"type\":\"string\"},\"note\":{\"type\":\"string\"},\"owner\":{\"type\":\"string\"}},"
                        + "\"required\":[\"number\",\"title\"]}");
    }

    @Test
    void nullsAndEmptyOptionals_areLeftOut() throws Exception {
        assertThat(json.writeValueAsString(new Ticket(1, "a", null, Optional.empty())))
                .isEqualTo("{\"number\":1,\"title\":\"a\"}");
    }

    @Test
    void interface_showsItsGettersByName() {
        assertThat(OutputSchema.of(Projection.class))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"adult\":{\"type\":\"boolean\"},"
                        + "\"age\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\"}},\"required\":[\"adult\",\"age\"]}");
    }

    @Test
    void array_isAnArray() {
        assertThat(OutputSchema.of(Catalogue.Level[].class))
                .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"LOW\",\"very-high\"]}}");
    }

    @Test
    void definitions_comeLast() {
        assertThat(OutputSchema.of(Catalogue.Group.class)).startsWith("{\"type\":\"object\"").contains("\"$defs\":{");
    }

    @Test
    void fractionsAndSigns_fitTheSchema() throws Exception {
        Spans spans = new Spans(Duration.ofMillis(-90_500), Period.of(1, 0, -3), LocalTime.MIDNIGHT,
                LocalTime.NOON.atOffset(ZoneOffset.UTC));
        assertThat(fits(spans)).isTrue();
        assertThat(fits(new Spans(Duration.ZERO, Period.ZERO, LocalTime.MAX, OffsetTime.MAX))).isTrue();
    }

    @Test
    void nullValuesOfMaps_areLeftOut() throws Exception {
        assertThat(fits(new Bag(new HashMap<>(Collections.singletonMap("key", null))))).isTrue();
    }

    @Test
    void list_isAnArrayOfItsItems() throws Exception {
        JsonSchema schema = JsonSchema.of(OutputSchema.of(Catalogue.class.getDeclaredMethod("numbers", List.class)
                .getGenericParameterTypes()[0]));
        assertThat(schema.accepts(json.readTree("[1,2]"))).isTrue();
        assertThat(schema.accepts(json.readTree("[1,\"2\"]"))).isFalse();
    }

    private boolean fits(Object value) throws Exception {
        return JsonSchema.of(OutputSchema.of(value.getClass())).withFormats()
                .accepts(json.readTree(json.writeValueAsString(value)));
    }
}
