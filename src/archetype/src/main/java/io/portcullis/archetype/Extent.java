package io.portcullis.archetype;

import java.util.List;
import java.util.Locale;

/** How much of a file is cut. */
enum Extent {

    /** All of it, or a folder with everything in it. */
    FILE,

    /** One line. */
    LINE,

    /** The line and those that are indented more, as an element of YAML; comments right before it go, too. */
    BLOCK {
        @Override
        int end(List<String> lines, int anchor) {
            int indent = indent(lines.get(anchor));
            int end = anchor + 1;
            while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > indent)) {
                end++;
            }
            return end;
        }

        @Override
        int begin(List<String> lines, int anchor) {
            int begin = anchor;
            while (begin > 0 && lines.get(begin - 1).strip().startsWith("#")) {
                begin--;
            }
            return begin;
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
