package io.portcullis.deployment.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.smallrye.mutiny.Uni;

/** Ten sacks for each caller, and it matters how many are taken at once. */
@RequiresRole({ "reader", "admin" })
public class Silo {

    @Tool
    @RateLimited(bucket = "sacks", permits = 10, per = "1h", refill = Refill.INTERVAL, costFrom = "sacks")
    String fetch(int sacks) {
        return sacks + " sacks";
    }

    @Tool
    @RateLimited(bucket = "sacks", costFrom = "sacks", permits = 10, per = "1h", refill = Refill.INTERVAL)
    Uni<String> fetchUni(int sacks) {
        return Uni.createFrom().item(() -> sacks + " sacks");
    }

    @Tool
    @RateLimited(bucket = "sacks", costFrom = "sacks", permits = 10, per = "1h", refill = Refill.INTERVAL)
    CompletionStage<String> fetchStage(int sacks) {
        return CompletableFuture.completedFuture(sacks + " sacks");
    }
}
