package io.portcullis.deployment.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A conversation in a file.
 * <ul>
 * <li>{@code # text} is a comment, {@code @name = text} a word that stands for a text;
 * <li>{@code == title} begins an exchange; lines before the first are part of every exchange;
 * <li>{@code > Name: value} is a header that the client sends, {@code > anything else} its body;
 * <li>{@code < 200} is the status, {@code < Name: value} a header of the answer, {@code < !Name} a header that must not be
 * there, {@code <} anything else its
 * body as JSON, where {@code "*"} stands for any value; {@code <} alone is an empty body.
 * </ul>
 */
final class Transcript {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEADER = Pattern.compile("[A-Za-z-]+: .*");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final List<String> always = new ArrayList<>();
    private final Map<String, List<String>> exchanges = new LinkedHashMap<>();

    private Transcript() {
    }

    static Transcript read(Path file) throws IOException {
        Transcript transcript = new Transcript();
        List<String> lines = transcript.always;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("==")) {
                lines = new ArrayList<>();
                transcript.exchanges.put(line.substring(2).strip(), lines);
            } else if (line.startsWith("@")) {
                transcript.words.put(line.substring(0, line.indexOf(' ')),
                        transcript.expanded(line.substring(line.indexOf('=') + 1).strip()));
            } else if (line.startsWith(">") || line.startsWith("<")) {
                lines.add(transcript.expanded(line));
            }
        }
        return transcript;
    }

    /** Speaks the client's lines. Answers with what was not as expected. */
    List<String> play() throws IOException {
        List<String> surprises = new ArrayList<>();
        for (Map.Entry<String, List<String>> exchange : exchanges.entrySet()) {
            List<String> lines = new ArrayList<>(always);
            lines.addAll(exchange.getValue());
            Answer answer = request(lines).send();
            lines.stream().filter(line -> line.startsWith("<")).map(line -> line.substring(1).strip())
                    .filter(expected -> !fits(expected, answer))
                    .forEach(expected -> surprises
                            .add("%s%n  expected %s%n  but was %s %s%n  %s".formatted(exchange.getKey(), expected,
                                    answer.status(), answer.headers(), answer.body())));
        }
        return surprises;
    }

    int size() {
        return exchanges.size();
    }

    private String expanded(String line) {
        String expanded = line;
        for (Map.Entry<String, String> word : words.entrySet()) {
            expanded = expanded.replace(word.getKey(), word.getValue());
        }
        return expanded;
    }

    private static Post request(List<String> lines) {
        Post post = Post.plain("").without("X-API-Key");
        for (String line : lines) {
            String said = line.substring(1).strip();
            if (line.startsWith(">") && HEADER.matcher(said).matches()) {
                post.line(said.substring(0, said.indexOf(':')), said.substring(said.indexOf(':') + 2));
            } else if (line.startsWith(">")) {
                post.body(said);
            }
        }
        return post;
    }

    private static boolean fits(String expected, Answer answer) {
        if (expected.matches("\\d{3}")) {
            return answer.status() == Integer.parseInt(expected);
        } else if (expected.isEmpty()) {
            return answer.bytes().length == 0;
        } else if (expected.startsWith("!")) {
            return answer.header(expected.substring(1)) == null;
        } else if (expected.startsWith("Content-Type: ")) {
            return expected.substring(14).equals(answer.type());
        } else if (HEADER.matcher(expected).matches()) {
            return expected.substring(expected.indexOf(':') + 2)
                    .equals(answer.header(expected.substring(0, expected.indexOf(':'))));
        }
        try {
            return fits(JSON.readTree(expected), JSON.readTree(answer.bytes()));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean fits(JsonNode expected, JsonNode actual) {
        if (actual == null || expected.isTextual() && expected.textValue().equals("*")) {
            return actual != null;
        } else if (expected.isObject() && actual.isObject() && expected.size() == actual.size()) {
            Iterator<String> names = expected.fieldNames();
            boolean fits = true;
            while (names.hasNext()) {
                String name = names.next();
                fits &= fits(expected.get(name), actual.get(name));
            }
            return fits;
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            boolean fits = true;
            for (int i = 0; i < expected.size(); i++) {
                fits &= fits(expected.get(i), actual.get(i));
            }
            return fits;
        }
        return expected.equals(actual);
    }
}
