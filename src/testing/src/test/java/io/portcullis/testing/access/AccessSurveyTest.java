package io.portcullis.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.portcullis.testing.museum.Visits;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccessSurveyTest {

    @Inject
    AccessSurvey survey;

    @Inject
    Visits visits;

    @Test
    void everyDoorIsTried_andNothingRuns() {
        visits.forget();
        Matrix matrix = survey.matrix();
        System.out.println(Snapshot.of(matrix));
        assertThat(matrix.gaps()).isEmpty();
        assertThat(visits.ran()).isEmpty();
    }

    @Test
    void doors_agree() {
        assertThat(Agreement.broken(survey.matrix())).isEmpty();
    }
}
