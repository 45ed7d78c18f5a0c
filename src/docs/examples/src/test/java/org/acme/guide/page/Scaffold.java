package org.acme.guide.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;

/**
 * What a fragment stands in: imports, and an application around it. A fragment may be types, members of a class, or statements;
 * what
 * compiles as one of these compiles. {@code { ... }} stands for a body that a page leaves out.
 */
final class Scaffold {

    private static final List<String> SHAPES = List.of("%s", "class Fragment extends Around { %s }",
            "class Fragment extends Around { void run() throws Exception { %s } }");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    private final String imports;
    private final String around;

    Scaffold() throws IOException {
        imports = resource("scaffold-imports.txt");
        around = resource("scaffold-around.txt");
    }

    /** What the compiler says against the fragment in the shape that comes closest; empty when it compiles. */
    List<String> complaints(String fragment) {
        String whole = fragment.replaceAll("\\{ \\.\\.\\. }", "{ throw new UnsupportedOperationException(); }");
        List<String> fewest = null;
        for (String shape : SHAPES) {
            List<String> complaints = compile(imports + shape.formatted(whole) + "\n" + around);
            if (complaints.isEmpty()) {
                return complaints;
            }
            fewest = fewest == null || complaints.size() < fewest.size() ? complaints : fewest;
        }
        return fewest;
    }

    private List<String> compile(String source) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(new StringWriter(), files, found, List.of("-proc:none"), null,
                List.of(new Source(source)));
        try {
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getDiagnostics().stream().filter(what -> what.getKind() == Diagnostic.Kind.ERROR)
                .map(what -> what.getMessage(Locale.ENGLISH)).toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Fragment.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
