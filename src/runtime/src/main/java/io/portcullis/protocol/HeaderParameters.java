package io.portcullis.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.protocol.ToolDescriptor.HeaderParameter;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/** Compares the headers that mirror arguments with the arguments. Trusts neither. */
public final class HeaderParameters {

    private HeaderParameters() {
    }

    /** Refuses unless each header says the same as its argument, and none is there without. */
    public static void check(List<HeaderParameter> parameters, Optional<Slice> arguments, MirroredHeaders headers) {
        if (parameters.isEmpty()) {
            return;
        }
        JsonNode given = arguments.map(Json::tree).orElse(MissingNode.getInstance());
        for (HeaderParameter parameter : parameters) {
            JsonNode value = given;
            for (String name : parameter.path()) {
                value = value.path(name);
            }
            check(value, headers.parameter(parameter.header()));
        }
    }

    private static void check(JsonNode value, Optional<String> header) {
        boolean given = !value.isMissingNode() && !value.isNull();
        if (given != header.isPresent() || given && !isSame(value, header.get())) {
            throw new RefusedException(new Malformed(Fault.HEADER, "A header Mcp-Param-* does not match its argument"));
        }
    }

    private static boolean isSame(JsonNode value, String header) {
        if (!value.isNumber()) {
            return value.isValueNode() && value.asText().equals(header);
        }
        try {
            return header.length() <= 32 && new BigDecimal(header).compareTo(value.decimalValue()) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
