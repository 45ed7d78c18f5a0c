package io.portcullis.deployment.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

/** Refuses members whose JSON depends on code, or on annotations of the member that a schema of its type does not show. */
final class KnowableMembers {

    private KnowableMembers() {
    }

    static void check(BeanDescription bean, AnnotationIntrospector annotations, Direction direction) {
        if (bean.findExpectedFormat().getShape() == JsonFormat.Shape.ARRAY) {
            throw new UnsupportedTypeException(bean.getBeanClass().getName(),
                    "it is an array to Jackson; leave out @JsonFormat");
        }
        for (BeanPropertyDefinition property : bean.findProperties()) {
            AnnotatedMember member = property.getPrimaryMember();
            if (member != null) {
                check(bean, property, hasCode(member, annotations, direction),
                        "it has a converter or (de)serializer of its own");
                check(bean, property, annotations.findUnwrappingNameTransformer(member) != null, "it is unwrapped");
                check(bean, property, annotations.findObjectIdInfo(member) != null, "it may be an object or its id");
            }
        }
    }

    /** The name of a member in Java, by its name in JSON. */
    static String javaName(BeanDescription bean, String name) {
        return bean.findProperties().stream().filter(property -> property.getName().equals(name))
                .map(BeanPropertyDefinition::getInternalName).findFirst().orElse(name);
    }

    private static boolean hasCode(AnnotatedMember member, AnnotationIntrospector annotations, Direction direction) {
        return direction == Direction.INPUT
                ? annotations.findDeserializer(member) != null || annotations.findContentDeserializer(member) != null
                        || annotations.findDeserializationConverter(member) != null
                : annotations.findSerializer(member) != null || annotations.findContentSerializer(member) != null
                        || annotations.findSerializationConverter(member) != null;
    }

    private static void check(BeanDescription bean, BeanPropertyDefinition property, boolean unknowable, String why) {
        if (unknowable) {
            throw new UnsupportedTypeException("the member '" + property.getName() + "' of " + bean.getBeanClass().getName(),
                    why + "; leave the annotation out and use a type that says what its JSON is");
        }
    }
}
