package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.catalog.Invocation.Thread;
import io.portcullis.catalog.Parameter;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.ToolDescriptor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.FixedValue;

/** Which parameters and results a tool may have, and where it runs. */
class SignatureTest {

    enum Colour {
        RED,
        GREEN
    }

    record Point(int x, int y) {
    }

    @Test
    void anUnnamedParameter_isRefused() {
        byte[] unnamed = new ByteBuddy().subclass(Object.class).name("org.acme.Unnamed")
                .defineMethod("tool", String.class, Visibility.PUBLIC).withParameters(String.class)
                .intercept(FixedValue.value("")).annotateMethod(AnnotationDescription.Builder.ofType(Tool.class).build(),
                        AnnotationDescription.Builder.ofType(RequiresRole.class).defineArray("value", "a").build())
                .make().getBytes();
        assertThat(Scanned.of(unnamed).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.PC008);
            assertThat(problem.place()).isEqualTo("org.acme.Unnamed#tool");
            assertThat(problem.ways()).anySatisfy(way -> assertThat(way).contains("-parameters"))
                    .anySatisfy(way -> assertThat(way).contains("@ToolArg(name = ...)"));
        });
    }

    @RequiresRole("a")
    static class OneNameTwice {
        @Tool
        void tool(String x, @ToolArg(name = "x") String y) {
        }
    }

    @RequiresRole("a")
    static class AnyType {
        @Tool
        <T> void tool(T x) {
        }
    }

    @RequiresRole("a")
    static class ListOfAnyType {
        @Tool
        <T> void tool(List<T> x) {
        }
    }

    @RequiresRole("a")
    static class AbsentPrimitive {
        @Tool
        void tool(@ToolArg(required = false) int x) {
        }
    }

    @RequiresRole("a")
    static class AnInterface {
        @Tool
        void tool(Runnable x) {
        }
    }

    @Test
    void parametersThatCannotBeBound_areRefused() {
        for (Class<?> type : List.of(OneNameTwice.class, AnyType.class, ListOfAnyType.class, AbsentPrimitive.class,
                AnInterface.class)) {
            assertThat(Scanned.of(type).problems()).as(type.getSimpleName()).hasSize(1);
            Scanned.refused(Code.PC008, type);
        }
    }

    @RequiresRole("a")
    static class NoNumber {
        @Tool
        void tool(@ToolArg(defaultValue = "many") int x) {
        }
    }

    @RequiresRole("a")
    static class NoWholeNumber {
        @Tool
        void tool(@ToolArg(defaultValue = "1.5") long x) {
        }
    }

    @RequiresRole("a")
    static class TooLarge {
        @Tool
        void tool(@ToolArg(defaultValue = "300") byte x) {
        }
    }

    @RequiresRole("a")
    static class NoBoolean {
        @Tool
        void tool(@ToolArg(defaultValue = "yes") boolean x) {
        }
    }

    @RequiresRole("a")
    static class NoColour {
        @Tool
        void tool(@ToolArg(defaultValue = "BLUE") Colour x) {
        }
    }

    @RequiresRole("a")
    static class NoList {
        @Tool
        void tool(@ToolArg(defaultValue = "1,2") List<Integer> x) {
        }
    }

    @RequiresRole("a")
    static class NoPoint {
        @Tool
        void tool(@ToolArg(defaultValue = "{\"x\":1,\"y\":2,\"z\":3}") Point x) {
        }
    }

    @RequiresRole("a")
    static class NoOptionalNumber {
        @Tool
        void tool(@ToolArg(defaultValue = "none") Optional<Integer> x) {
        }
    }

    @RequiresRole("a")
    static class NullForAPrimitive {
        @Tool
        void tool(@ToolArg(defaultValue = "null") int x) {
        }
    }

    @Test
    void defaultsThatDoNotFit_areRefused() {
        for (Class<?> type : List.of(NoNumber.class, NoWholeNumber.class, TooLarge.class, NoBoolean.class, NoColour.class,
                NoList.class, NoPoint.class, NoOptionalNumber.class, NullForAPrimitive.class)) {
            assertThat(Scanned.refused(Code.PC008, type).text()).as(type.getSimpleName())
                    .isEqualTo("The default of \"x\" is not a value of its type.");
        }
    }

    @RequiresRole("a")
    static class Defaults {
        @Tool
        void tool(@ToolArg(defaultValue = "5") String text, @ToolArg(defaultValue = "5") int number,
                @ToolArg(defaultValue = "GREEN") Colour colour, @ToolArg(defaultValue = "[1,2]") List<Integer> list,
                @ToolArg(defaultValue = "{\"x\":1,\"y\":2}") Point point, @ToolArg(defaultValue = "7") Optional<Integer> maybe,
                Caller caller) {
        }
    }

    @Test
    void defaultsThatFit_areTextOrJson() {
        assertThat(Scanned.entry(Defaults.class).parameters()).extracting(Parameter::defaultJson)
                .containsExactly("\"5\"", "5", "\"GREEN\"", "[1,2]", "{\"x\":1,\"y\":2}", "7", "");
    }

    @RequiresRole("a")
    static class Maybe {
        @Tool
        Optional<String> tool() {
            return Optional.empty();
        }
    }

    @RequiresRole("a")
    static class LaterMaybe {
        @Tool
        Uni<Optional<String>> tool() {
            return null;
        }
    }

    @RequiresRole("a")
    static class Many {
        @Tool
        Multi<String> tool() {
            return null;
        }
    }

    @RequiresRole("a")
    static class Anything {
        @Tool
        Object tool() {
            return "";
        }
    }

    @RequiresRole("a")
    static class LaterAnything {
        @Tool
        CompletionStage<Object> tool() {
            return null;
        }
    }

    @RequiresRole("a")
    @SuppressWarnings("rawtypes")
    static class LaterUntyped {
        @Tool
        Uni tool() {
            return null;
        }
    }

    @RequiresRole("a")
    static class LaterLater {
        @Tool
        Uni<Uni<String>> tool() {
            return null;
        }
    }

    @RequiresRole("a")
    static class ByVariable {
        @Tool
        <T> T tool() {
            return null;
        }
    }

    @Test
    void resultsWithoutOneType_areRefused() {
        for (Class<?> type : List.of(Maybe.class, LaterMaybe.class, Many.class, Anything.class, LaterAnything.class,
                LaterUntyped.class, LaterLater.class, ByVariable.class)) {
            assertThat(Scanned.of(type).problems()).as(type.getSimpleName()).hasSize(1);
            Scanned.refused(Code.PC009, type);
        }
    }

    @RequiresRole("a")
    static class Fine {
        @Tool
        Uni<Map<String, Point>> tool(List<Map<String, Point>> x, Optional<Colour> colour) {
            return null;
        }
    }

    @Test
    void generics_areTaken() {
        assertThat(Scanned.descriptor(ToolDescriptor.class, Fine.class).outputSchema()).isNotEmpty();
    }

    static class Blocks {
        @Tool
        @RequiresRole("a")
        String plain() {
            return "";
        }

        @Tool
        @RequiresRole("a")
        @NonBlocking
        String quick() {
            return "";
        }

        @Tool
        @RequiresRole("a")
        Uni<String> uni() {
            return null;
        }

        @Tool
        @RequiresRole("a")
        CompletionStage<String> stage() {
            return null;
        }

        @Tool
        @RequiresRole("a")
        @Blocking
        Uni<String> slow() {
            return null;
        }
    }

    @Test
    void theThread_followsResultAndAnnotation() {
        Scanned scanned = Scanned.of(Blocks.class);
        assertThat(scanned.entries()).extracting(tool -> tool.descriptor().id() + " " + tool.outcome().thread())
                .containsExactly("plain " + Thread.BLOCKING, "quick " + Thread.EVENT_LOOP, "slow " + Thread.BLOCKING,
                        "stage " + Thread.EVENT_LOOP, "uni " + Thread.EVENT_LOOP);
    }
}
