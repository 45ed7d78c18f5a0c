package io.portcullis.deployment.form;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Field;
import io.portcullis.deployment.schema.RecordSchema;
import io.portcullis.deployment.schema.UnsupportedTypeException;

/**
 * The fields of a form that asks for a record: one for each component, as flat as a form is (EL-03). What a form can say is
 * taken
 * from the very schema an argument of that type would have; the rest Bean Validation enforces all the same.
 */
public final class FormFields {

    private static final Map<Class<?>, Field.Type> TYPES = Map.ofEntries(entry(String.class, Field.Type.TEXT),
            entry(int.class, Field.Type.INTEGER), entry(Integer.class, Field.Type.INTEGER),
            entry(long.class, Field.Type.INTEGER), entry(Long.class, Field.Type.INTEGER),
            entry(short.class, Field.Type.INTEGER), entry(Short.class, Field.Type.INTEGER),
            entry(double.class, Field.Type.NUMBER), entry(Double.class, Field.Type.NUMBER),
            entry(float.class, Field.Type.NUMBER), entry(Float.class, Field.Type.NUMBER),
            entry(BigDecimal.class, Field.Type.NUMBER), entry(boolean.class, Field.Type.FLAG),
            entry(Boolean.class, Field.Type.FLAG));
    private static final Set<Class<?>> SEVERAL = Set.of(List.class, Set.class);

    private FormFields() {
    }

    /**
     * The fields, in the order of the components.
     *
     * @param type a record
     * @throws UnsupportedTypeException if it is none, or not flat
     */
    public static List<Field> of(Class<?> type) {
        if (!type.isRecord() || type.getTypeParameters().length > 0) {
            throw new UnsupportedTypeException(type.getName(), "a form asks for a record");
        }
        List<RecordComponent> components = List.of(type.getRecordComponents());
        List<Field.Type> types = components.stream().map(FormFields::typeOf).toList();
        JsonNode properties = RecordSchema.properties(type);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            JsonNode schema = properties.path(components.get(i).getName());
            if (!schema.isObject()) {
                throw unsupported(components.get(i), "Jackson calls it otherwise; leave its annotations out");
            }
            boolean required = components.get(i).getType() != Optional.class;
            fields.add(new Field(components.get(i).getName(), types.get(i), required, FormKeywords.options(schema),
                    FormKeywords.of(types.get(i), schema)));
        }
        return fields;
    }

    private static Field.Type typeOf(RecordComponent component) {
        Type type = component.getType() == Optional.class ? argument(component.getGenericType()) : component.getGenericType();
        if (TYPES.containsKey(type)) {
            return TYPES.get(type);
        } else if (isEnum(type)) {
            return Field.Type.CHOICE;
        } else if (type instanceof ParameterizedType several && SEVERAL.contains(several.getRawType())
                && isEnum(argument(several))) {
            return Field.Type.CHOICES;
        }
        throw unsupported(component, "a form has fields for String, numbers, booleans, enums and lists of enums");
    }

    private static UnsupportedTypeException unsupported(RecordComponent component, String why) {
        return new UnsupportedTypeException(
                "the member '" + component.getName() + "' of " + component.getDeclaringRecord().getName(), why);
    }

    private static boolean isEnum(Type type) {
        return type instanceof Class<?> plain && plain.isEnum();
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    }
}
