package io.portcullis.deployment.schema;

import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.classmate.ResolvedTypeWithMembers;
import com.fasterxml.classmate.members.ResolvedMember;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.TypeContext;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;

/**
 * Chooses the members of an object. The library walks fields and getters; of these, exactly the ones are kept that stand for a
 * property Jackson binds, under
 * the name Jackson gives it. Descriptions and subtypes are the library's.
 */
final class BoundMembers extends JacksonModule {

    private final JacksonView view;
    private final TypeFactory types;
    private final Map<ResolvedType, Map<Member, JacksonView.Property>> known = new HashMap<>();

    BoundMembers(JacksonView view, TypeFactory types) {
        super(JacksonOption.INLINE_TRANSFORMED_SUBTYPES, JacksonOption.IGNORE_PROPERTY_NAMING_STRATEGY);
        this.view = view;
        this.types = types;
    }

    @Override
    public void applyToConfigBuilder(SchemaGeneratorConfigBuilder config) {
        super.applyToConfigBuilder(config);
        config.forFields().withRequiredCheck(field -> property(field).filter(JacksonView.Property::required).isPresent());
        config.forMethods().withRequiredCheck(method -> property(method).filter(JacksonView.Property::required).isPresent());
        // In the order of declaration; methods, which the JVM hands out in any order, after the fields and by name.
        config.forTypesInGeneral().withPropertySorter((one, other) -> {
            boolean methods = one instanceof MethodScope && other instanceof MethodScope;
            return methods ? one.getName().compareTo(other.getName())
                    : Boolean.compare(one instanceof MethodScope, other instanceof MethodScope);
        });
    }

    @Override
    protected boolean shouldIgnoreField(FieldScope field) {
        return property(field).isEmpty();
    }

    @Override
    protected boolean shouldIgnoreMethod(MethodScope method) {
        return property(method).isEmpty();
    }

    @Override
    protected String getPropertyNameOverrideBasedOnJsonPropertyAnnotation(MemberScope<?, ?> member) {
        return property(member).map(JacksonView.Property::name).orElse(null);
    }

    private Optional<JacksonView.Property> property(MemberScope<?, ?> member) {
        ResolvedType type = member.getDeclarationDetails().getSchemaTargetType();
        if (!known.containsKey(type)) {
            known.put(type, choose(type, member.getContext()));
        }
        return Optional.ofNullable(known.get(type).get(member.getRawMember()));
    }

    private Map<Member, JacksonView.Property> choose(ResolvedType type, TypeContext context) {
        if (type.isInstanceOf(Map.class)) {
            return Map.of();
        }
        ResolvedTypeWithMembers members = context.resolveWithMembers(type);
        Map<Member, JacksonView.Property> chosen = new LinkedHashMap<>();
        for (JacksonView.Property property : view.properties(JacksonTypes.of(type, types))) {
            chosen.put(choose(type, members, property), property);
        }
        return chosen;
    }

    private static Member choose(ResolvedType type, ResolvedTypeWithMembers members, JacksonView.Property property) {
        return Stream.concat(fields(members, property), getters(members, property))
                .filter(member -> member.getType().getErasedType() == property.type())
                .map(ResolvedMember::getRawMember)
                .findFirst()
                .orElseThrow(() -> new UnsupportedTypeException("the member '" + property.name() + "' of " + type.getTypeName(),
                        "there is neither a field nor a getter '" + property.javaName() + "' of type "
                                + property.type().getTypeName() + "; use a record, or name and type them alike"));
    }

    private static Stream<? extends ResolvedMember<?>> fields(ResolvedTypeWithMembers members, JacksonView.Property property) {
        return Arrays.stream(members.getMemberFields()).filter(field -> field.getName().equals(property.javaName()));
    }

    private static Stream<? extends ResolvedMember<?>> getters(ResolvedTypeWithMembers members, JacksonView.Property property) {
        String name = property.javaName();
        String capitalized = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Set<String> names = Set.of("get" + capitalized, "is" + capitalized, name);
        return Arrays.stream(members.getMemberMethods())
                .filter(method -> names.contains(method.getName()) && method.getArgumentCount() == 0
                        && method.getType() != null);
    }
}
