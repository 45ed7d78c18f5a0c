package io.portcullis.attack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.attack.Bank;
import io.portcullis.attack.soak.Results;

/**
 * Jazzer makes new inputs for each target, {@code -Dfuzz.seconds} long, and none without that. What it finds is in
 * {@code target/fuzz}; with
 * {@code -Dresults},
 * what was new is kept in the corpus, and the numbers are written down.
 */
@Tag("siege")
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "[1-9][0-9]*")
class FuzzIT {

    private static final int MAX_CORPUS = 80;
    private static final boolean RESULTS = Boolean.getBoolean("results");
    private static final Map<String, List<?>> ROWS = new TreeMap<>();
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 10);
    /** The requests of the tests are connections to this machine, which Jazzer would take for one of the bank. */
    private static final String NO_SSRF = "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+)");
    private static final Path APPLICATION = Bank.application();
    private static final Path FOLDER = Path.of(System.getProperty("project.basedir"), "target", "fuzz");

    @ParameterizedTest
    @EnumSource(Target.class)
    void noInput_breaksTheProperty(Target target) throws IOException, InterruptedException {
        String name = target.name().toLowerCase(Locale.ROOT);
        Path found = Files.createDirectories(FOLDER.resolve(name));
        Path log = FOLDER.resolve(name + ".log");
        Process jazzer = new ProcessBuilder(command(target, found)).directory(FOLDER.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        int status = jazzer.waitFor();
        String output = Files.readString(log);
        assertThat(status).as(output.substring(Math.max(0, output.length() - 6_000))).isZero();
        Matcher executed = EXECUTED.matcher(output);
        assertThat(executed.find()).as("Jazzer says how many inputs it has tried").isTrue();
        assertThat(Long.parseLong(executed.group(1))).isGreaterThan(SECONDS);
        if (RESULTS) {
            keep(found, target);
        }
        ROWS.put(name, List.of(name, SECONDS, executed.group(1), covered(output), target.corpus().size(), "none"));
    }

    /** Rows of other runs stay on the page. */
    @AfterAll
    static void write() {
        Results results = new Results("fuzz", "Inputs nobody would think of")
                .paragraph(
                        "Written by `FuzzIT` (`src/attack/siege.sh`): Jazzer, led by what each input reaches in the code of a bank"
                                + " in its own process. Edges are places in that code; the corpus is what is tried again with each build.")
                .table("target", "seconds", "inputs", "edges reached", "corpus", "property broken by");
        Map<String, List<?>> all = new TreeMap<>(results.before());
        all.putAll(ROWS);
        all.values().forEach(row -> results.row(row.toArray()));
        results.write();
    }

    /** What has reached something new is tried again with each build, as far as there is room. */
    private static void keep(Path found, Target target) throws IOException {
        int room = MAX_CORPUS - target.corpus().size();
        try (Stream<Path> files = Files.list(found)) {
            for (Path file : files.sorted().limit(Math.max(0, room)).toList()) {
                Files.copy(file, target.folder().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<String> command(Target target, Path found) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-XX:+EnableDynamicAgentLoading", "-cp", System.getProperty("java.class.path")));
        command.add("-Dfuzz.target=" + target.name());
        command.add("-Dbank.folder=" + APPLICATION.getParent());
        command.add("-Dproject.basedir=" + System.getProperty("project.basedir"));
        command.addAll(List.of("com.code_intelligence.jazzer.Jazzer", "--target_class=" + Jazzer.class.getName(),
                "--instrumentation_includes=io.portcullis.**", "--custom_hook_includes=io.portcullis.**", NO_SSRF,
                "--reproducer_path=" + FOLDER, "-max_total_time=" + SECONDS,
                "-timeout=30", "-max_len=4096", "-print_final_stats=1", "-rss_limit_mb=0", "-artifact_prefix=" + FOLDER + "/",
                found.toString(), target.folder().toString()));
        return command;
    }

    private static String covered(String output) {
        String last = "no";
        Matcher covered = COVERED.matcher(output);
        while (covered.find()) {
            last = covered.group(1);
        }
        return last;
    }
}
