package io.portcullis.attack.fault;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After all faults: the page of the results, with {@code -Dresults=true}. Quick ones and the others run in two processes. */
@Order(Integer.MAX_VALUE)
class FaultTableIT {

    @Test
    void quickOnes() {
        FaultTable.write();
    }

    @Test
    @Tag("siege")
    void theOthers() {
        FaultTable.write();
    }
}
