package io.portcullis.deployment.schema;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

import io.portcullis.api.Sensitive;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Node;

/**
 * Finds what is marked {@link Sensitive} in a type, however deep: an automaton over its JSON. A place stands for all types that
 * can be there, since a subtype may have what its siblings have not.
 */
public final class SensitiveParts {

    private final ObjectMapper json = StrictJson.create(1_000, 1_000, 1_000);
    private final JacksonView view;
    private final Direction direction;
    private final Map<Goal, Integer> numbers = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    private SensitiveParts(Direction direction) {
        this.direction = direction;
        this.view = direction == Direction.INPUT ? new ReadView(json) : new WriteView(json);
    }

    /** The sensitive parts of what a client sends for a type. */
    public static Sensitivity ofArgument(Type type) {
        return new SensitiveParts(Direction.INPUT).of(type);
    }

    /** The sensitive parts of what is written for a type. */
    public static Sensitivity ofResult(Type type) {
        return new SensitiveParts(Direction.OUTPUT).of(type);
    }

    /** What can be at a place: these types, or a secret. */
    private record Goal(boolean secret, Set<JavaType> types) {

        static final Goal OPEN = new Goal(false, Set.of());

        Goal and(Goal other) {
            Set<JavaType> both = new LinkedHashSet<>(types);
            both.addAll(other.types);
            return new Goal(secret || other.secret, both);
        }
    }

    /** A place whose ways are known. */
    private static final class Draft {

        private boolean secret;
        private final Map<String, Goal> members = new LinkedHashMap<>();
        private Goal each;

        Draft(boolean secret) {
            this.secret = secret;
        }

        void member(String name, Goal goal) {
            members.merge(name, goal, Goal::and);
        }

        void each(Goal goal) {
            each = each == null ? goal : each.and(goal);
        }
    }

    private Sensitivity of(Type type) {
        number(new Goal(false, Set.of(json.getTypeFactory().constructType(type))));
        boolean[] holds = holding();
        if (!holds[0]) {
            return Sensitivity.NONE;
        }
        return new Sensitivity(drafts.stream().map(draft -> node(draft, holds)).toList());
    }

    /** The number of a place; its draft, and those of all places behind it, are there by then. */
    private int number(Goal goal) {
        Integer known = numbers.get(goal);
        if (known != null) {
            return known;
        }
        Draft draft = new Draft(goal.secret());
        int number = drafts.size();
        numbers.put(goal, number);
        drafts.add(draft);
        if (!draft.secret) {
            goal.types().forEach(type -> look(draft, type));
        }
        draft.members.values().forEach(this::number);
        if (draft.each != null) {
            number(draft.each);
        }
        return number;
    }

    private void look(Draft draft, JavaType type) {
        if (type.isReferenceType()) {
            look(draft, type.getReferencedType());
        } else if (type.isContainerType()) {
            draft.each(new Goal(false, Set.of(type.getContentType())));
        } else if (isObject(type.getRawClass())) {
            lookInto(draft, type);
        }
    }

    private static boolean isObject(Class<?> raw) {
        return !raw.isPrimitive() && !raw.isEnum() && !raw.getName().startsWith("java.")
                && !JsonNode.class.isAssignableFrom(raw);
    }

    private void lookInto(Draft draft, JavaType type) {
        subtypes(type.getRawClass()).forEach(subtype -> look(draft, json.getTypeFactory().constructType(subtype)));
        JsonTypeInfo info = type.getRawClass().getAnnotation(JsonTypeInfo.class);
        if (info != null && !info.property().isEmpty()) {
            draft.member(info.property(), Goal.OPEN);
        }
        BeanDescription bean = direction == Direction.INPUT ? json.getDeserializationConfig().introspect(type)
                : json.getSerializationConfig().introspect(type);
        if (view.standIn(type).isPresent()) {
            standIn(draft, bean, view.standIn(type).get());
            return;
        }
        for (BeanPropertyDefinition property : bean.findProperties()) {
            Goal goal = isSensitive(bean, property) ? new Goal(true, Set.of())
                    : new Goal(false, Set.of(property.getPrimaryType()));
            draft.member(property.getName(), goal);
            draft.member(property.getInternalName(), goal); // as Bean Validation calls it
        }
    }

    /** A value of its own, such as a typed id: its one member is not seen in JSON. */
    private void standIn(Draft draft, BeanDescription bean, Type type) {
        boolean secret = bean.findProperties().stream().anyMatch(property -> isSensitive(bean, property))
                || Stream.of(bean.getBeanClass().getDeclaredFields()).anyMatch(SensitiveParts::isMarked);
        if (secret) {
            draft.secret = true;
        } else {
            look(draft, json.getTypeFactory().constructType(type));
        }
    }

    private static Stream<Class<?>> subtypes(Class<?> type) {
        JsonSubTypes named = type.getAnnotation(JsonSubTypes.class);
        Stream<Class<?>> written = named == null ? Stream.of()
                : Arrays.stream(named.value()).map(JsonSubTypes.Type::value);
        Stream<Class<?>> sealed = type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of();
        return Stream.concat(written, sealed).filter(subtype -> subtype != type).distinct();
    }

    /** On the field, the getter, the setter, the parameter of the constructor or the component of the record. */
    private static boolean isSensitive(BeanDescription bean, BeanPropertyDefinition property) {
        boolean accessed = Stream
                .of(property.getField(), property.getGetter(), property.getSetter(), property.getConstructorParameter())
                .filter(Objects::nonNull).anyMatch(member -> member.hasAnnotation(Sensitive.class));
        return accessed || members(bean.getBeanClass(), property.getInternalName()).anyMatch(SensitiveParts::isMarked);
    }

    private static Stream<AnnotatedElement> members(Class<?> type, String name) {
        if (type == null || type == Object.class) {
            return Stream.of();
        }
        String capitalized = name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Set<String> getters = Set.of(name, "get" + capitalized, "is" + capitalized);
        Stream<AnnotatedElement> here = Stream.concat(
                Arrays.stream(type.getDeclaredFields()).filter(field -> field.getName().equals(name)),
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getParameterCount() == 0 && getters.contains(method.getName())));
        Stream<AnnotatedElement> above = Stream.concat(members(type.getSuperclass(), name),
                Arrays.stream(type.getInterfaces()).flatMap(implemented -> members(implemented, name)));
        return Stream.concat(here, above);
    }

    private static boolean isMarked(AnnotatedElement element) {
        return element.isAnnotationPresent(Sensitive.class);
    }

    /** Which places hold a secret, or lead to one. */
    private boolean[] holding() {
        boolean[] holds = new boolean[drafts.size()];
        for (boolean changed = true; changed;) {
            changed = false;
            for (int i = 0; i < holds.length; i++) {
                boolean now = holds[i] || leads(drafts.get(i), holds);
                changed |= now != holds[i];
                holds[i] = now;
            }
        }
        return holds;
    }

    private boolean leads(Draft draft, boolean[] holds) {
        return draft.secret || draft.each != null && holds[numbers.get(draft.each)]
                || draft.members.values().stream().anyMatch(goal -> holds[numbers.get(goal)]);
    }

    private Node node(Draft draft, boolean[] holds) {
        Map<String, Integer> members = new TreeMap<>();
        draft.members.forEach((name, goal) -> members.put(name, target(goal, holds)));
        return new Node(draft.secret, members, draft.each == null ? Node.NOWHERE : target(draft.each, holds));
    }

    private int target(Goal goal, boolean[] holds) {
        int number = numbers.get(goal);
        return holds[number] ? number : Node.OPEN;
    }
}
