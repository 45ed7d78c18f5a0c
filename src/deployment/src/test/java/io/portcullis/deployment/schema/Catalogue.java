package io.portcullis.deployment.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Types a tool may take and answer, each as the one parameter of a method. None is constrained, so that schema and binding must
 * agree alone.
 */
@SuppressWarnings("unused")
interface Catalogue {

    enum Level {
        LOW,
        @JsonProperty("very-high")
        HIGH
    }

    record Scalars(boolean a, byte b, short c, int d, long e, float f, double g, char h, Boolean i, Integer j, Long k, Double l,
            Character m, String n, BigInteger o, BigDecimal p, Number q, CharSequence r, UUID s, byte[] t) {
    }

    record Times(Instant a, OffsetDateTime b, ZonedDateTime c, LocalDate d, LocalDateTime e, LocalTime f, OffsetTime g,
            Duration h,
            Period i, Year j, YearMonth k, MonthDay l, Date m) {
    }

    record Optionals(Optional<String> a, OptionalInt b, OptionalLong c, OptionalDouble d, Optional<List<Level>> e,
            List<Optional<Integer>> f, Optional<Tree> g) {
    }

    record Containers(List<String> a, Set<Integer> b, SortedSet<Level> c, int[] d, Level[] e, List<List<Boolean>> f,
            Map<String, Integer> g, Map<Level, List<String>> h, Map<Integer, Tree> i, EnumMap<Level, Map<String, Long>> j) {
    }

    record Anything(JsonNode a, Object b, ObjectNode c, ArrayNode d, List<Object> e, Map<String, Object> f,
            List<List<JsonNode>> g) {
    }

    record Tree(int value, List<Tree> children) {
    }

    record Pair<A, B>(A first, B second) {
    }

    record Id(@JsonValue long value) {
    }

    record Name(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Name {
        }
    }

    record Wrapped(Id id, Name name, List<Id> others) {
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Named(String firstName, @JsonProperty("last") String lastName, @JsonIgnore String secret) {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({ @JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(value = Group.class, name = "group") })
    sealed interface Shape permits Circle, Group {
    }

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {
    }

    record Group(int count, List<Shape> shapes, Circle frame) implements Shape {
    }

    class Bean {
        public String open;
        private int count;
        private String readOnly = "yes";

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }

        public String getReadOnly() {
            return readOnly;
        }
    }

    class Derived extends Bean {
        private List<Id> ids;

        public List<Id> getIds() {
            return ids;
        }

        public void setIds(List<Id> ids) {
            this.ids = ids;
        }

        public Optional<Id> getFirst() {
            return ids == null ? Optional.empty() : ids.stream().findFirst();
        }
    }

    class Created {
        private final int number;
        private final String text;

        @JsonCreator
        Created(@JsonProperty("number") int number, @JsonProperty(value = "text", required = true) String text) {
            this.number = number;
            this.text = text;
        }

        public int getNumber() {
            return number;
        }

        public String getText() {
            return text;
        }
    }

    @JsonDeserialize(builder = Built.Builder.class)
    class Built {
        private final String text;

        Built(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }

        static class Builder {
            private String text;

            public Builder withText(String text) {
                this.text = text;
                return this;
            }

            public Built build() {
                return new Built(text);
            }
        }
    }

    void scalars(Scalars it);

    void times(Times it);

    void optionals(Optionals it);

    void containers(Containers it);

    void anything(Anything it);

    void tree(Tree it);

    void pair(Pair<String, Pair<Integer, List<Level>>> it);

    void wrapped(Wrapped it);

    void named(Named it);

    void shape(Shape it);

    void circle(Circle it);

    void shapes(Map<String, Shape> it);

    void bean(Bean it);

    void derived(Derived it);

    void created(Created it);

    void built(Built it);

    void id(Id it);

    void primitive(int it);

    void text(String it);

    void level(Level it);

    void numbers(List<Long> it);

    void matrix(double[][] it);

    void set(Set<UUID> it);

    void address(URI it);
}
