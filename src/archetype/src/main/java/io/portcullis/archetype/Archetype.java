package io.portcullis.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The archetype as it is written: templates, and what the archetype plugin has to be told about them. */
final class Archetype {

    private final Path folder;
    private final Set<Path> filtered = new TreeSet<>();
    private final Set<Path> copied = new TreeSet<>();
    private final Map<String, Set<String>> without = new TreeMap<>();
    private final Set<String> withExample = new TreeSet<>();

    /** @param folder where it is written */
    Archetype(Path folder) {
        this.folder = folder;
    }

    void addTemplate(Path file, String template) throws IOException {
        Files.writeString(place(file), Names.SYMBOLS + template);
        filtered.add(file);
    }

    void addCopy(Path file, Path original) throws IOException {
        Files.write(place(file), Files.readAllBytes(original));
        copied.add(file);
    }

    /** The file is not in projects where the choice is false. */
    void onlyWith(Choice choice, Path file) {
        without.computeIfAbsent(choice.condition(), condition -> new TreeSet<>()).add(inProject(file));
    }

    /** The file is not in projects that have the example. */
    void onlyWithoutExample(Path file) {
        withExample.add(inProject(file));
    }

    /** Writes what describes all this, from patterns in a folder. */
    void describe(Path patterns) throws IOException {
        Path metadata = Files.createDirectories(folder.resolve("META-INF/maven")).resolve("archetype-metadata.xml");
        Files.writeString(metadata,
                Files.readString(patterns.resolve("archetype-metadata.xml")).replace("@fileSets@", fileSets()));
        Path script = folder.resolve("META-INF/archetype-post-generate.groovy");
        Files.writeString(script, Files.readString(patterns.resolve("archetype-post-generate.groovy"))
                .replace("@without@", groovy(without)).replace("@withExample@", groovy(withExample)));
    }

    /** Java files lie in the folder of their package only once there is one. */
    private static Path unpacked(Path file) {
        return Path.of(file.toString().replace("/java/org/acme/customers/", "/java/"));
    }

    private static String inProject(Path file) {
        return file.toString().replace("/java/org/acme/customers/", "/java/@package@/");
    }

    private Path place(Path file) throws IOException {
        Path place = folder.resolve("archetype-resources").resolve(unpacked(file));
        Files.createDirectories(place.getParent());
        return place;
    }

    private String fileSets() {
        return fileSet("src/main/java", true, true, Set.of()) + fileSet("src/test/java", true, true, Set.of())
                + fileSet("", true, false, others(filtered)) + fileSet("", false, false, others(copied));
    }

    /** The pom is always a template, and not in a set. */
    private static Set<String> others(Set<Path> files) {
        return files.stream().map(Path::toString).filter(file -> !file.endsWith(".java") && !file.equals("pom.xml"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fileSet(String directory, boolean filtered, boolean packaged, Set<String> files) {
        Set<String> includes = packaged ? Set.of("**/*.java") : files;
        return "        <fileSet filtered=\"" + filtered + "\" packaged=\"" + packaged + "\" encoding=\"UTF-8\">\n"
                + "            <directory>" + directory + "</directory>\n            <includes>\n"
                + includes.stream().map(file -> "                <include>" + file + "</include>\n")
                        .collect(Collectors.joining())
                + "            </includes>\n        </fileSet>\n";
    }

    private static String groovy(Map<String, Set<String>> files) {
        return files.entrySet().stream()
                .map(entry -> "    [" + condition(entry.getKey()) + ", " + groovy(entry.getValue()) + "]")
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static String condition(String template) {
        return template.replace("$", "choices.");
    }

    private static String groovy(Set<String> files) {
        return List.copyOf(files).stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
