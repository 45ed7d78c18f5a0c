package io.portcullis.deployment.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.check.Problem;

/** Constraints inside an argument need {@code @Valid} all the way down. */
class ValidTest {

    record Address(@Size(max = 5) String zip) {
    }

    record Order(@Valid Address bill, Address ship) {
    }

    record Whole(@Valid Address bill, @Valid Address ship, List<@Valid Address> others) {
    }

    static class Parent {
        @Size(max = 5)
        public String name;
    }

    static class Child extends Parent {
        public int age;
    }

    record Tree(@Size(max = 5) String name, List<@Valid Tree> branches) {
    }

    @RequiresRole("a")
    static class Tools {

        @Tool
        void plain(Address x) {
        }

        @Tool
        void list(List<Address> x) {
        }

        @Tool
        void inherited(Child x) {
        }

        @Tool
        void halfway(@Valid Order x) {
        }

        @Tool
        void tree(Tree x) {
        }
    }

    @Test
    void constraintsThatNothingEnforces_areRefused() {
        assertThat(Scanned.of(Tools.class, Address.class, Order.class, Parent.class, Child.class, Tree.class).problems())
                .extracting(Problem::toString).hasSize(5).allSatisfy(problem -> assertThat(problem).startsWith("PC013"))
                .anySatisfy(problem -> assertThat(problem).contains("#plain", "- write @Valid on the parameter x"))
                .anySatisfy(problem -> assertThat(problem).contains("#list", "- write @Valid on the parameter x"))
                .anySatisfy(problem -> assertThat(problem).contains("#inherited", "- write @Valid on the parameter x"))
                .anySatisfy(problem -> assertThat(problem).contains("#halfway", "- write @Valid on the Order.ship"))
                .anySatisfy(problem -> assertThat(problem).contains("#tree", "- write @Valid on the parameter x"));
    }

    @RequiresRole("a")
    static class Fine {

        @Tool
        void whole(@Valid Whole x) {
        }

        @Tool
        void list(List<@Valid Address> x) {
        }

        @Tool
        void tree(@Valid Tree x) {
        }
    }

    @Test
    void constraintsThatAreEnforced_areTaken() {
        assertThat(Scanned.of(Fine.class, Address.class, Whole.class, Tree.class).problems()).isEmpty();
    }
}
