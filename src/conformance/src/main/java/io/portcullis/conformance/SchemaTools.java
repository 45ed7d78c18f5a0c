package io.portcullis.conformance;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;

/** What a schema of arguments can say. */
@PermitAll
public class SchemaTools {

    private static final String CONTACT = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "$defs": {
                "address": {
                  "$anchor": "addressDef",
                  "type": "object",
                  "properties": { "street": { "type": "string" }, "city": { "type": "string" } }
                }
              },
              "properties": {
                "name": { "type": "string" },
                "address": { "$ref": "#/$defs/address" },
                "contactMethod": { "type": "string", "enum": ["phone", "email"] },
                "phone": { "type": "string" },
                "email": { "type": "string" }
              },
              "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
              "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
              "then": { "required": ["phone"] },
              "else": { "required": ["email"] },
              "additionalProperties": false
            }""";

    record Address(Optional<String> street, Optional<String> city) {
    }

    @Tool(name = "json_schema_2020_12_tool", description = "Takes what a schema written by hand allows", inputSchema = CONTACT)
    String contact(Optional<String> name, Optional<Address> address, Optional<String> contactMethod, Optional<String> phone,
            Optional<String> email) {
        return name.orElse("Somebody") + " of " + address.flatMap(Address::city).orElse("nowhere") + " is reached by "
                + contactMethod.orElse("mail") + " at " + phone.or(() -> email).orElseThrow() + ".";
    }

    @Tool(name = "test_x_mcp_header", description = "Takes an argument that is mirrored in a header")
    String mirrored(@ToolArg(description = "Where to", header = "Region") String region) {
        return "Region: " + region;
    }
}
