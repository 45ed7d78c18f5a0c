import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the sources of an application with many tools, ten to a class, as people write them: with a description, two arguments
 * with constraints, and an answer that is a record.
 *
 * <pre>
 * java ToolSources.java folder tools
 * </pre>
 */
class ToolSources {

    private static final int PER_CLASS = 10;

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], "io", "portcullis", "benchmarks");
        Files.createDirectories(folder);
        int tools = Integer.parseInt(arguments[1]);
        for (int first = 0; first < tools; first += PER_CLASS) {
            String name = "Shelf%04d".formatted(first / PER_CLASS);
            Files.writeString(folder.resolve(name + ".java"), shelf(name, first, Math.min(tools, first + PER_CLASS)));
        }
    }

    private static String shelf(String name, int from, int to) {
        StringBuilder source = new StringBuilder("""
                package io.portcullis.benchmarks;

                import jakarta.validation.constraints.Positive;
                import jakarta.validation.constraints.Size;

                import io.portcullis.api.RateLimited;
                import io.portcullis.api.RequiresRole;
                import io.portcullis.api.Tool;
                import io.portcullis.api.ToolArg;

                @RequiresRole("caller")
                public class %s {

                    public record Found(long number, String name) {
                    }
                """.formatted(name));
        for (int tool = from; tool < to; tool++) {
            source.append("""

                        @Tool(description = "Finds what is kept under a number, and says what it is called: %1$d", readOnly = true)
                        @RateLimited(permits = 1_000_000_000, per = "1s")
                        Found find%1$04d(@ToolArg(description = "The number it is kept under") @Positive long number,
                                @ToolArg(description = "What it is called") @Size(max = 100) String name) {
                            return new Found(number, name);
                        }
                    """.formatted(tool));
        }
        return source.append("}\n").toString();
    }
}
