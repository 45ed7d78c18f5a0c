package io.portcullis.archetype;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How much of a file is cut. */
enum Extent {

    /** All of it, or a folder with everything in it. */
    FILE,

    /** One line. */
    LINE,

    /**
     * An element of YAML with all that is in it, and the comments right before it. A comment as the anchor stands for the
     * element after it, and names with {@code >} between them lead to an element by those around it.
     */
    BLOCK {
        @Override
        int end(List<String> lines, int anchor) {
            int element = anchor;
            while (isComment(lines.get(element))) {
                element++;
            }
            int end = element + 1;
            while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > indent(lines.get(element)))) {
                end++;
            }
            return end;
        }

        @Override
        int begin(List<String> lines, int anchor) {
            int begin = anchor;
            while (begin > 0 && isComment(lines.get(begin - 1))) {
                begin--;
            }
            return begin;
        }

        @Override
        List<Integer> find(List<String> lines, String anchor) {
            if (!anchor.contains(" > ")) {
                return super.find(lines, anchor);
            }
            List<Integer> found = List.of();
            int from = 0;
            int to = lines.size();
            for (String name : anchor.split(" > ")) {
                int first = from;
                int last = to;
                found = IntStream.range(first, last).filter(line -> lines.get(line).strip().startsWith(name + ":"))
                        .filter(line -> indent(lines.get(line)) == indentAfter(lines, first, last)).boxed().toList();
                if (found.size() != 1) {
                    return found;
                }
                from = found.get(0) + 1;
                to = end(lines, found.get(0));
            }
            return found;
        }
    },

    /** Up and down to a blank line, and the blank line after it. */
    PARAGRAPH {
        @Override
        int begin(List<String> lines, int anchor) {
            int begin = anchor;
            while (begin > 0 && !lines.get(begin - 1).isBlank()) {
                begin--;
            }
            return begin;
        }

        @Override
        int end(List<String> lines, int anchor) {
            int end = anchor;
            while (end < lines.size() && !lines.get(end).isBlank()) {
                end++;
            }
            return Math.min(end + 1, lines.size());
        }
    },

    /** A heading of Markdown and everything until one that is as high or higher. */
    SECTION {
        @Override
        int end(List<String> lines, int anchor) {
            int end = anchor + 1;
            boolean code = false;
            while (end < lines.size() && (code || level(lines.get(end)) > level(lines.get(anchor)))) {
                code ^= lines.get(end).startsWith("```");
                end++;
            }
            return end;
        }
    },

    /** A part of a line, wherever it stands, in place of which another text does. */
    SWAP;

    static Extent of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The first line that goes. */
    int begin(List<String> lines, int anchor) {
        return anchor;
    }

    /** The first line that stays. */
    int end(List<String> lines, int anchor) {
        return anchor + 1;
    }

    /** The lines that are meant by an anchor: those that are the same, or else those that have it in them. */
    List<Integer> find(List<String> lines, String anchor) {
        List<Integer> same = IntStream.range(0, lines.size()).filter(line -> lines.get(line).equals(anchor)).boxed().toList();
        return same.isEmpty()
                ? IntStream.range(0, lines.size()).filter(line -> lines.get(line).contains(anchor)).boxed().toList()
                : same;
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("#");
    }

    /** That of the elements in a range of lines. */
    private static int indentAfter(List<String> lines, int from, int to) {
        return lines.subList(from, to).stream().filter(line -> !line.isBlank() && !isComment(line)).mapToInt(Extent::indent)
                .min()
                .orElse(0);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Of a heading; lines that are none are below all. */
    private static int level(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        return level == 0 ? Integer.MAX_VALUE : level;
    }
}
