package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.portcullis.testing.access.Matrix.Block;

/** A matrix as text, to be read in a review. */
final class Snapshot {

    private static final String HEAD = """
            # Who may use what on this server, found out by trying. @McpSecurityTest compares it with the server.
            # Review every change. If it is meant, run the test with -Dportcullis.snapshot.update and commit this file.
            """;

    private Snapshot() {
    }

    static String of(Matrix matrix) {
        return HEAD + matrix.blocks().stream().map(Snapshot::block).collect(Collectors.joining());
    }

    private static String block(Block block) {
        List<Door> doors = Door.to(block.entry());
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("caller", doors.stream().map(door -> door.label(block.entry().feature())).toList()));
        block.rows().forEach((caller, row) -> lines.add(line(caller, doors.stream().map(door -> word(row, door)).toList())));
        return "\n" + block.title() + "\n  rule: " + Rules.text(block.entry()) + "\n" + aligned(lines);
    }

    private static String word(Map<Door, Word> row, Door door) {
        return row.containsKey(door) ? row.get(door).toString() : "?";
    }

    private static List<String> line(String first, List<String> others) {
        List<String> line = new ArrayList<>(List.of(first));
        line.addAll(others);
        return line;
    }

    private static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int at = column;
                int width = lines.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
                row.append("  ").append(line.get(column)).append(" ".repeat(width - line.get(column).length()));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
