package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.boot.Blueprint;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;

/** Tools are methods of beans of every scope, found by the build and called without reflection. */
class BeanTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar
                    .addClasses(WithoutScope.class, OfTheApplication.class, OfTheRequest.class, OnItsOwn.class,
                            WithConstructor.class, Base.class, Derived.class, Named.class, Generic.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"))
            .addBuildChainCustomizer(chain -> chain.addBuildStep(new NoReflectionOnEntries())
                    .consumes(ReflectiveClassBuildItem.class).produces(GeneratedResourceBuildItem.class).build());

    @RequiresRole("reader")
    static class WithoutScope {

        @Tool
        String withoutScope() {
            return stack();
        }

        @Tool
        @NonBlocking
        protected String quick() {
            return stack();
        }

        /** The frames of the call that are reflection. */
        private static String stack() {
            return Arrays.stream(new Throwable().getStackTrace()).map(StackTraceElement::getClassName)
                    .filter(name -> name.startsWith("java.lang.reflect.") || name.startsWith("jdk.internal.reflect.")
                            || name.startsWith("java.lang.invoke."))
                    .toList().toString();
        }
    }

    @ApplicationScoped
    @RequiresRole("reader")
    static class OfTheApplication {

        private int calls;

        @Tool
        int ofTheApplication() {
            return ++calls;
        }
    }

    @RequestScoped
    @RequiresRole("reader")
    static class OfTheRequest {

        private int calls;

        @Tool
        int ofTheRequest() {
            return ++calls;
        }
    }

    @Dependent
    @RequiresRole("reader")
    static class OnItsOwn {

        private int calls;

        @Tool
        int onItsOwn() {
            return ++calls;
        }
    }

    @RequiresRole("reader")
    static class WithConstructor {

        private final OfTheApplication other;

        WithConstructor(OfTheApplication other) {
            this.other = other;
        }

        @Tool
        boolean withConstructor() {
            return other != null;
        }
    }

    @RequiresRole("reader")
    static class Base {

        @Tool
        String inherited() {
            return this instanceof Derived ? "derived" : "base";
        }
    }

    @ApplicationScoped
    static class Derived extends Base {
    }

    interface Named<T> {
        String named(T name);
    }

    @RequiresRole("reader")
    static class Generic implements Named<String> {

        @Tool
        @Override
        public String named(String name) {
            return name;
        }
    }

    /** Argument and result types may be registered for reflection; the classes of tools never are. */
    static class NoReflectionOnEntries implements BuildStep {

        @Override
        public void execute(BuildContext context) {
            for (ReflectiveClassBuildItem item : context.consumeMulti(ReflectiveClassBuildItem.class)) {
                List<String> entries = item.getClassNames().stream().filter(name -> name.startsWith(BeanTest.class.getName()))
                        .toList();
                if (!entries.isEmpty()) {
                    throw new IllegalStateException("registered for reflection: " + entries);
                }
            }
        }
    }

    @Inject
    Blueprint blueprint;

    @Inject
    Derived derived;

    @Test
    void everyTool_isCalledByAnArcInvoker() {
        assertThat(blueprint.entries()).hasSize(8).allSatisfy(tool -> {
            Object invoker = tool.method().invoker().getValue();
            assertThat(invoker).isInstanceOf(Invoker.class);
            assertThat(invoker.getClass().getInterfaces()).allMatch(type -> type.getName().endsWith(".Invoker"));
        });
    }

    @Test
    void noReflection_isOnTheWayToATool() {
        for (String tool : List.of("withoutScope", "quick")) {
            Mcp.call(Keys.READER, tool, "{}").then().statusCode(200).body("result.content[0].text", equalTo("[]"));
        }
    }

    @Test
    void theScopeOfTheBean_isHonoured() {
        assertThat(twice("ofTheApplication")).containsExactly("1", "2");
        assertThat(twice("ofTheRequest")).containsExactly("1", "1");
        assertThat(twice("onItsOwn")).containsExactly("1", "1");
    }

    @Test
    void constructorsWithArguments_areInjected() {
        assertThat(text("withConstructor", "{}")).isEqualTo("true");
    }

    @Test
    void aGenericMethod_isCalled() {
        assertThat(text("named", "{\"name\":\"Ada\"}")).isEqualTo("Ada");
    }

    @Test
    void aToolWithASubclass_isThatOfTheDeclaringBean() {
        assertThat(text("inherited", "{}")).isEqualTo("base");
    }

    @Test
    void aToolInheritedByASubclass_isGuardedThereToo() {
        assertThatThrownBy(derived::inherited).isInstanceOf(UnauthorizedException.class);
    }

    private static List<String> twice(String tool) {
        return Stream.of(text(tool, "{}"), text(tool, "{}")).toList();
    }

    private static String text(String tool, String arguments) {
        return Mcp.call(Keys.READER, tool, arguments).then().statusCode(200).extract().path("result.content[0].text");
    }
}
