package io.portcullis.deployment.wire;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.smallrye.mutiny.Uni;

/** A forge with a single fire, and work that is never done. */
@RequiresRole({ "reader", "admin" })
public class Forge {

    private static final long FOR_EVER = 1_000;
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch burning = new CountDownLatch(1);
    private final CountDownLatch fire = new CountDownLatch(1);

    @Tool
    @Timeout(300)
    String temper() throws InterruptedException {
        never.await(FOR_EVER, TimeUnit.SECONDS);
        return "tempered";
    }

    @Tool
    @Timeout(300)
    Uni<String> cool() {
        return Uni.createFrom().nothing();
    }

    @Tool
    @Bulkhead(1)
    String hammer() throws InterruptedException {
        burning.countDown();
        fire.await(FOR_EVER, TimeUnit.SECONDS);
        return "hammered";
    }

    @Tool
    String watch() throws InterruptedException {
        burning.await(FOR_EVER, TimeUnit.SECONDS);
        return "it burns";
    }

    @Tool
    String extinguish() {
        fire.countDown();
        return "out";
    }
}
