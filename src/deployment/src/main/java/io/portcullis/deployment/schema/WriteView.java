package io.portcullis.deployment.schema;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.ser.std.ToEmptyObjectSerializer;

/** What Jackson writes. */
final class WriteView implements JacksonView {

    private final SerializationConfig config;
    private final SerializerProvider context;

    WriteView(ObjectMapper json) {
        this.config = json.getSerializationConfig();
        this.context = json.getSerializerProviderInstance();
    }

    @Override
    public Optional<Type> standIn(JavaType type) {
        AnnotatedMember value = config.introspect(type).findJsonValueAccessor();
        return Optional.ofNullable(value).map(AnnotatedMember::getMember).map(WriteView::typeOf);
    }

    private static Type typeOf(Member member) {
        return member instanceof Field field ? field.getGenericType() : ((Method) member).getGenericReturnType();
    }

    @Override
    public List<Property> properties(JavaType type) {
        BeanDescription bean = config.introspect(type);
        KnowableMembers.check(bean, config.getAnnotationIntrospector(), Direction.OUTPUT);
        boolean all = isAlwaysWritten(bean);
        List<Property> properties = new ArrayList<>();
        writers(type).forEachRemaining(writer -> properties.add(property(writer, bean, all)));
        return properties;
    }

    private static Property property(PropertyWriter writer, BeanDescription bean, boolean always) {
        Class<?> raw = writer.getType().getRawClass();
        return new Property(writer.getName(), KnowableMembers.javaName(bean, writer.getName()), raw,
                always && raw.isPrimitive());
    }

    /** Whether a number that is 0 is still written. */
    private static boolean isAlwaysWritten(BeanDescription bean) {
        JsonInclude.Value inclusion = bean.findPropertyInclusion(JsonInclude.Value.empty());
        return inclusion.getValueInclusion() != JsonInclude.Include.NON_DEFAULT;
    }

    private Iterator<PropertyWriter> writers(JavaType type) {
        try {
            JsonSerializer<?> writer = context.findValueSerializer(type);
            if (writer instanceof BeanSerializerBase bean) {
                return bean.properties();
            } else if (writer instanceof UnknownSerializer || writer instanceof ToEmptyObjectSerializer) {
                return List.<PropertyWriter> of().iterator();
            }
        } catch (JsonMappingException e) {
            throw new UnsupportedTypeException(type.getRawClass().getName(),
                    "it cannot be written as JSON (" + e.getOriginalMessage()
                            + "); use a record",
                    e);
        }
        throw new UnsupportedTypeException(type.getRawClass().getName(),
                "it is written by a serializer of its own, whose JSON cannot be known; use a record");
    }
}
