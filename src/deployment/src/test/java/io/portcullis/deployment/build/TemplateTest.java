package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.ResourceTemplateArg;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.TemplateDescriptor;

/** The variables of a template are the arguments of its method. */
class TemplateTest {

    @RequiresRole("a")
    static class Described {
        @ResourceTemplate(uriTemplate = "orders://{region}/{id}{?page,size:3}", name = "order", title = "Order", description = "One", mimeType = "text/csv")
        String template(@ResourceTemplateArg(name = "id") long number, String region, Optional<Integer> page,
                Optional<String> size) {
            return "";
        }
    }

    @RequiresRole("a")
    static class Traversing {
        @ResourceTemplate(uriTemplate = "notes://{+path}", allowTraversal = true)
        byte[] template(Optional<String> path) {
            return new byte[0];
        }
    }

    @Test
    void aTemplate_isDescribed() {
        assertThat(Scanned.descriptor(TemplateDescriptor.class, Described.class)).isEqualTo(new TemplateDescriptor(
                "orders://{region}/{id}{?page,size:3}", "order", Display.of("Order", "One"), "text/csv", false));
        assertThat(Scanned.descriptor(TemplateDescriptor.class, Traversing.class)).isEqualTo(new TemplateDescriptor(
                "notes://{+path}", "template", Display.NONE, "application/octet-stream", true));
    }

    @Test
    void itsVariables_areArguments() {
        assertThat(Scanned.entry(Described.class).parameters()).containsExactly(
                new Parameter(Source.ARGUMENT, "id", "long", true, false, ""),
                new Parameter(Source.ARGUMENT, "region", "java.lang.String", true, false, ""),
                new Parameter(Source.ARGUMENT, "page", "java.lang.Integer", false, true, ""),
                new Parameter(Source.ARGUMENT, "size", "java.lang.String", false, true, ""));
    }

    @RequiresRole("a")
    static class Relative {
        @ResourceTemplate(uriTemplate = "{id}")
        String template(String id) {
            return "";
        }
    }

    @RequiresRole("a")
    static class Ambiguous {
        @ResourceTemplate(uriTemplate = "a://{x}{y}")
        String template(String x, String y) {
            return "";
        }
    }

    @RequiresRole("a")
    static class Unclosed {
        @ResourceTemplate(uriTemplate = "a://{x")
        String template(String x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class VariableWithoutParameter {
        @ResourceTemplate(uriTemplate = "a://{x}/{y}")
        String template(String x) {
            return "";
        }
    }

    @Test
    void templatesThatCannotBeServed_areRefused() {
        for (Class<?> type : List.of(Relative.class, Ambiguous.class, Unclosed.class, VariableWithoutParameter.class)) {
            Scanned.refused(Code.PC015, type);
        }
    }

    @RequiresRole("a")
    static class ParameterWithoutVariable {
        @ResourceTemplate(uriTemplate = "a://{x}")
        String template(String x, String y) {
            return "";
        }
    }

    @RequiresRole("a")
    static class OneVariableTwice {
        @ResourceTemplate(uriTemplate = "a://{x}")
        String template(String x, @ResourceTemplateArg(name = "x") String y) {
            return "";
        }
    }

    @RequiresRole("a")
    static class QueryThatMustBeThere {
        @ResourceTemplate(uriTemplate = "a://{x}{?y}")
        String template(String x, String y) {
            return "";
        }
    }

    @RequiresRole("a")
    static class RestOfAQuery {
        @ResourceTemplate(uriTemplate = "a://{x}?z=1{&y:3}")
        String template(String x, String y) {
            return "";
        }
    }

    @RequiresRole("a")
    static class NoText {
        @ResourceTemplate(uriTemplate = "a://{x}")
        String template(List<String> x) {
            return "";
        }
    }

    @Test
    void parametersThatDoNotFitTheVariables_areRefused() {
        for (Class<?> type : List.of(ParameterWithoutVariable.class, OneVariableTwice.class, QueryThatMustBeThere.class,
                RestOfAQuery.class, NoText.class)) {
            Scanned.refused(Code.PC008, type);
        }
    }

    @RequiresRole("a")
    static class OneTemplateTwice {
        @ResourceTemplate(uriTemplate = "a://{x}")
        String one(String x) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "a://{x}")
        String two(String x) {
            return "";
        }
    }

    @RequiresRole("a")
    static class OneNameTwice {
        @ResourceTemplate(uriTemplate = "a://{x}", name = "same")
        String one(String x) {
            return "";
        }

        @ResourceTemplate(uriTemplate = "b://{x}", name = "same")
        String two(String x) {
            return "";
        }
    }

    @Test
    void templatesThatCannotBeToldApart_areRefused() {
        Scanned.refused(Code.PC005, OneTemplateTwice.class, OneTemplateTwice.class.getName() + "#two");
        Scanned.refused(Code.PC005, OneNameTwice.class, OneNameTwice.class.getName() + "#two");
    }

    @RequiresRole("a")
    static class Number {
        @ResourceTemplate(uriTemplate = "a://{x}")
        long template(String x) {
            return 1;
        }
    }

    @Test
    void theResult_isThatOfAResource() {
        Scanned.refused(Code.PC009, Number.class);
    }
}
