package io.portcullis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How the state of a call that asks looks inside. It is written and read member by member: bound to its type, a native
 * executable would have to keep that type for reflection.
 *
 * @param asked the question of each key that is still open, digested
 * @param answered the question of each key that was answered, digested, and the answer
 */
record CarriedState(Header header, Map<String, String> asked, Map<String, Answer> answered) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a state says about itself.
     *
     * @param id its own
     * @param end when it expires, in milliseconds of the epoch
     * @param round how often the call has asked by now
     * @param approvalId what an approver knows the call by, or empty
     * @param approved whether the approver has let it run
     */
    record Header(String id, long end, int round, String approvalId, boolean approved) {
    }

    /**
     * What was answered.
     *
     * @param question the digest of the question
     * @param text the answer, as JSON
     */
    record Answer(String question, String text) {
    }

    byte[] bytes() {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("header").put("id", header.id()).put("end", header.end()).put("round", header.round())
                .put("approvalId", header.approvalId()).put("approved", header.approved());
        ObjectNode open = json.putObject("asked");
        asked.forEach(open::put);
        ObjectNode closed = json.putObject("answered");
        answered.forEach(
                (key, answer) -> closed.putObject(key).put("question", answer.question()).put("answer", answer.text()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws IOException when it is not JSON
     * @throws IllegalArgumentException when a member is missing, since another version of this server wrote it
     */
    static CarriedState of(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        JsonNode header = json.required("header");
        Map<String, String> asked = new LinkedHashMap<>();
        json.required("asked").properties().forEach(open -> asked.put(open.getKey(), open.getValue().textValue()));
        Map<String, Answer> answered = new LinkedHashMap<>();
        json.required("answered").properties().forEach(closed -> answered.put(closed.getKey(), new Answer(
                closed.getValue().required("question").textValue(), closed.getValue().required("answer").textValue())));
        return new CarriedState(new Header(header.required("id").textValue(), header.required("end").longValue(),
                header.required("round").intValue(), header.required("approvalId").textValue(),
                header.required("approved").booleanValue()), asked, answered);
    }
}
