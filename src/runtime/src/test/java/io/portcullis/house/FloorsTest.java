package io.portcullis.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** Room -> the rooms it may import. Every room may import refusal and itself; boot sees all. */
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("refusal", Set.of()),
            Map.entry("protocol", Set.of("api")),
            Map.entry("event", Set.of("api")),
            Map.entry("config", Set.of("api")),
            Map.entry("limit", Set.of("api")),
            Map.entry("catalog", Set.of("api", "protocol", "limit")),
            Map.entry("identity", Set.of("api", "event", "limit")),
            Map.entry("access", Set.of("api", "catalog")),
            Map.entry("arguments", Set.of("api", "protocol", "catalog")),
            Map.entry("audit", Set.of("api", "event")),
            Map.entry("metrics", Set.of("event")),
            Map.entry("gate", Set.of("api", "catalog", "access", "limit", "event")),
            Map.entry("engine", Set.of("api", "protocol", "event", "catalog", "arguments", "gate")),
            Map.entry("intercept", Set.of("api", "identity", "gate")),
            Map.entry("transport", Set.of("api", "protocol", "event", "identity", "engine")));

    /** Rooms that know nothing of the libraries behind the edge. */
    private static final Set<String> PLAIN = Set.of("api", "refusal", "protocol", "event", "limit", "catalog", "access", "arguments",
            "gate", "engine");

    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.portcullis");

    @Test
    void everyPackage_isInTheTable() {
        Set<String> rooms = HOUSE.stream().map(FloorsTest::room).collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = new TreeSet<>(TABLE.keySet());
        drawn.add("boot");
        assertThat(rooms).isEqualTo(drawn);
    }

    @Test
    void thereAreNoRings() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @TestFactory
    List<DynamicTest> aRoom_importsOnlyWhatTheTableAllows() {
        return TABLE.keySet().stream().sorted().map(room -> DynamicTest.dynamicTest(room, () -> {
            List<String> allowed = new ArrayList<>(List.of(BASE + room, BASE + "refusal"));
            TABLE.get(room).forEach(other -> allowed.add(BASE + other));
            classes().that().resideInAPackage(BASE + room).should().onlyDependOnClassesThat(
                    DescribedPredicate.describe("in the table",
                            type -> !type.getPackageName().startsWith("io.portcullis") || allowed.contains(type.getPackageName())))
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
