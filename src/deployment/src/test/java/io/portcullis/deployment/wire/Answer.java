package io.portcullis.deployment.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portcullis.deployment.test.PlainPath;
import io.restassured.path.json.JsonPath;

/**
 * An HTTP answer as it came over the wire.
 *
 * @param status the status code
 * @param headers every line, names in lower case
 * @param bytes the body
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

    /** The one line of that header, or null. */
    public String header(String name) {
        List<String> lines = headers.getOrDefault(name.toLowerCase(), new ArrayList<>());
        if (lines.size() > 1) {
            throw new AssertionError(name + " is repeated: " + lines);
        }
        return lines.isEmpty() ? null : lines.get(0);
    }

    /** The media type of the body, without parameters. */
    public String type() {
        String type = header("Content-Type");
        return type == null ? null : type.split(";")[0];
    }

    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonPath json() {
        return PlainPath.from(body());
    }

    /** The code of the JSON-RPC error; 0 when there is none. */
    public int code() {
        Integer code = bytes.length == 0 ? null : json().get("error.code");
        return code == null ? 0 : code;
    }

    /** Status and error code, to compare both at once. */
    public String verdict() {
        return code() == 0 ? Integer.toString(status) : status + " " + code();
    }
}
