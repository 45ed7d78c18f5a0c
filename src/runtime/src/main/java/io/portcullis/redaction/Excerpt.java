package io.portcullis.redaction;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as it is kept or logged: in ASCII, on one line, and not longer than it may be. What is cut is still JSON. */
public final class Excerpt {

    /** How much of a text is shown, in characters. */
    private static final int MOST_TEXT = 256;
    private static final String CUT = "\"[cut]\"";
    private static final int CUT_LENGTH = CUT.length() + ",:true".length();

    private static final ObjectMapper ASCII = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private final StringBuilder out = new StringBuilder();
    private final Redaction redaction;
    private final int most;
    private boolean full;
    private boolean noted;

    private Excerpt(Redaction redaction, int most) {
        this.redaction = redaction;
        this.most = most;
    }

    /**
     * The value without what the redaction finds in its texts, names and numbers; where something is cut, it says so.
     *
     * @param most how long it may be, in characters; at least 64
     */
    public static String of(JsonNode value, Redaction redaction, int most) {
        Excerpt excerpt = new Excerpt(redaction, most);
        excerpt.write("", value, 1);
        return excerpt.out.isEmpty() ? CUT : excerpt.out.toString();
    }

    /** @param closing how many brackets are still to be closed */
    private void write(String before, JsonNode value, int closing) {
        if (value.isObject() && add(before + "{", closing)) {
            String comma = "";
            Set<String> names = new HashSet<>(Set.of(CUT));
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (full) {
                    break;
                }
                write(comma + name(member.getKey(), names) + ":", member.getValue(), closing + 1);
                comma = ",";
            }
            close('}');
        } else if (value.isArray() && add(before + "[", closing)) {
            String comma = "";
            for (JsonNode element : value) {
                if (full) {
                    break;
                }
                write(comma, element, closing + 1);
                comma = ",";
            }
            close(']');
        } else if (!value.isContainerNode()) {
            add(before + scalar(value), closing - 1);
        }
    }

    private boolean add(String piece, int closing) {
        full = full || out.length() + piece.length() + closing + CUT_LENGTH > most;
        if (!full) {
            out.append(piece);
        }
        return !full;
    }

    private void close(char bracket) {
        if (full && !noted) {
            char last = out.charAt(out.length() - 1);
            out.append(last == '{' || last == '[' ? "" : ",").append(CUT).append(bracket == '}' ? ":true" : "");
            noted = true;
        }
        out.append(bracket);
    }

    private String scalar(JsonNode value) {
        if (value.isTextual()) {
            return text(value.asText());
        }
        String spelt = value.toString(); // a number may be that of a card
        return redaction.clean(spelt).equals(spelt) && spelt.length() <= MOST_TEXT ? spelt : text(spelt);
    }

    /** Names that became alike have numbers: readers of JSON disagree about two members of one name, or refuse them. */
    private String name(String name, Set<String> taken) {
        String shown = shown(name);
        String own = quoted(shown);
        for (int number = 2; !taken.add(own); number++) {
            own = quoted(shown + " (" + number + ")");
        }
        return own;
    }

    private String text(String text) {
        return quoted(shown(text));
    }

    private String shown(String text) {
        String clean = redaction.clean(text);
        return Shortened.of(clean, MOST_TEXT) + (clean.length() <= MOST_TEXT ? "" : "...");
    }

    private static String quoted(String shown) {
        try {
            return ASCII.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
