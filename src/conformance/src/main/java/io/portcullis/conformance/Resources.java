package io.portcullis.conformance;

import java.util.Base64;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;

/** Resources, and a template. */
@PermitAll
public class Resources {

    @Resource(uri = "test://static-text", description = "A text that never changes", mimeType = "text/plain")
    String text() {
        return "This is the content of the static text resource.";
    }

    @Resource(uri = "test://static-binary", description = "A picture that never changes", mimeType = "image/png")
    byte[] binary() {
        return Base64.getDecoder().decode(Samples.PNG);
    }

    @Resource(uri = "test://watched-resource", description = "What clients subscribe to", mimeType = "text/plain")
    String watched() {
        return "Watched resource content";
    }

    record Data(String id, boolean templateTest, String data) {
    }

    @ResourceTemplate(uriTemplate = "test://template/{id}/data", description = "A text for each id")
    Data template(String id) {
        return new Data(id, true, "Data for ID: " + id);
    }
}
