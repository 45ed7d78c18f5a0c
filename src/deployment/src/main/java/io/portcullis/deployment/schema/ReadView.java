package io.portcullis.deployment.schema;

import java.lang.reflect.Executable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;

/** What Jackson reads. */
final class ReadView implements JacksonView {

    private final DeserializationConfig config;
    private final DeserializationContext context;

    ReadView(ObjectMapper json) {
        this.config = json.getDeserializationConfig();
        this.context = ((DefaultDeserializationContext) json.getDeserializationContext()).createDummyInstance(config);
    }

    @Override
    public Optional<Type> standIn(JavaType type) {
        BeanDescription bean = config.introspect(type);
        return Stream.<AnnotatedWithParams> concat(bean.getConstructors().stream(), bean.getFactoryMethods().stream())
                .filter(creator -> creator.getParameterCount() == 1 && isDelegating(creator, bean))
                .map(creator -> ((Executable) creator.getMember()).getGenericParameterTypes()[0])
                .findFirst();
    }

    private boolean isDelegating(AnnotatedWithParams creator, BeanDescription bean) {
        JsonCreator.Mode mode = config.getAnnotationIntrospector().findCreatorAnnotation(config, creator);
        if (mode == null) { // what is written as a value is read from one
            AnnotatedMember written = bean.findJsonValueAccessor();
            return written != null && written.getRawType() == creator.getRawParameterType(0) && !readsObjects(bean);
        }
        return mode == JsonCreator.Mode.DELEGATING || mode == JsonCreator.Mode.DEFAULT && !readsObjects(bean);
    }

    private boolean readsObjects(BeanDescription bean) {
        ValueInstantiator instantiator = reader(bean.getType()).getValueInstantiator();
        return instantiator.canCreateFromObjectWith() || instantiator.canCreateUsingDefault();
    }

    @Override
    public List<Property> properties(JavaType type) {
        if (ArgumentsType.isOne(type.getRawClass())) {
            return Arrays.stream(type.getRawClass().getFields())
                    .map(field -> new Property(field.getName(), field.getName(), field.getType(), false)).toList();
        }
        BeanDescription bean = config.introspect(type);
        if (bean.findAnySetterAccessor() != null) {
            throw new UnsupportedTypeException(type.getRawClass().getName(),
                    "it takes any member with @JsonAnySetter; use a Map<String, ...> member instead");
        }
        if (!readsObjects(bean)) {
            throw new UnsupportedTypeException(type.getRawClass().getName(),
                    "Jackson cannot make one from an object; use a record, or a constructor with @JsonCreator");
        }
        KnowableMembers.check(bean, config.getAnnotationIntrospector(), Direction.INPUT);
        List<Property> properties = new ArrayList<>();
        reader(type).properties().forEachRemaining(property -> {
            if (!property.isIgnorable()) {
                properties.add(property(property, bean));
            }
        });
        return properties;
    }

    private static Property property(SettableBeanProperty property, BeanDescription bean) {
        boolean fromCreator = property.getMember() instanceof AnnotatedParameter;
        boolean required = fromCreator && (property.isRequired() || property.getType().isPrimitive());
        return new Property(property.getName(), KnowableMembers.javaName(bean, property.getName()),
                property.getType().getRawClass(), required);
    }

    private BeanDeserializerBase reader(JavaType type) {
        try {
            JsonDeserializer<?> reader = context.findNonContextualValueDeserializer(type);
            if (reader instanceof BeanDeserializerBase bean) {
                return bean;
            }
        } catch (JsonMappingException e) {
            throw new UnsupportedTypeException(type.getRawClass().getName(),
                    "it cannot be read from JSON (" + e.getOriginalMessage()
                            + "); use a record",
                    e);
        }
        throw new UnsupportedTypeException(type.getRawClass().getName(),
                "it is read by a deserializer of its own, whose JSON cannot be known; use a record");
    }
}
