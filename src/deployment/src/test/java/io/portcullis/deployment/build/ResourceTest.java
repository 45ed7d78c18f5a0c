package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceResponse;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ResourceDescriptor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.FixedValue;

/** Resources have an address and answer text, bytes or JSON. */
class ResourceTest {

    record Order(long id) {
    }

    @RequiresRole("a")
    static class Described {
        @Resource(uri = "docs://manual", name = "manual", title = "Manual", description = "How to", mimeType = "text/markdown", size = 12)
        String resource(Caller caller) {
            return "";
        }
    }

    @RequiresRole("a")
    static class Plain {
        @Resource(uri = "docs://manual")
        byte[] resource() {
            return new byte[0];
        }
    }

    @Test
    void aResource_isDescribed() {
        assertThat(Scanned.descriptor(ResourceDescriptor.class, Described.class)).isEqualTo(new ResourceDescriptor(
                "docs://manual", "manual", Display.of("Manual", "How to"), "text/markdown", 12));
        assertThat(Scanned.descriptor(ResourceDescriptor.class, Plain.class)).isEqualTo(
                new ResourceDescriptor("docs://manual", "resource", Display.NONE, "application/octet-stream", -1));
        assertThat(Scanned.entry(Described.class).parameters())
                .containsExactly(Parameter.injected(Source.CALLER, Caller.class.getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "manual", "/manual", "docs:// manual", "docs://{id}", "file:///etc/../passwd", "docs://ü" })
    void whatIsNoAddress_isRefused(String uri) {
        byte[] type = new ByteBuddy().subclass(Object.class).name("org.acme.Addressed")
                .defineMethod("resource", String.class, Visibility.PUBLIC).intercept(FixedValue.value(""))
                .annotateMethod(AnnotationDescription.Builder.ofType(Resource.class).define("uri", uri).build(),
                        AnnotationDescription.Builder.ofType(RequiresRole.class).defineArray("value", "a").build())
                .make().getBytes();
        assertThat(Scanned.of(type).problems()).singleElement()
                .matches(problem -> problem.code() == Code.PC015 && problem.place().equals("org.acme.Addressed#resource"));
    }

    @RequiresRole("a")
    static class Twins {
        @Resource(uri = "docs://manual")
        String one() {
            return "";
        }

        @Resource(uri = "docs://manual")
        String two() {
            return "";
        }
    }

    @Test
    void oneAddressForTwoResources_isRefused() {
        Scanned.refused(Code.PC005, Twins.class, Twins.class.getName() + "#two");
    }

    @RequiresRole("a")
    static class WithArgument {
        @Resource(uri = "docs://manual")
        String resource(String page) {
            return "";
        }
    }

    @Test
    void arguments_areRefused() {
        assertThat(Scanned.refused(Code.PC008, WithArgument.class).ways())
                .anySatisfy(way -> assertThat(way).contains("@ResourceTemplate"));
    }

    @RequiresRole("a")
    static class Answers {
        @Resource(uri = "a:text")
        String text() {
            return "";
        }

        @Resource(uri = "a:sequence")
        Uni<CharSequence> sequence() {
            return null;
        }

        @Resource(uri = "a:bytes")
        Uni<byte[]> bytes() {
            return null;
        }

        @Resource(uri = "a:record")
        Order record() {
            return null;
        }

        @Resource(uri = "a:records")
        Uni<List<Order>> records() {
            return null;
        }

        @Resource(uri = "a:map")
        Map<String, Integer> map() {
            return Map.of();
        }

        @Resource(uri = "a:contents")
        List<ResourceContents> contents() {
            return null;
        }

        @Resource(uri = "a:content")
        Uni<ResourceContents> content() {
            return null;
        }

        @Resource(uri = "a:response")
        ResourceResponse response() {
            return null;
        }
    }

    @Test
    void theMimeType_isThatOfTheResult() {
        Scanned scanned = Scanned.of(Answers.class, Order.class);
        assertThat(scanned.problems()).isEmpty();
        assertThat(scanned.entries()).allMatch(entry -> entry.outcome().result() == Result.BY_TYPE)
                .extracting(entry -> entry.descriptor().id() + " " + ((ResourceDescriptor) entry.descriptor()).mimeType())
                .containsExactly("a:bytes application/octet-stream", "a:content ", "a:contents ",
                        "a:map application/json", "a:record application/json", "a:records application/json", "a:response ",
                        "a:sequence text/plain", "a:text text/plain");
    }

    @RequiresRole("a")
    static class Nothing {
        @Resource(uri = "a:b")
        void resource() {
        }
    }

    @RequiresRole("a")
    static class Maybe {
        @Resource(uri = "a:b")
        Optional<String> resource() {
            return Optional.empty();
        }
    }

    @RequiresRole("a")
    static class Many {
        @Resource(uri = "a:b")
        Multi<String> resource() {
            return null;
        }
    }

    @RequiresRole("a")
    static class Anything {
        @Resource(uri = "a:b")
        Object resource() {
            return "";
        }
    }

    @RequiresRole("a")
    static class Number {
        @Resource(uri = "a:b")
        int resource() {
            return 1;
        }
    }

    @RequiresRole("a")
    static class Time {
        @Resource(uri = "a:b")
        LocalDate resource() {
            return null;
        }
    }

    @RequiresRole("a")
    static class OfATool {
        @Resource(uri = "a:b")
        ToolResponse resource() {
            return null;
        }
    }

    @RequiresRole("a")
    static class ContentsByName {
        @Resource(uri = "a:b")
        Map<String, ResourceContents> resource() {
            return Map.of();
        }
    }

    @RequiresRole("a")
    static class Stream {
        @Resource(uri = "a:b")
        InputStream resource() {
            return null;
        }
    }

    @RequiresRole("a")
    @SuppressWarnings("rawtypes")
    static class Raw {
        @Resource(uri = "a:b")
        List resource() {
            return List.of();
        }
    }

    @Test
    void whatIsNoContent_isRefused() {
        for (Class<?> type : List.of(Nothing.class, Maybe.class, Many.class, Anything.class, Number.class, Time.class,
                OfATool.class, ContentsByName.class, Stream.class, Raw.class)) {
            Scanned.refused(Code.PC009, type);
        }
    }
}
