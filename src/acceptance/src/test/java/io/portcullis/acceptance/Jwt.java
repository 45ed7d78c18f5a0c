package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Json;

/** What is written in a token, for everybody to read. */
final class Jwt {

    private Jwt() {
    }

    static JsonNode claims(String token) {
        return part(token, 1);
    }

    /** The key that signed it. */
    static String key(String token) {
        return part(token, 0).path("kid").asText();
    }

    private static JsonNode part(String token, int part) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[part]), UTF_8));
    }
}
