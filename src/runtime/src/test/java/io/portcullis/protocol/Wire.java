package io.portcullis.protocol;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.api.Question;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Result.InputRequired;

/** What clients of each revision get to see. */
final class Wire {

    static final RequestId ID = new RequestId("1");

    private static final Codecs CODECS = new Codecs(new ServerIdentity("n", "1", "", ""), Revision.V2024_11_05);

    private Wire() {
    }

    static Codec codec(Revision revision) {
        return CODECS.of(revision);
    }

    /** An entry as the element of its list. */
    static JsonNode element(Revision revision, Descriptor descriptor) {
        Codec codec = CODECS.of(revision);
        ListPage page = new ListPage(descriptor.feature(), codec.elements(List.of(descriptor)), "", Caching.NONE);
        JsonNode result = Tree.of(codec.list(ID, page)).get("result");
        return switch (descriptor.feature()) {
            case TOOL -> result.at("/tools/0");
            case PROMPT -> result.at("/prompts/0");
            case RESOURCE -> result.at("/resources/0");
            case RESOURCE_TEMPLATE -> result.at("/resourceTemplates/0");
            case COMPLETION -> throw new AssertionError("never listed");
        };
    }

    /** A result without what every modern one has. */
    static JsonNode result(Revision revision, Result result) {
        ObjectNode members = (ObjectNode) Tree.of(CODECS.of(revision).result(ID, result)).get("result");
        members.remove(List.of("resultType", "_meta"));
        return members;
    }

    /** A question: its method and parameters, whichever way it goes. */
    static JsonNode question(Revision revision, Question question) {
        if (revision.isModern()) {
            return result(revision, new InputRequired(Map.of("q1", question), "s")).at("/inputRequests/q1");
        }
        ObjectNode request = (ObjectNode) Tree.of(CODECS.of(revision).question("1", question));
        request.remove(List.of("jsonrpc", "id"));
        return request;
    }
}
