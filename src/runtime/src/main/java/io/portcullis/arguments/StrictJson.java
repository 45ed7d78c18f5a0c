package io.portcullis.arguments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.StdDateFormat;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;

/**
 * The engine's own JSON: binds arguments and writes results, out of reach of the application's customizers.
 * <p>
 * On input, what the schema of a tool does not say is refused: unknown members, repeated keys, any coercion between JSON types,
 * numbers for dates or
 * enums, numbers that are not finite, nulls in collections, classes named by the client, text after the value. A null member
 * counts as not given. What has neither a constructor
 * parameter, a setter nor a public field cannot be set. On output, nulls and empty optionals are left out and dates are
 * ISO-8601 text.
 */
public final class StrictJson {

    private StrictJson() {
    }

    /**
     * A mapper of these rules. It is safe to share between threads, and must not be configured further.
     *
     * @param maxDepth how deep arrays and objects may nest
     * @param maxStringLength the longest string, in characters
     * @param maxNumberLength the longest number, in characters
     */
    public static ObjectMapper create(int maxDepth, int maxStringLength, int maxNumberLength) {
        StreamReadConstraints limits = StreamReadConstraints.builder().maxNestingDepth(maxDepth)
                .maxStringLength(maxStringLength).maxNumberLength(maxNumberLength).build();
        JsonMapper.Builder mapper = JsonMapper.builder(factory(limits));
        mapper.addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule(), new OneShapeModule(),
                new FiniteNumberModule());
        refuseUnexpectedInput(mapper);
        refuseCoercion(mapper);
        bindOnlyWhatIsDeclared(mapper);
        writeSparsely(mapper);
        return mapper.build();
    }

    private static JsonFactory factory(StreamReadConstraints limits) {
        return new JsonFactoryBuilder().streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // the names are the client's
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    private static void refuseUnexpectedInput(JsonMapper.Builder mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .defaultDateFormat(new StdDateFormat().withLenient(false)) // no 31st of February
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    private static void refuseCoercion(JsonMapper.Builder mapper) {
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(config -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                // A whole number is a number.
                .withCoercionConfig(LogicalType.Float,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
    }

    /**
     * Fields and getters are not setters: a caller cannot assign what the author did not open. No class is named by the client.
     */
    private static void bindOnlyWhatIsDeclared(JsonMapper.Builder mapper) {
        mapper.disable(MapperFeature.INFER_PROPERTY_MUTATORS, MapperFeature.USE_GETTERS_AS_SETTERS,
                MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                .constructorDetector(
                        ConstructorDetector.DEFAULT.withSingleArgMode(ConstructorDetector.SingleArgConstructor.PROPERTIES))
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder().build());
    }

    private static void writeSparsely(JsonMapper.Builder mapper) {
        mapper.defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }
}
