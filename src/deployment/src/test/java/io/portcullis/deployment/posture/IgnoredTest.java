package io.portcullis.deployment.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.config.PostureConfig;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problem;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.surface.BuildSettings;
import io.portcullis.deployment.surface.Surface;

class IgnoredTest {

    private static final Finding DELETE = finding(Concern.PF004, Severity.MEDIUM, "tool:customer_delete");
    private static final Finding FIND = finding(Concern.PF004, Severity.LOW, "tool:customer_find");
    private static final Finding DOCS = finding(Concern.PF017, Severity.LOW, "resource-template:docs://{a}");
    private static final List<Finding> ALL = List.of(DELETE, FIND, DOCS);

    private final Problems problems = new Problems();

    @Test
    void anId_coversAllOfItsKind() {
        assertThat(posture("PF004").findings()).containsExactly(DOCS);
        assertThat(posture("PF004").accepted()).containsExactly(DELETE, FIND);
    }

    @Test
    void anIdWithAnEntry_coversThatOne() {
        assertThat(posture("PF004:tool:customer_find", " PF017:resource-template:docs://{a}").findings())
                .containsExactly(DELETE);
    }

    @Test
    void whatIsNotFound_isUnused() {
        Ignored ignored = Ignored.of(List.of("PF001", "PF004", "PF004:tool:gone"), problems);
        assertThat(ignored.unused(ALL)).containsExactly("PF001", "PF004:tool:gone");
    }

    @ParameterizedTest
    @ValueSource(strings = { "PF999", "pf004", "PF004:tool", "PF004:tool:", "PF004:wand:x", "*", "" })
    void anythingElse_isAProblem(String text) {
        Ignored.of(List.of(text), problems);
        assertThat(problems.asException().orElseThrow().problems()).extracting(Problem::code).containsExactly(Code.PC034);
    }

    @Test
    void failOn_listsTheOpenFindingsThatMatter() {
        FailOn.check(posture("PF017"), PostureConfig.FailOn.MEDIUM, problems);
        assertThat(problems.asException().orElseThrow().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.PC030);
            assertThat(problem.text()).startsWith("PF004, medium: ").contains("tool:customer_delete");
            assertThat(problem.ways()).contains("do this", "accept it: portcullis.posture.ignore=PF004:tool:customer_delete");
        });
    }

    @Test
    void failOn_passesWhatIsAcceptedOrMattersLess() {
        FailOn.check(posture("PF004:tool:customer_delete"), PostureConfig.FailOn.MEDIUM, problems);
        assertThat(problems.count()).isZero();
    }

    @Test
    void failOn_none_passesEverything() {
        FailOn.check(posture(), PostureConfig.FailOn.NONE, problems);
        assertThat(problems.count()).isZero();
        FailOn.check(posture(), PostureConfig.FailOn.LOW, problems);
        assertThat(problems.count()).isEqualTo(ALL.size());
    }

    private Posture posture(String... ignored) {
        Surface surface = new Surface("shop", "1", List.of(), new BuildSettings("", List.of()));
        return Posture.of(surface, ALL, Ignored.of(List.of(ignored), problems));
    }

    private static Finding finding(Concern concern, Severity severity, String subject) {
        return new Finding(concern, severity, subject, "org.acme.Tools#method", "It is so.", List.of("do this"));
    }
}
