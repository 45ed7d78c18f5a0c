package io.portcullis.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The house as it is drawn in ARCHITECTURE.md: which room may look into which. */
class FloorsTest {

    private static final String BASE = "io.portcullis.";

    /** Room -> the rooms it may import, as ARCHITECTURE.md says. */
    private static final Map<String, Set<String>> TABLE = table();

    /** Rooms that know nothing of the libraries behind the edge. */
    private static final Set<String> PLAIN = Set.of("api", "refusal", "spi", "seal", "canary", "uri", "protocol", "event",
            "limit",
            "overload",
            "catalog", "chain", "archive", "verify", "audit", "access", "arguments", "gate", "task", "subscription", "engine",
            "session", "schema");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.portcullis");

    @Test
    void everyPackage_isInTheTable() {
        Set<String> rooms = HOUSE.stream().map(FloorsTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void whatIsDoneAgainAndAgain_survivesItsFailures() {
        noClasses().that().doNotHaveFullyQualifiedName(BASE + "boot.Unending").should()
                .callMethodWhere(target(name("scheduleWithFixedDelay")).or(target(name("scheduleAtFixedRate")))).check(HOUSE);
    }

    @Test
    void thereAreNoRings() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @TestFactory
    List<DynamicTest> aRoom_importsOnlyWhatTheTableAllows() {
        return TABLE.keySet().stream().sorted().map(room -> DynamicTest.dynamicTest(room, () -> {
            List<String> allowed = new ArrayList<>(List.of(BASE + room, BASE + "refusal"));
            TABLE.get(room).forEach(other -> allowed.add(other.equals("all") ? "" : BASE + other));
            classes().that().resideInAPackage(BASE + room).should().onlyDependOnClassesThat(
                    DescribedPredicate.describe("in the table",
                            type -> !type.getPackageName().startsWith("io.portcullis") || allowed.contains("")
                                    || allowed.contains(type.getPackageName())))
                    .check(HOUSE);
        })).toList();
    }

    @TestFactory
    List<DynamicTest> aPlainRoom_knowsNeitherQuarkusNorHttp() {
        return PLAIN.stream().sorted().map(room -> DynamicTest.dynamicTest(room, () -> classes().that()
                .resideInAPackage(BASE + room).should().onlyDependOnClassesThat(
                        DescribedPredicate.describe("neither Quarkus, CDI nor HTTP", FloorsTest::isPlain))
                .check(HOUSE))).toList();
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| (?:\\d|roof) \\| `(\\w+)` \\|.*\\| ([^|]+) \\|$").matcher(architecture());
        while (row.find()) {
            table.put(row.group(1), row.group(2).equals("-") ? Set.of() : Set.of(row.group(2).split(", ")));
        }
        return table;
    }

    private static String architecture() {
        try {
            return Files.readString(Path.of("../../ARCHITECTURE.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPlain(JavaClass type) {
        String name = type.getPackageName();
        return !name.startsWith("io.quarkus") && !name.startsWith("io.vertx") && !name.startsWith("jakarta.ws.rs")
                && !name.startsWith("jakarta.enterprise") && !name.startsWith("jakarta.inject");
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.length() < BASE.length() ? name : name.substring(BASE.length());
    }
}
