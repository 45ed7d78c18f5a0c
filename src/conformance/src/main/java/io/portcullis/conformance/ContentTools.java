package io.portcullis.conformance;

import java.util.List;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.AudioContent;
import io.portcullis.api.Content;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.ImageContent;
import io.portcullis.api.TextContent;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;

/** What a tool can answer. */
@PermitAll
public class ContentTools {

    @Tool(name = "test_simple_text", description = "Answers with a text")
    String text() {
        return "This is a simple text response for testing.";
    }

    @Tool(name = "test_image_content", description = "Answers with an image")
    ImageContent image() {
        return Samples.pixel();
    }

    @Tool(name = "test_audio_content", description = "Answers with a sound")
    AudioContent audio() {
        return new AudioContent(Samples.WAV, "audio/wav");
    }

    @Tool(name = "test_embedded_resource", description = "Answers with a resource")
    EmbeddedResource resource() {
        return EmbeddedResource.ofText("test://embedded-resource", "text/plain", "This is an embedded resource content.");
    }

    @Tool(name = "test_multiple_content_types", description = "Answers with a text, an image and a resource")
    List<Content> mixed() {
        return List.of(new TextContent("Multiple content types test:"), Samples.pixel(), EmbeddedResource
                .ofText("test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}"));
    }

    @Tool(name = "test_error_handling", description = "Fails")
    String failure() {
        throw new ToolFailure("This tool intentionally returns an error for testing");
    }
}
