package io.portcullis.deployment.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;

class UnsupportedTypeTest {

    interface Animal {
        String name();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    static class NamesClasses {
        public Object value;
    }

    record Holder(Animal animal) {
    }

    record HiddenStream(List<InputStream> streams) {
    }

    record Unwrapped(@JsonUnwrapped Catalogue.Tree tree) {
    }

    record Coded(@JsonDeserialize(using = StringDeserializer.class) String text) {
    }

    record Shaped(@JsonFormat(shape = JsonFormat.Shape.STRING) long number) {
    }

    enum Numbered {
        ONE;

        @JsonValue
        int number() {
            return 1;
        }
    }

    static class TakesAny {
        public String known;

        @JsonAnySetter
        public void set(String name, Object value) {
        }
    }

    static class Odd {
        public void setLoud(String loud) {
        }
    }

    @SuppressWarnings({ "unused", "rawtypes" })
    interface Refused {
        void type(Class<?> it);

        void types(Class<?>[] it);

        void thread(Thread it);

        void stream(InputStream it);

        void file(Path it);

        void wildcard(List<?> it);

        void raw(List it);

        void rawOptional(Optional it);

        void keys(Map<Catalogue.Tree, String> it);

        void runnable(Runnable it);

        void function(Function<String, String> it);

        <T> void variable(List<T> it);

        void future(Future<String> it);

        void failure(IllegalStateException it);

        void characters(char[] it);

        void insideOptional(Optional<Thread> it);

        void insideMap(Map<String, Thread> it);

        void insideRecord(HiddenStream it);

        void abstractType(Animal it);

        void abstractMember(Holder it);

        void namesClasses(NamesClasses it);

        void unwrapped(Unwrapped it);

        void coded(Coded it);

        void shaped(Shaped it);

        void numbered(Numbered it);

        void takesAny(TakesAny it);

        void odd(Odd it);
    }

    static Stream<Method> tools() {
        return Arrays.stream(Refused.class.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void typeWhoseJsonIsUnknown_isRefusedWithWhatToUse(Method tool) {
        assertThatThrownBy(() -> InputSchema.of(tool, List.of(new ArgumentShape(0, "it", "", true, null))))
                .isInstanceOf(UnsupportedTypeException.class).hasMessageContaining(" is not supported: ")
                .hasMessageNotContaining("made.Arguments");
    }

    @Test
    void result_isRefusedToo() {
        assertThatThrownBy(() -> OutputSchema.of(Thread.class)).isInstanceOf(UnsupportedTypeException.class)
                .hasMessageStartingWith("java.lang.Thread is not supported: ");
    }
}
