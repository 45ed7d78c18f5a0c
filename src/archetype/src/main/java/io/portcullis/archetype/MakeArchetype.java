package io.portcullis.archetype;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Makes the archetype. Fails when the list of choices names something that the starter does not have. */
public final class MakeArchetype {

    private final Path starter;
    private final Path sources;
    private final List<Cut> cuts;
    private final List<Path> instead;

    private MakeArchetype(Path starter, Path sources) throws IOException {
        this.starter = starter;
        this.sources = sources;
        this.cuts = Files.readAllLines(sources.resolve("choices.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Cut::parse).toList();
        this.instead = ProjectFiles.of(sources.resolve("without-example"));
    }

    /** @param arguments the folders of the starter, of the sources of the archetype, and of the archetype */
    public static void main(String... arguments) throws IOException {
        new MakeArchetype(Path.of(arguments[0]), Path.of(arguments[1])).write(new Archetype(Path.of(arguments[2])));
    }

    private void write(Archetype archetype) throws IOException {
        List<Path> files = ProjectFiles.of(starter);
        cuts.forEach(cut -> check(cut, files));
        for (Path file : files) {
            add(file, archetype);
            cuts.stream().filter(cut -> cut.removes(file)).forEach(cut -> archetype.onlyWith(cut.choice(), file));
        }
        for (Path file : new TreeSet<>(instead)) {
            if (!files.contains(file)) {
                archetype.addTemplate(file, Names.template(Files.readString(replacement(file))));
                archetype.onlyWithoutExample(file);
            }
        }
        archetype.describe(sources);
    }

    private void add(Path file, Archetype archetype) throws IOException {
        String text = textOf(file);
        Template template = text == null ? null : template(file, text);
        if (template == null || plain(file, text, template)) {
            archetype.addCopy(file, starter.resolve(file));
        } else if (instead.contains(file)) {
            archetype.addTemplate(file, "#if( " + Choice.EXAMPLE.condition() + " )\n" + template.text() + "#else\n"
                    + Names.template(Files.readString(replacement(file))) + "#end\n");
        } else {
            archetype.addTemplate(file, template.text());
        }
    }

    private boolean plain(Path file, String text, Template template) {
        return template.isPlain() && !Names.in(text) && !instead.contains(file) && !alwaysTemplate(file);
    }

    /** The archetype plugin takes these for templates, whatever is in them. */
    private static boolean alwaysTemplate(Path file) {
        return file.toString().endsWith(".java") || file.equals(Path.of("pom.xml"));
    }

    private Template template(Path file, String text) {
        if (!Template.understands(text) && !Names.in(text) && !alwaysTemplate(file)) {
            return null; // with the line ends of another system, as mvnw.cmd
        }
        Template template = new Template(file.toString(), text);
        cuts.stream().filter(cut -> cut.shortens(file)).forEach(template::shorten);
        cuts.stream().filter(cut -> cut.rewords(file)).forEach(template::reword);
        return template;
    }

    /** Nothing, if it is not a text. */
    private String textOf(Path file) throws IOException {
        try {
            return Files.readString(starter.resolve(file));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private Path replacement(Path file) {
        return sources.resolve("without-example").resolve(file);
    }

    private static void check(Cut cut, List<Path> files) {
        boolean known = cut.file().equals("*") || files.stream().anyMatch(file -> file.startsWith(Path.of(cut.file())));
        if (!known) {
            throw new IllegalArgumentException("The starter does not have what the list of choices names: " + cut.file());
        }
    }
}
