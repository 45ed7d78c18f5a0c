package io.portcullis.redis.deployment;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.Tool;
import io.quarkus.security.Authenticated;

/** What the nodes of the tests offer. */
@Authenticated
public class Mill {

    /** How often one caller may grind, on all nodes together. */
    public static final int PERMITS = 50;

    @Tool(description = "Grinds", destructive = true)
    @RateLimited(permits = PERMITS, per = "1h", refill = Refill.INTERVAL)
    String grind() {
        return "flour";
    }

    @Tool(description = "Tears down", destructive = true)
    @RateLimited(permits = 1_000_000, per = "1h")
    String tearDown() {
        return "dust";
    }

    @Tool(description = "Looks", readOnly = true)
    @RateLimited(permits = 1_000_000, per = "1h")
    String look() {
        return "a mill";
    }
}
