package io.portcullis.deployment.schema;

import java.lang.reflect.Type;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

import io.portcullis.api.Sensitive;
import io.portcullis.arguments.StrictJson;

/** Schemas of types in one direction. Made anew for each schema, so that no class outlives the build step that loaded it. */
final class TypeSchemas {

    private static final int NO_LIMIT_OF_ITS_OWN = 100_000;

    private final ObjectMapper json = StrictJson.create(NO_LIMIT_OF_ITS_OWN, NO_LIMIT_OF_ITS_OWN, NO_LIMIT_OF_ITS_OWN);
    private final SchemaGenerator generator;

    TypeSchemas(Direction direction) {
        SchemaGeneratorConfigBuilder config = options(direction);
        JacksonView view = direction == Direction.INPUT ? new ReadView(json) : new WriteView(json);
        EnumNames enums = new EnumNames(json);
        config.forTypesInGeneral().withCustomDefinitionProvider(new Scalars(direction)).withCustomDefinitionProvider(enums)
                .withCustomDefinitionProvider(new Optionals())
                .withCustomDefinitionProvider(new ObjectGate(view, json.getTypeFactory(), direction));
        config.forFields().withTargetTypeOverridesResolver(Optionals::valueOf)
                .withCustomDefinitionProvider(FormattedMembers::describe);
        config.forMethods().withTargetTypeOverridesResolver(Optionals::valueOf)
                .withCustomDefinitionProvider(FormattedMembers::describe);
        if (direction == Direction.INPUT) { // what is given away and never shown
            config.forFields().withWriteOnlyCheck(TypeSchemas::isSensitive);
            config.forMethods().withWriteOnlyCheck(TypeSchemas::isSensitive);
        }
        new Containers(enums, direction).configure(config);
        config.with(new ConstraintModule()).with(new BoundMembers(view, json.getTypeFactory()));
        this.generator = new SchemaGenerator(config.build());
    }

    private SchemaGeneratorConfigBuilder options(Direction direction) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(json, SchemaVersion.DRAFT_2020_12,
                OptionPreset.PLAIN_JSON)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.ADDITIONAL_FIXED_TYPES, Option.FLATTENED_ENUMS,
                        Option.FLATTENED_OPTIONALS, Option.FLATTENED_SUPPLIERS, Option.VALUES_FROM_CONSTANT_FIELDS)
                .with(Option.GETTER_METHODS, Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
                        Option.FIELDS_DERIVED_FROM_ARGUMENTFREE_METHODS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.PLAIN_DEFINITION_KEYS, Option.DEFINITIONS_FOR_MEMBER_SUPERTYPES);
        return direction == Direction.INPUT ? config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT) : config;
    }

    private static boolean isSensitive(MemberScope<?, ?> member) {
        boolean element = member.isFakeContainerItemScope();
        return !element && member.getAnnotationConsideringFieldAndGetterIfSupported(Sensitive.class) != null;
    }

    ObjectMapper json() {
        return json;
    }

    ObjectNode of(Type type) {
        return generator.generateSchema(type);
    }
}
