package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Annotations;
import io.portcullis.api.AudioContent;
import io.portcullis.api.Content;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Extras;
import io.portcullis.api.ImageContent;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.Role;
import io.portcullis.api.TextContent;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Result.Called;
import io.portcullis.protocol.Result.Prompted;

/** What is said besides the content: section 17, T-10, P-03. */
class ContentWriterTest {

    private static final Annotations ANNOTATIONS = Annotations.audience(Role.ASSISTANT, Role.USER).withPriority(0.25)
            .withLastModified(Instant.parse("2026-11-01T10:00:00Z"));
    private static final Extras EXTRAS = new Extras(ANNOTATIONS, Map.of("org.example/kind", List.of(1, "two", true)));

    static Stream<Content> contents() {
        return Stream.of(new TextContent("hi", EXTRAS), new ImageContent("AAAA", "image/png", EXTRAS),
                new AudioContent("AAAA", "audio/wav", EXTRAS), new ResourceLink("u:1", "one", null, EXTRAS),
                new EmbeddedResource(new ResourceContents("u:1", null, "hi", null), EXTRAS));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void extras_areSentAsTheirRevisionKnowsThem(Content content) {
        for (Revision revision : Revision.values()) {
            boolean young = revision.isAtLeast(Revision.V2025_06_18);
            assertThat(block(revision, content).get("annotations")).as("%s", revision).isEqualTo(Tree.of(
                    "{'audience':['user','assistant'],'priority':0.25"
                            + (young ? ",'lastModified':'2026-11-01T10:00:00Z'" : "") + "}"));
            assertThat(block(revision, content).get("_meta")).as("%s", revision)
                    .isEqualTo(young ? Tree.of("{'org.example/kind':[1,'two',true]}") : null);
        }
    }

    @Test
    void everyKindOfContent_isCoveredHere() {
        assertThat(contents().map(Object::getClass)).containsExactlyInAnyOrder(
                Arrays.stream(Content.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void contentWithoutExtras_hasNoMembersForThem(Revision revision) {
        assertThat(block(revision, new TextContent("hi"))).isEqualTo(Tree.of("{'type':'text','text':'hi'}"));
    }

    @ParameterizedTest
    @EnumSource
    void annotations_haveOnlyWhatIsSaid(Revision revision) {
        Annotations priority = new Annotations(Set.of(), 1.0, null);
        assertThat(block(revision, new TextContent("hi", new Extras(priority, Map.of()))).get("annotations"))
                .isEqualTo(Tree.of("{'priority':1.0}"));
        assertThat(block(revision, new TextContent("hi", new Extras(Annotations.audience(Role.USER), Map.of())))
                .get("annotations")).isEqualTo(Tree.of("{'audience':['user']}"));
    }

    @ParameterizedTest // P-03
    @MethodSource("contents")
    void messages_holdTheSameBlocks(Content content) {
        for (Revision revision : Revision.values()) {
            Result prompted = new Prompted(PromptResponse.of(PromptMessage.withAssistantRole(content)));
            JsonNode message = Wire.result(revision, prompted).at("/messages/0");
            assertThat(message.get("role").textValue()).isEqualTo("assistant");
            assertThat(message.get("content")).isEqualTo(block(revision, content));
        }
    }

    private static JsonNode block(Revision revision, Content content) {
        return Wire.result(revision, new Called(CallResult.of(List.of(content)))).at("/content/0");
    }
}
