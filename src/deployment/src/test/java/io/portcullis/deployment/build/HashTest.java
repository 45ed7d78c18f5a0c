package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.check.Code;

/** A client that chooses colliding keys must not be able to make a call take minutes. */
class HashTest {

    record Point(int x, int y) {
    }

    record Version(int number) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            return Integer.compare(number, other.number);
        }
    }

    record Route(String name, Set<Point> points) {
    }

    enum Colour {
        RED
    }

    @RequiresRole("reader")
    static class SetTools {

        @Tool
        void points(Set<Point> points) {
        }
    }

    @RequiresRole("reader")
    static class NestedTools {

        @Tool
        void route(List<Route> routes) {
        }
    }

    @RequiresRole("reader")
    static class HarmlessTools {

        @Tool
        void harmless(Set<String> names, Set<Version> versions, Set<Colour> colours, List<Point> points,
                Map<String, Integer> counts) {
        }
    }

    @Test
    void aSetOfWhatCannotBeCompared_isRefused() {
        assertThat(Scanned.of(SetTools.class, Point.class).problems()).singleElement()
                .matches(problem -> problem.code() == Code.PC008 && problem.text().contains("Point"));
    }

    @Test
    void alsoInsideARecord() {
        assertThat(Scanned.of(NestedTools.class, Route.class, Point.class).problems()).singleElement()
                .matches(problem -> problem.code() == Code.PC008);
    }

    @Test
    void whatCanBeCompared_isNot() {
        assertThat(Scanned.of(HarmlessTools.class, Point.class, Version.class, Colour.class).problems()).isEmpty();
    }
}
