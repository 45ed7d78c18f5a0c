package org.acme.guide.limits;

import jakarta.validation.constraints.Max;

import org.acme.guide.customers.Customer;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

@RequiresRole("reader")
class LimitedTools {

    // region limits
    @Tool(description = "Look a customer up")
    @RateLimited(permits = 100, per = "15m") // each caller
    @RateLimited(permits = 2_000, per = "1h", by = By.TENANT) // and all callers of a tenant together
    Customer lookUp(long number) {
        return new Customer(number, "Birch Optics");
    }

    @Tool(description = "Export rows")
    @RateLimited(permits = 10_000, per = "1d", costFrom = "rows") // a call costs as many permits as rows
    String export(@Max(1_000) int rows) {
        return "row\n".repeat(rows);
    }
    // endregion

    @Tool(description = "Say what the plan of the caller is")
    @RateLimited(permits = 2, per = "1h", by = By.KEY, key = "plan")
    String plan() {
        return "The plan allows it.";
    }
}
