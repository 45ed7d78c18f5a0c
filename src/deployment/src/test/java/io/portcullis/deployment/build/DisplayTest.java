package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Icon;
import io.portcullis.api.Icon.Theme;
import io.portcullis.api.MetaField;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.Tool;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.Display.IconDescriptor;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.ResourceDescriptor;
import io.portcullis.protocol.TemplateDescriptor;
import io.portcullis.protocol.ToolDescriptor;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.StubMethod;

/** What entries of every kind say to people and clients (Z-01, Z-05). */
class DisplayTest {

    @RequiresRole("a")
    static class Described {
        @Tool(title = "T", description = "D", icons = @Icon(src = "https://example.org/i.png"))
        @MetaField(name = "org.example/kind", value = "k")
        String tool() {
            return "";
        }

        @Prompt(title = "T", description = "D", icons = @Icon(src = "https://example.org/i.png"))
        @MetaField(name = "org.example/kind", value = "k")
        String prompt() {
            return "";
        }

        @Resource(uri = "a:b", title = "T", description = "D", icons = @Icon(src = "https://example.org/i.png"))
        @MetaField(name = "org.example/kind", value = "k")
        String resource() {
            return "";
        }

        @ResourceTemplate(uriTemplate = "a://{x}", title = "T", description = "D", icons = @Icon(src = "https://example.org/i.png"))
        @MetaField(name = "org.example/kind", value = "k")
        String template(String x) {
            return "";
        }
    }

    @Test
    void everyKind_isShownAlike() {
        Display display = new Display("T", "D",
                List.of(new IconDescriptor("https://example.org/i.png", "", List.of(), "")), "{\"org.example/kind\":\"k\"}");
        assertThat(Scanned.of(Described.class).entries()).extracting(entry -> {
            if (entry.descriptor() instanceof ToolDescriptor tool) {
                return tool.display();
            } else if (entry.descriptor() instanceof PromptDescriptor prompt) {
                return prompt.display();
            }
            return entry.descriptor() instanceof ResourceDescriptor resource ? resource.display()
                    : ((TemplateDescriptor) entry.descriptor()).display();
        }).hasSize(4).containsOnly(display);
    }

    @RequiresRole("a")
    static class Icons {
        @Tool(icons = {
                @Icon(src = "https://example.org/i.png", mimeType = "image/png", sizes = { "48x48",
                        "96x96" }, theme = Theme.DARK),
                @Icon(src = "data:image/svg+xml;base64,PHN2Zy8+", sizes = "any", theme = Theme.LIGHT) })
        void tool() {
        }
    }

    @Test
    void icons_areDescribed() {
        assertThat(Scanned.descriptor(ToolDescriptor.class, Icons.class).display().icons()).containsExactly(
                new IconDescriptor("https://example.org/i.png", "image/png", List.of("48x48", "96x96"), "dark"),
                new IconDescriptor("data:image/svg+xml;base64,PHN2Zy8+", "", List.of("any"), "light"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "http://example.org/i.png", "https:///i.png", "https://user@example.org/i.png", "i.png",
            "file:///i.png", "javascript:alert(1)", "https://example.org/a b" })
    void iconsThatAreNeitherHttpsNorData_areRefused(String src) {
        AnnotationDescription icon = AnnotationDescription.Builder.ofType(Icon.class).define("src", src).build();
        assertThat(withAnnotation(AnnotationDescription.Builder.ofType(Tool.class)
                .defineAnnotationArray("icons", icon.getAnnotationType(), icon).build()))
                .singleElement().matches(problem -> problem.code() == Code.PC018);
    }

    @RequiresRole("a")
    static class IconOfNoSize {
        @Tool(icons = @Icon(src = "https://example.org/i.png", sizes = "large"))
        void tool() {
        }
    }

    @Test
    void sizesOfIcons_areChecked() {
        Scanned.refused(Code.PC018, IconOfNoSize.class);
    }

    @RequiresRole("a")
    static class Meta {
        @Tool
        @MetaField(name = "org.example/text", value = "two words")
        @MetaField(name = "org.example/number", value = "7")
        @MetaField(name = "org.example/object", value = "{ \"a\": [true, null] }")
        @MetaField(name = "ui", value = "{\"resourceUri\":\"ui://a\"}")
        @MetaField(name = "broken", value = "{\"a\":")
        @MetaField(name = "twice", value = "1 2")
        @MetaField(name = "empty", value = "")
        void tool() {
        }
    }

    @Test
    void valuesOfMeta_areJsonOrText() {
        assertThat(Scanned.descriptor(ToolDescriptor.class, Meta.class).display().meta()).isEqualTo(
                "{\"org.example/text\":\"two words\",\"org.example/number\":7,\"org.example/object\":{\"a\":[true,null]},"
                        + "\"ui\":{\"resourceUri\":\"ui://a\"},\"broken\":\"{\\\"a\\\":\",\"twice\":\"1 2\",\"empty\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "io.modelcontextprotocol/kind", "org.mcp/kind", "com.MCP.tools/kind", "a b", "-a", "a-",
            "a/b/c",
            "/a", "1a.b/c", "a..b/c", "a-.b/c", "a_b/c", "ü", "org.example/" + "-" })
    void keysOfMetaThatAreReservedOrNone_areRefused(String key) {
        assertThat(keyed(key)).singleElement().matches(problem -> problem.code() == Code.PC019);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a-b_c.d", "org.example/kind", "mcp.example/kind", "org.example.mcp/kind", "a1-b/2",
            "example/x" })
    void otherKeysOfMeta_areTaken(String key) {
        assertThat(keyed(key)).isEmpty();
    }

    @RequiresRole("a")
    static class OneKeyTwice {
        @Tool
        @MetaField(name = "a", value = "1")
        @MetaField(name = "a", value = "2")
        void tool() {
        }
    }

    @Test
    void oneKeyOfMetaTwice_isRefused() {
        Scanned.refused(Code.PC019, OneKeyTwice.class);
    }

    private static List<Problem> keyed(String key) {
        return withAnnotation(AnnotationDescription.Builder.ofType(Tool.class).build(),
                AnnotationDescription.Builder.ofType(MetaField.class).define("name", key).define("value", "1").build());
    }

    /** A tool of a class that is really there, since its schema is made of it. */
    private static List<Problem> withAnnotation(AnnotationDescription... annotations) {
        AnnotationDescription[] all = Arrays.copyOf(annotations, annotations.length + 1);
        all[annotations.length] = AnnotationDescription.Builder.ofType(RequiresRole.class).defineArray("value", "a").build();
        byte[] type = new ByteBuddy().subclass(Object.class).name(DisplayTest.class.getName() + "$Made")
                .defineMethod("made", void.class, Visibility.PUBLIC).intercept(StubMethod.INSTANCE)
                .annotateMethod(all).make().getBytes();
        return Scanned.of(type).problems();
    }

    static class Made {
        public void made() {
        }
    }
}
