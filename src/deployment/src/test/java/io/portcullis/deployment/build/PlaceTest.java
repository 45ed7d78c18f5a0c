package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.check.Code;

/** Where tools and rules may be written, and how tools may be called. */
class PlaceTest {

    @RequiresRole("a")
    static class Private {
        @Tool
        private void tool() {
        }
    }

    @RequiresRole("a")
    static class Static {
        @Tool
        static void tool() {
        }
    }

    @RequiresRole("a")
    static class Final {
        @Tool
        final void tool() {
        }
    }

    @Test
    void methodsThatRunPastInterceptors_areRefused() {
        for (Class<?> type : List.of(Private.class, Static.class, Final.class)) {
            assertThat(Scanned.refused(Code.PC002, type).ways()).containsExactly(
                    "remove private, static and final from the method");
        }
    }

    @RequiresRole("a")
    abstract static class OfAnAbstractClass {
        @Tool
        void tool() {
        }
    }

    @RequiresRole("a")
    abstract static class Abstract {
        @Tool
        abstract void tool();
    }

    @RequiresRole("a")
    interface OfAnInterface {
        @Tool
        void tool();
    }

    @RequiresRole("a")
    interface ByDefault {
        @Tool
        default void tool() {
        }
    }

    @Test
    void toolsOfAbstractClassesAndInterfaces_areRefused() {
        for (Class<?> type : List.of(OfAnAbstractClass.class, Abstract.class, OfAnInterface.class, ByDefault.class)) {
            Scanned.refused(Code.PC003, type);
        }
    }

    interface Typed<T> {
        void tool(T argument);
    }

    @RequiresRole("a")
    static class WithBridge implements Typed<String> {
        @Tool
        @Override
        public void tool(String argument) {
        }
    }

    /** The compiler copies annotations to the bridge it makes. */
    @Test
    void aGenericMethod_isOneTool() {
        assertThat(Scanned.entry(WithBridge.class).method().parameterType(0).name()).hasToString("java.lang.String");
    }

    @RequiresRole("a")
    static class Spaced {
        @Tool(name = "two words")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Umlaut {
        @Tool(name = "größe")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Long {
        @Tool(name = "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678x")
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Dollar {
        @Tool
        void $tool() {
        }
    }

    @Test
    void namesOfOtherCharacters_areRefused() {
        for (Class<?> type : List.of(Spaced.class, Umlaut.class, Long.class)) {
            Scanned.refused(Code.PC004, type);
        }
        Scanned.refused(Code.PC004, Dollar.class, Dollar.class.getName() + "#$tool");
    }

    @RequiresRole("a")
    static class Plain {
        @Tool(name = "AZaz09_-.")
        void tool() {
        }
    }

    @Test
    void namesOfTheAllowedCharacters_areTaken() {
        assertThat(Scanned.entry(Plain.class).descriptor().id()).isEqualTo("AZaz09_-.");
    }

    @RequiresRole("a")
    static class Overloaded {
        @Tool
        void tool() {
        }

        @Tool
        void tool(int number) {
        }
    }

    @RequiresRole("a")
    static class One {
        @Tool(name = "same")
        void first() {
        }
    }

    @RequiresRole("a")
    static class Two {
        @Tool
        void same() {
        }
    }

    @Test
    void oneNameForTwoTools_isRefused() {
        Scanned.refused(Code.PC005, Overloaded.class);
        assertThat(Scanned.of(One.class, Two.class).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.PC005);
            assertThat(problem.toString()).contains(One.class.getName() + "#first").contains(Two.class.getName() + "#same");
        });
    }

    static class RoleOnAnotherMethod {
        @RequiresRole("a")
        void tool() {
        }
    }

    static class RolesOnAnotherMethod {
        @RequiresRole("a")
        @RequiresRole("b")
        void tool() {
        }
    }

    static class LimitOnAnotherMethod {
        @RateLimited(permits = 1, per = "1s")
        void tool() {
        }
    }

    @Test
    void ourRulesOnOtherMethods_areRefused() {
        for (Class<?> type : List.of(RoleOnAnotherMethod.class, RolesOnAnotherMethod.class, LimitOnAnotherMethod.class)) {
            assertThat(Scanned.refused(Code.PC011, type).ways())
                    .contains("make the method a @Tool, @Prompt, @Resource or @ResourceTemplate");
        }
    }

    @RequiresRole("a")
    static class WithoutTools {
        void tool() {
        }
    }

    @RequiresRole("a")
    static class Derived extends Plain {
    }

    @Test
    void ourRulesOnClassesWithoutTools_areRefused() {
        Scanned.refused(Code.PC011, WithoutTools.class, WithoutTools.class.getName());
        Scanned.refused(Code.PC011, Derived.class, Derived.class.getName());
    }
}
