package io.portcullis.attack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;

/** Every input that has reached something once, again. */
@DisplayName("Inputs a fuzzer has found")
@Order(Integer.MAX_VALUE - 1) // the bank runs in this process from here on
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CorpusIT {

    @BeforeAll
    static void build() {
        Bank.application();
    }

    @Attack(value = "messages", stoppedBy = { Guard.JSON, Guard.SHAPE, Guard.FIXED_ERRORS })
    void envelope(Tries tries) {
        replay(Target.ENVELOPE, tries);
    }

    @Attack(value = "arguments of every type", stoppedBy = Guard.ARGUMENTS)
    void arguments(Tries tries) {
        replay(Target.ARGUMENTS, tries);
    }

    @Attack(value = "headers that mirror an argument", stoppedBy = Guard.MIRROR)
    void headers(Tries tries) {
        replay(Target.HEADERS, tries);
    }

    @Attack(value = "states of questions, changed", stoppedBy = Guard.STATE)
    void state(Tries tries) {
        replay(Target.STATE, tries);
    }

    @Attack(value = "places in lists, changed", stoppedBy = Guard.STATE)
    void cursor(Tries tries) {
        replay(Target.CURSOR, tries);
    }

    @Attack(value = "addresses of resources", stoppedBy = { Guard.ROLE, Guard.ARGUMENTS })
    void uri(Tries tries) {
        replay(Target.URI, tries);
    }

    @Attack(value = "credentials", stoppedBy = { Guard.CREDENTIAL, Guard.DOORKEEPER })
    void credential(Tries tries) {
        replay(Target.CREDENTIAL, tries);
    }

    @Order(Integer.MAX_VALUE) // it is not known which of these requests are ones
    @Attack(value = "any bytes on a connection", stoppedBy = { Guard.ADDRESS, Guard.DOORKEEPER })
    void stranger(Tries tries) {
        Accounts.ofTheBank().settle();
        String runs = StrangerFuzz.runs();
        replay(Target.STRANGER, tries);
        assertThat(StrangerFuzz.runs()).isEqualTo(runs);
    }

    private static void replay(Target target, Tries tries) {
        for (byte[] input : target.corpus()) {
            target.accept(input);
            tries.saw("the property holds");
        }
    }
}
