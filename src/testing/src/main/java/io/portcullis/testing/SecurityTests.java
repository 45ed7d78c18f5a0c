package io.portcullis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

import io.portcullis.testing.access.AccessSurvey;
import io.portcullis.testing.attack.Siege;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;

/** Makes the tests of {@link McpSecurityTest}: one for access, and one for each tool that is attacked. */
final class SecurityTests implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), McpSecurityTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        McpSecurityTest test = AnnotationSupport.findAnnotation(context.getTestMethod(), McpSecurityTest.class).orElseThrow();
        AccessSurvey survey = bean(AccessSurvey.class);
        Siege siege = bean(Siege.class);
        List<TestTemplateInvocationContext> tests = new ArrayList<>();
        tests.add(new Named("access is as reviewed in " + test.snapshot(), () -> survey.compare(test.snapshot())));
        tests.add(new Named("credentials that do not hold are refused", siege::forgedCredentials));
        siege.tools().forEach(
                tool -> tests.add(new Named("attacks on " + tool, () -> siege.attack(tool, test.allowDestructive()))));
        return tests.stream();
    }

    private static <T> T bean(Class<T> type) {
        ArcContainer container = Arc.container();
        if (container == null || !container.isRunning()) {
            throw new IllegalStateException("@McpSecurityTest belongs into a @QuarkusTest");
        }
        return container.instance(type).get();
    }

    /** One test. */
    private record Named(String name, Runnable test) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of((BeforeTestExecutionCallback) context -> test.run());
        }
    }
}
