package io.portcullis.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * The headers that mirror the body of a request: all lines of each, as they came. They never decide; they are only compared
 * with the
 * body (E-09).
 *
 * @param version lines of {@code MCP-Protocol-Version}
 * @param method lines of {@code Mcp-Method}
 * @param name lines of {@code Mcp-Name}
 * @param parameters the lines of {@code Mcp-Param-*}, by what comes after that
 */
public record MirroredHeaders(List<String> version, List<String> method, List<String> name,
        Function<String, List<String>> parameters) {

    private static final String SENTINEL_START = "=?base64?";
    private static final String SENTINEL_END = "?=";
    private static final String PARAMETER = "A header Mcp-Param-*";

    /** Headers without any for arguments. */
    public MirroredHeaders(List<String> version, List<String> method, List<String> name) {
        this(version, method, name, header -> List.of());
    }

    /**
     * The decoded header of an argument, if it is there; refused when it is repeated or cannot be decoded.
     *
     * @param header the end of its name, after {@code Mcp-Param-}
     */
    Optional<String> parameter(String header) {
        List<String> lines = parameters.apply(header);
        return lines.isEmpty() ? Optional.empty() : Optional.of(decoded(PARAMETER, single(PARAMETER, lines)));
    }

    /** The one version line, or null when there is none or more than one. */
    public String singleVersion() {
        return version.size() == 1 ? version.get(0).strip() : null;
    }

    /** Refuses unless {@code MCP-Protocol-Version} is there once and says the same as the body. */
    public void requireVersion(String body) {
        require("MCP-Protocol-Version", single("MCP-Protocol-Version", version), body);
    }

    /** Refuses unless {@code Mcp-Method} is there once and says the same as the body. */
    public void requireMethod(String body) {
        require("Mcp-Method", single("Mcp-Method", method), body);
    }

    /** Refuses unless {@code Mcp-Name} is there once and, decoded, says the same as the body. */
    public void requireName(String body) {
        require("Mcp-Name", decoded("Mcp-Name", single("Mcp-Name", name)), body);
    }

    private static void require(String header, String value, String body) {
        if (!value.equals(body)) {
            throw refused(header + " does not match the body");
        }
    }

    private static String single(String header, List<String> lines) {
        if (lines.isEmpty()) {
            throw refused(header + " is missing");
        }
        if (lines.size() > 1) {
            throw refused(header + " is repeated");
        }
        String value = lines.get(0);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < 0x20 || c > 0x7E)) {
                throw refused(header + " holds characters that are not allowed");
            }
        }
        return value.strip();
    }

    /** Undoes the Base64 sentinel; a value without both markers is literal. */
    private static String decoded(String header, String value) {
        if (!value.startsWith(SENTINEL_START) || !value.endsWith(SENTINEL_END)
                || value.length() < SENTINEL_START.length() + SENTINEL_END.length()) {
            return value;
        }
        String payload = value.substring(SENTINEL_START.length(), value.length() - SENTINEL_END.length());
        if (payload.length() % 4 != 0) { // the JDK's decoder would accept missing padding
            throw refused(header + " is not valid Base64");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(payload);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refused(header + " is not valid Base64 of UTF-8");
        }
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(new Malformed(Fault.HEADER, detail));
    }
}
