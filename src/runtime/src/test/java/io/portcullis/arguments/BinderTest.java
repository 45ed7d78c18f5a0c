package io.portcullis.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeTool;
import io.portcullis.protocol.Slice;

/** T-12, T-13. */
class BinderTest {

    private static final ObjectMapper JSON = StrictJson.create(32, 100_000, 100);
    private static final Caller ALICE = Callers.key("alice");
    private static final Function<Parameter, Object> INJECTED = parameter -> parameter.source() == Source.CALLER ? ALICE : null;
    private static final String HERE = BinderTest.class.getName() + "$";

    public enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "not the name";
            }
        },
        @JsonProperty("sky")
        BLUE
    }

    public record Owner(String name, int age, Color color) {

        public Owner {
            if ("SECRET".equals(name)) {
                throw new IllegalArgumentException("do not tell SECRET");
            }
        }
    }

    public record Ticket(long number, Owner owner, List<Owner> others, Map<String, Integer> counts) {
    }

    @Test
    void arguments_areBoundInTheOrderOfTheParameters() throws Exception {
        BoundArguments bound = bind("{'b':'text','a':7}", required("a", "int"), required("b", "java.lang.String"));
        assertThat(bound.values()).containsExactly(7, "text");
        assertThat(bound.given()).containsExactly("a", "b");
    }

    @Test
    void noArguments_areAnEmptyObject() throws Exception {
        BoundArguments bound = binder(optional("a", "int")).bind(Optional.empty(), INJECTED);
        assertThat(bound.values()).containsExactly(Optional.empty());
        assertThat(bound.given()).isEmpty();
    }

    @Test
    void unknownArgument_isRefusedWithTheKnownOnes() {
        assertThat(error("{'a':1,'c':2}", required("b", "int"), required("a", "int")))
                .isEqualTo("Unknown argument \"c\". Known arguments: a, b.");
    }

    @Test
    void unknownArgumentOfAToolWithoutAny_isRefused() {
        assertThat(error("{'a':1}")).isEqualTo("Unknown argument \"a\". There are no arguments.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{'a\\u000a\\u202eb\\\"':1}|a??b?", "{'z\u00fcrich 1':1}|z\u00fcrich 1" })
    void unknownArgument_isNamedWithoutTricks(String arguments, String named) {
        assertThat(error(arguments)).startsWith("Unknown argument \"" + named + "\".");
    }

    @Test
    void unknownArgumentWithALongName_isShortened() {
        assertThat(error("{'" + "x".repeat(5_000) + "':1}")).hasSizeLessThan(200);
    }

    @Test
    void missingArgument_isNamedWithItsType() {
        assertThat(error("{}", required("number", "long")))
                .isEqualTo("Argument \"number\" is missing; expected an integer in range.");
    }

    @Test
    void nullForARequiredArgument_isMissing() {
        assertThat(error("{'number':null}", required("number", "java.lang.String")))
                .isEqualTo("Argument \"number\" is missing; expected a string.");
    }

    @Test
    void nullForAnOptionalArgument_isNotGiven() throws Exception {
        BoundArguments bound = bind("{'a':null,'b':null}", optional("a", "int"), notRequired("b", "java.lang.String"));
        assertThat(bound.values()).containsExactly(Optional.empty(), null);
        assertThat(bound.given()).isEmpty();
    }

    @Test
    void optionalArgument_isWrapped() throws Exception {
        assertThat(bind("{'a':5}", optional("a", "int")).values()).containsExactly(Optional.of(5));
    }

    @Test
    void argumentThatIsNotGiven_hasItsDefault() throws Exception {
        Parameter[] defaults = { withDefault("a", "int", "10"), withDefault("b", "java.lang.String", "\"x\""),
                withDefault("c", "java.util.List<java.lang.Integer>", "[1,2]") };
        assertThat(bind("{}", defaults).values()).containsExactly(10, "x", List.of(1, 2));
        assertThat(bind("{'a':null}", defaults).values()).containsExactly(10, "x", List.of(1, 2));
        assertThat(bind("{'a':11,'b':'y','c':[]}", defaults).values()).containsExactly(11, "y", List.of());
    }

    @Test
    void defaultValue_isNotSharedBetweenCalls() throws Exception {
        Binder binder = binder(withDefault("a", "java.util.ArrayList<java.lang.Integer>", "[1]"));
        assertThat(binder.bind(Optional.empty(), INJECTED).values()[0])
                .isNotSameAs(binder.bind(Optional.empty(), INJECTED).values()[0]);
    }

    @Test
    void caller_isInjected() throws Exception {
        BoundArguments bound = bind("{'a':1}", new Parameter(Source.CALLER, "", "", false, false, ""), required("a", "int"));
        assertThat(bound.values()).containsExactly(ALICE, 1);
        assertThat(bound.given()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "caller", "CALLER" })
    void caller_cannotBeSentByTheClient(String name) {
        assertThat(error("{'" + name + "':{'subject':'admin'}}", new Parameter(Source.CALLER, "", "", false, false, "")))
                .startsWith("Unknown argument");
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                wrong("int", "an integer in range", "'SECRET'", "1.5", "1.0", "true", "[1]", "{}", "99999999999",
                        "-99999999999", "'1'", "''"),
                wrong("long", "an integer in range", "99999999999999999999", "1e3", "'1'"),
                wrong("java.lang.Short", "an integer in range", "40000", "'1'", "false"),
                wrong("byte", "an integer in range", "300", "-300"),
                wrong("java.math.BigInteger", "an integer in range", "1.5", "'1'"),
                wrong("double", "a number", "'1.5'", "'NaN'", "'-Infinity'", "1e999", "-1e999", "true", "[]"),
                wrong("java.lang.Float", "a number", "'INF'", "1e39", "''"),
                wrong("[D", "a number", "[1.5,'NaN']", "[1e999]"), wrong("[F", "a number", "['-INF']"),
                wrong("java.math.BigDecimal", "a number", "'1.5'", "''", "{}", "1e99999999999"),
                wrong("boolean", "true or false", "'true'", "1", "0", "'SECRET'"),
                wrong("java.lang.String", "a string", "1", "true", "['SECRET']", "{'SECRET':1}", "1.5"),
                wrong("java.util.List<java.lang.String>", "an array", "'SECRET'", "{}", "1", "''"),
                wrong("java.util.Map<java.lang.String,java.lang.Integer>", "an object", "'SECRET'", "[]", "1", "''"),
                wrong("java.time.LocalDate", "a string with an ISO-8601 date or time", "'SECRET'", "1", "[2026,1,1]",
                        "'2026-02-30'", "''"),
                wrong("java.util.UUID", "a string", "'SECRET'", "1", "''"),
                wrong("[B", "a string in Base64", "'SECRET!'", "1", "[1]"),
                wrong(HERE + "Color", "one of RED, GREEN, sky", "'SECRET'", "1", "'red'", "''", "'BLUE'", "'not the name'"),
                wrong(HERE + "Owner", "an object", "'SECRET'", "[]", "1", "''", "true")).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void wrongType_isNamedWithTheExpectedOne(String type, String expected, String value) {
        assertThat(error("{'a':" + value + "}", required("a", type))).isEqualTo("Argument \"a\" must be " + expected + ".");
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void wrongTypeOfAnOptional_isNamedWithTheExpectedOne(String type, String expected, String value) {
        assertThat(error("{'a':" + value + "}", optional("a", type))).isEqualTo("Argument \"a\" must be " + expected + ".");
    }

    @Test
    void rightTypes_areBound() throws Exception {
        assertThat(bind("{'a':1.50,'b':'2026-02-28','c':'sky','d':'AQI='}", required("a", "java.math.BigDecimal"),
                required("b", "java.time.LocalDate"), required("c", HERE + "Color"), required("d", "[B")).values())
                .containsExactly(new BigDecimal("1.50"), LocalDate.of(2026, 2, 28), Color.BLUE, new byte[] { 1, 2 });
        assertThat(bind("{'a':3,'b':[1,2],'c':{'x':1}}", required("a", "double"),
                required("b", "java.util.List<java.lang.Integer>"),
                required("c", "java.util.Map<java.lang.String,java.lang.Integer>")).values())
                .containsExactly(3.0, List.of(1, 2), Map.of("x", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'number':'SECRET'}|Argument \"t.number\" must be an integer in range.",
            "{'number':99999999999999999999}|Argument \"t.number\" must be an integer in range.",
            "{'owner':{'age':99999999999}}|Argument \"t.owner.age\" must be an integer in range.",
            "{'owner':{'age':'SECRET'}}|Argument \"t.owner.age\" must be an integer in range.",
            "{'owner':{'color':'SECRET'}}|Argument \"t.owner.color\" must be one of RED, GREEN, sky.",
            "{'owner':['SECRET']}|Argument \"t.owner\" must be an object.",
            "{'others':[{'age':1},{'age':1.5}]}|Argument \"t.others[1].age\" must be an integer in range.",
            "{'others':[{'age':1},'SECRET']}|Argument \"t.others[1]\" must be an object.",
            "{'others':{}}|Argument \"t.others\" must be an array.",
            "{'counts':{'x':'SECRET'}}|Argument \"t.counts.x\" must be an integer in range.",
            "{'number':1,'extra':'SECRET'}|Argument \"t\" has an unknown member \"extra\".",
            "{'owner':{'age':1,'extra':'SECRET'}}|Argument \"t.owner\" has an unknown member \"extra\".",
            "{'others':[{'age':1,'extra':'SECRET'}]}|Argument \"t.others[0]\" has an unknown member \"extra\"." })
    void wrongMember_isNamedWithItsPath(String ticket, String message) {
        assertThat(error("{'t':" + ticket + "}", required("t", HERE + "Ticket"))).isEqualTo(message);
    }

    @Test
    void numbers_areBoundExactly() throws Exception {
        assertThat(bind("{'a':[1.5,-0.0],'b':1.7976931348623157e308,'c':[3]}", required("a", "[D"), required("b", "double"),
                required("c", "java.util.List<java.lang.Float>")).values())
                .containsExactly(new double[] { 1.5, -0.0 }, Double.MAX_VALUE, List.of(3f));
    }

    @Test
    void wrongElement_isNamedWithItsPlace() {
        assertThat(error("{'a':[1,2,'SECRET']}", required("a", "java.util.List<java.lang.Integer>")))
                .isEqualTo("Argument \"a[2]\" must be an integer in range.");
    }

    @Test
    void repeatedArgument_isRefused() {
        assertThat(error("{'a':1,'a':2}", required("a", "int"))).isEqualTo("Argument \"a\" is repeated.");
        assertThat(error("{'a':1,'\\u0061':2}", required("a", "int"))).isEqualTo("Argument \"a\" is repeated.");
        assertThat(error("{'a':null,'a':2}", required("a", "int"))).isEqualTo("Argument \"a\" is repeated.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{'number':1,'number':2}|number", "{'number':1,'numb\\u0065r':2}|number",
            "{'owner':{'age':1,'age':2}}|age",
            "{'others':[{'age':1,'age':2}]}|age", "{'counts':{'x':1,'x':2}}|x" })
    void repeatedMember_isNamed(String ticket, String key) {
        assertThat(error("{'t':" + ticket + "}", required("t", HERE + "Ticket")))
                .isEqualTo("Argument \"t\" repeats the key \"" + key + "\".");
    }

    @Test
    void constructorThatRefuses_tellsNothingOfItsOwn() {
        assertThat(error("{'o':{'name':'SECRET','age':1}}", required("o", HERE + "Owner")))
                .isEqualTo("Argument \"o\" must be an object.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "int", "java.lang.String", "double", "java.math.BigDecimal" })
    void numberBeyondTheLimit_isNotCalledRepeated(String type) {
        assertThat(error("{'a':" + "9".repeat(500) + "}", required("a", type))).isEqualTo("Argument \"a\" exceeds a limit.");
        assertThat(error("{'t':{'number':" + "9".repeat(500) + "}}", required("t", HERE + "Ticket")))
                .isEqualTo("Argument \"t\" exceeds a limit.");
    }

    @Test
    void stringBeyondTheLimit_isRefused() {
        String text = "x".repeat(200_000);
        assertThat(error("{'a':'" + text + "'}", required("a", "java.lang.String")))
                .isEqualTo("Argument \"a\" exceeds a limit.");
        assertThat(error("{'t':{'owner':{'name':'" + text + "'}}}", required("t", HERE + "Ticket")))
                .isEqualTo("Argument \"t\" exceeds a limit.");
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void error_tellsNeitherTheValueNorJavaNames(String type, String expected, String value) {
        assertThat(error("{'a':" + value + "}", required("a", type))).doesNotContainIgnoringCase("SECRET", "java",
                "io.portcullis", "Exception",
                "99999", "BinderTest");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'a':'x\\u0000'}", "{'a\\u0000':'x'}", "{'a':'\\\\\\u0000'}" })
    void nul_isRefused(String arguments) {
        assertThat(error(arguments, required("a", "java.lang.String")))
                .isEqualTo("The arguments hold the character U+0000, which is not allowed.");
    }

    @Test
    void backslashBeforeTheSpellingOfNul_isText() throws Exception {
        assertThat(bind("{'a':'\\\\u0000'}", required("a", "java.lang.String")).values()).containsExactly("\\u0000");
    }

    @Test
    void argumentsInsideABody_areReadFromTheirPlace() throws Exception {
        byte[] body = "xxx{\"a\":7}{\"a\":8}".getBytes(StandardCharsets.UTF_8);
        assertThat(binder(required("a", "int")).bind(Optional.of(new Slice(body, 3, 10)), INJECTED).values())
                .containsExactly(7);
    }

    @Test // an author who wrote the schema takes them as they are, nulls included
    void allArguments_areAMap() throws Exception {
        Parameter all = Parameter.injected(Source.ALL_ARGUMENTS, "java.util.Map");
        BoundArguments bound = bind("{'a':[1,{'b':null}],'c':null,'d':1.5}", Parameter.injected(Source.CALLER, ""), all);
        assertThat(bound.values()[0]).isEqualTo(ALICE);
        assertThat(bound.values()[1]).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("c", null)
                .containsEntry("a", List.of(1, Collections.singletonMap("b", null))).hasSize(3);
        assertThat(bound.given()).containsExactlyInAnyOrder("a", "c", "d");
        assertThat(binder(all).bind(Optional.empty(), INJECTED).values()).containsExactly(Map.of());
    }

    @Test // names are the client's own: only plain ones are told, and not too many
    void namesOfAllArguments_areToldWithCare() throws Exception {
        Parameter all = Parameter.injected(Source.ALL_ARGUMENTS, "java.util.Map");
        assertThat(bind("{'a b':1,'ok':1,'\\n':1,'\u00e9':1,'" + "x".repeat(65) + "':1}", all).given()).containsExactly("ok");
        String many = IntStream.range(0, 100).mapToObj(i -> "'a" + i + "':1").collect(Collectors.joining(","));
        assertThat(bind("{" + many + "}", all).given()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'a':1,'a':2}", "{'a':{'b':1,'b':2}}", "{'a':'\\u0000'}" })
    void allArguments_areAsStrict(String arguments) {
        assertThat(error(arguments, Parameter.injected(Source.ALL_ARGUMENTS, "java.util.Map"))).startsWith("The arguments");
    }

    static Stream<Arguments> texts() {
        return Stream.of(Arguments.of("java.lang.String", "5", "5"), Arguments.of("java.lang.String", "", ""),
                Arguments.of("java.lang.String", "a\"\n\u20ac", "a\"\n\u20ac"),
                Arguments.of("java.lang.String", "true", "true"),
                Arguments.of("int", "-7", -7), Arguments.of("long", "9007199254740993", 9007199254740993L),
                Arguments.of("double", "1.50", 1.5), Arguments.of("boolean", "true", true),
                Arguments.of("java.math.BigDecimal", "1.10", new BigDecimal("1.10")),
                Arguments.of("java.time.DayOfWeek", "MONDAY", DayOfWeek.MONDAY));
    }

    @ParameterizedTest // P-02, R-07: prompts and addresses know only texts
    @MethodSource("texts")
    void text_isTheValueOfItsParameter(String type, String text, Object value) throws Exception {
        assertThat(texts(Map.of("a", text), required("a", type)).values()).containsExactly(value);
        assertThat(texts(Map.of("a", text), optional("a", type)).values()).containsExactly(Optional.of(value));
        assertThat(texts(Map.of("a", text), required("a", type)).given()).containsExactly("a");
    }

    static Stream<Arguments> otherTexts() {
        return Stream
                .of(wrong("int", "", "", "x", "1.5", "1e3", "0x1", "07", "+7", " 7", "7 ", "NaN", "2147483648", "true", "null"),
                        wrong("boolean", "", "", "TRUE", "yes", "1", "true "),
                        wrong("double", "", "", "NaN", "Infinity", "1e400", ".5", "5."),
                        wrong("java.time.DayOfWeek", "", "", "monday", "0", "SOMEDAY"))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void textThatSpellsSomethingElse_isRefusedWithoutItsValue(String type, String expected, String text) throws Exception {
        assertThatThrownBy(() -> texts(Map.of("a", text), required("a", type))).isInstanceOf(InvalidArgumentsException.class)
                .hasMessageStartingWith("Argument \"a\" must be");
    }

    @Test
    void texts_areStrictToo() throws Exception {
        Parameter text = required("a", "java.lang.String");
        assertThatThrownBy(() -> texts(Map.of("b", "x"), text)).hasMessage("Unknown argument \"b\". Known arguments: a.");
        assertThatThrownBy(() -> texts(Map.of("a", "x\u0000"), text)).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> texts(Map.of(), text)).hasMessage("Argument \"a\" is missing; expected a string.");
        assertThat(texts(Map.of(), optional("a", "int"), withDefault("b", "int", "7")).values())
                .containsExactly(Optional.empty(), 7);
    }

    private static BoundArguments texts(Map<String, String> texts, Parameter... parameters) throws InvalidArgumentsException {
        return binder(parameters).bindTexts(texts, INJECTED);
    }

    private static Stream<Arguments> wrong(String type, String expected, String... values) {
        return Stream.of(values).map(value -> Arguments.of(type, expected, value));
    }

    private static Parameter required(String name, String type) {
        return new Parameter(Source.ARGUMENT, name, type, true, false, "");
    }

    private static Parameter notRequired(String name, String type) {
        return new Parameter(Source.ARGUMENT, name, type, false, false, "");
    }

    private static Parameter optional(String name, String type) {
        return new Parameter(Source.ARGUMENT, name, type, false, true, "");
    }

    private static Parameter withDefault(String name, String type, String json) {
        return new Parameter(Source.ARGUMENT, name, type, false, false, json);
    }

    private static Binder binder(Parameter... parameters) {
        return new Binder(JSON, new FakeTool("find").parameters(parameters).entry());
    }

    /** Binds arguments written with single quotes. */
    private static BoundArguments bind(String arguments, Parameter... parameters) throws InvalidArgumentsException {
        byte[] body = arguments.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return binder(parameters).bind(Optional.of(new Slice(body, 0, body.length)), INJECTED);
    }

    private static String error(String arguments, Parameter... parameters) {
        try {
            bind(arguments, parameters);
        } catch (InvalidArgumentsException e) {
            return e.getMessage();
        }
        throw new AssertionError("bound: " + arguments);
    }
}
