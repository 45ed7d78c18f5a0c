import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws stacks as async-profiler collapses them ({@code frame;frame;frame count}) as a flame graph in SVG: how wide a frame is says
 * how much of the time was spent in it and in what it called. Frames too narrow to be seen are left out.
 *
 *     java Flame.java stacks.collapsed "a title" > graph.svg
 */
public final class Flame {

    private static final double WIDTH = 1200;
    private static final int ROW = 15;
    private static final int TOP = 52;
    private static final double LEAST = 0.0025;
    private static final double LETTER = 6.2;
    private static final Map<String, String> COLORS = Map.of("Portcullis", "#e5a33c", "Quarkus, Mutiny", "#7aa6d8",
            "Vert.x, Netty", "#86c29a", "Linux", "#c3b1d9", "the JDK, others", "#cfcfcf");
    private static final List<String> LEGEND = List.of("Portcullis", "Quarkus, Mutiny", "Vert.x, Netty", "the JDK, others", "Linux");

    private final String name;
    private final Map<String, Flame> above = new TreeMap<>();
    private long count;

    private Flame(String name) {
        this.name = name;
    }

    public static void main(String[] arguments) throws IOException {
        Flame all = new Flame("all");
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            int space = line.lastIndexOf(' ');
            all.add(frames(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
        }
        all.draw(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments[1]);
    }

    /** Threads by their kind; one frame for what goes on in one class of ours, in one package of others, in Linux. */
    private static List<String> frames(String stack) {
        List<String> frames = new ArrayList<>();
        String last = "";
        for (String frame : stack.split(";")) {
            String plain = frame.replaceAll("^\\[(.*?)(-\\d+)? tid=\\d+]$", "[$1]").replaceAll("\\$\\$Lambda.*", "");
            String place = place(plain);
            if (!place.equals(last)) {
                frames.add(plain);
                last = place;
            }
        }
        return frames;
    }

    private static String place(String frame) {
        if (frame.endsWith("_[k]")) {
            return "Linux";
        } else if (frame.startsWith("io/smallrye/") || frame.startsWith("io/vertx/") || frame.startsWith("io/netty/")) {
            return frame.replaceAll("^(io/[^/]*/[^/]*).*", "$1");
        }
        return frame.startsWith("io/portcullis") ? frame.replaceAll("[.$][^/]*$", "") : frame.replaceAll("/[^/]*$", "");
    }

    private void add(List<String> frames, long more) {
        Flame at = this;
        at.count += more;
        for (String frame : frames) {
            at = at.above.computeIfAbsent(frame, Flame::new);
            at.count += more;
        }
    }

    private void draw(PrintStream out, String title) {
        int rows = rows(count);
        out.printf(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" font-family=\"sans-serif\" font-size=\"10\">%n",
                WIDTH, TOP + rows * ROW);
        out.printf("<title>%s</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n", escaped(title));
        out.printf("<text x=\"6\" y=\"18\" font-size=\"13\">%s</text>%n", escaped(title));
        int x = 6;
        for (String family : LEGEND) {
            out.printf("<rect x=\"%d\" y=\"28\" width=\"10\" height=\"10\" fill=\"%s\"/><text x=\"%d\" y=\"37\">%s</text>%n", x,
                    COLORS.get(family), x + 14, escaped(family));
            x += 30 + family.length() * 6;
        }
        draw(out, 0, TOP + (rows - 1) * ROW, count);
        out.println("</svg>");
    }

    private int rows(long all) {
        return 1 + above.values().stream().filter(flame -> flame.isSeen(all)).mapToInt(flame -> flame.rows(all)).max().orElse(0);
    }

    private boolean isSeen(long all) {
        return count >= LEAST * all;
    }

    private void draw(PrintStream out, double x, int y, long all) {
        double width = WIDTH * count / all;
        String label = name.replaceAll("_\\[k]$", "").replaceAll("^.*/", "");
        int letters = (int) ((width - 4) / LETTER);
        out.printf(Locale.ROOT, "<g><title>%s, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>",
                escaped(name), 100.0 * count / all, x, y, Math.max(0.3, width - 0.3), COLORS.get(family()));
        if (letters > 2) {
            out.printf(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", x + 2, y + 11,
                    escaped(label.length() <= letters ? label : label.substring(0, letters - 1) + "…"));
        }
        out.println("</g>");
        double at = x;
        for (Flame flame : above.values()) {
            if (flame.isSeen(all)) {
                flame.draw(out, at, y - ROW, all);
            }
            at += WIDTH * flame.count / all;
        }
    }

    private String family() {
        if (name.startsWith("io/portcullis")) {
            return "Portcullis";
        } else if (name.startsWith("io/quarkus") || name.startsWith("io/smallrye") || name.startsWith("org/jboss/resteasy")) {
            return "Quarkus, Mutiny";
        } else if (name.startsWith("io/vertx") || name.startsWith("io/netty")) {
            return "Vert.x, Netty";
        }
        return name.endsWith("_[k]") ? "Linux" : "the JDK, others";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
