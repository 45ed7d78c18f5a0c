package io.portcullis.deployment.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation in a file.
 * <ul>
 * <li>{@code # text} is a comment, {@code @name = text} a word that stands for a text from here on;
 * <li>{@code == title} begins an exchange; lines before the first are part of every request and answer, unless it says
 * otherwise; rows of the requirements are cited in comments and titles;
 * <li>{@code > GET /path} is how the client asks if not by POST to the endpoint, {@code > Name: value} a header that it sends,
 * {@code > !Name} one that it leaves out, {@code > method {...}} a whole request with the id 1 and, in a stateless revision,
 * with its headers and what {@code @client} can do, {@code > 7 method {...}} the same with another id, {@code > anything else}
 * a
 * body;
 * <li>{@code < 200} is the status, {@code < Name: value} a header of the answer, {@code < !Name} a header that must not be
 * there, {@code < data: {...}} the next event of a stream, {@code < event name: text} the next one with a name, {@code < end}
 * its end, {@code <} alone an empty body, {@code < anything else} the body;
 * <li>JSON is compared as a tree: {@code "*"} is any value, a member {@code "..."} allows for others,
 * {@code result {...}} and {@code error -1 text} are answers to the request; {@code "$name"} is kept when it is first met, and
 * has to be the same from then on; in a request, {@code $name} is what was kept;
 * <li>a letter before {@code >} and {@code <}, such as {@code a>}, tells apart what goes on at the same time.
 * </ul>
 */
final class Transcript {

    private static final Pattern LINE = Pattern.compile("([a-z]?)([<>])(.*)");
    private static final Pattern ROW = Pattern.compile("\\b[A-Z]{1,2}[123]?-\\d\\d\\b");

    private final Map<String, String> words = new LinkedHashMap<>(Map.of("@client", "{}"));
    private final Set<String> rows = new TreeSet<>();
    private final List<Line> always = new ArrayList<>();
    private final Map<String, List<Line>> exchanges = new LinkedHashMap<>();

    private Transcript() {
    }

    /**
     * What one side says.
     *
     * @param channel tells apart what goes on at the same time
     * @param said whether the client says it
     * @param client what the client can do by then
     */
    record Line(String channel, boolean said, String text, String client) {
    }

    static Transcript read(Path file) throws IOException {
        Transcript transcript = new Transcript();
        List<Line> lines = transcript.always;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#") || line.startsWith("==")) {
                ROW.matcher(line).results().forEach(row -> transcript.rows.add(row.group()));
            }
            if (line.startsWith("==")) {
                lines = new ArrayList<>();
                transcript.exchanges.put(line.substring(2).strip(), lines);
            } else if (line.startsWith("@")) {
                transcript.words.put(line.substring(0, line.indexOf(' ')),
                        transcript.expanded(line.substring(line.indexOf('=') + 1).strip()));
            } else if (!line.startsWith("#") && !line.isBlank()) {
                lines.add(transcript.line(line));
            }
        }
        return transcript;
    }

    /** Speaks the client's lines. Answers with what was not as expected. */
    List<String> play() throws IOException {
        Conversation conversation = new Conversation(always);
        for (Map.Entry<String, List<Line>> exchange : exchanges.entrySet()) {
            conversation.play(exchange.getKey(), exchange.getValue());
        }
        return conversation.surprises();
    }

    int size() {
        return exchanges.size();
    }

    /** The rows of the requirements that are cited. */
    Set<String> rows() {
        return rows;
    }

    private Line line(String text) {
        Matcher line = LINE.matcher(expanded(text));
        if (!line.matches()) {
            throw new AssertionError("this is no line of a transcript: " + text);
        }
        return new Line(line.group(1), line.group(2).equals(">"), line.group(3).strip(), words.get("@client"));
    }

    private String expanded(String line) {
        String expanded = line;
        for (Map.Entry<String, String> word : words.entrySet()) {
            expanded = expanded.replace(word.getKey(), word.getValue());
        }
        return expanded;
    }
}
