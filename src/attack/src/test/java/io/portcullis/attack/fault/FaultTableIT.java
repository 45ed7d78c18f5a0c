package io.portcullis.attack.fault;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After all faults: the page of the results, with {@code -Dresults=true}. */
@Tag("siege")
@Order(Integer.MAX_VALUE)
class FaultTableIT {

    @Test
    void whatBroke_andWhatBecameOfRequests() {
        FaultTable.write();
    }
}
