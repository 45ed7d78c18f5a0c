package io.portcullis.deployment.wire;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;
import io.portcullis.api.ToolResponse;

/** A town that answers questions: the tools that the tests of this package call. */
@RequiresRole("reader")
public class Town {

    /** What nobody outside may ever read. */
    static final String INTERNAL = "jdbc:internal-detail";

    public record Weather(String city, int degrees) {
    }

    public record Visit(String guest, int nights) {
    }

    @Tool(description = "The weather", readOnly = true, title = "Weather")
    Weather weather(@Size(max = 20) String city) {
        return new Weather(city, 21);
    }

    @Tool(readOnly = true)
    List<Weather> forecast() {
        return List.of(new Weather("Ulm", 3));
    }

    @Tool(readOnly = true)
    String motto() {
        return "Ora et labora";
    }

    @Tool(readOnly = true)
    ResourceLink map() {
        return new ResourceLink("town://map", "map", "image/png");
    }

    @Tool
    String book(Visit visit, @Min(1) @Max(9) int guests, boolean pets) {
        return visit.guest() + guests + pets;
    }

    @Tool
    String closed() {
        throw new ToolFailure("The office is closed");
    }

    @Tool
    String broken() {
        throw new IllegalStateException(INTERNAL);
    }

    @Tool
    ToolResponse refusing() {
        return ToolResponse.error("Not today");
    }

    @Tool
    @RequiresRole("admin")
    String budget() {
        return "0 EUR";
    }

    @Tool
    @PermitAll
    String opening() {
        return "9 to 5";
    }

    @Tool
    @RequiresRole({ "reader", "admin", "nobody" })
    @RateLimited(permits = 100, per = "1m", refill = Refill.INTERVAL)
    String hundred() {
        return "ok";
    }

    @Tool
    @RequiresRole({ "reader", "admin" })
    @RateLimited(permits = 1, per = "1h")
    String once() {
        return "ok";
    }

    @Tool
    @RequiresRole({ "reader", "admin" })
    @RateLimited(permits = 2, per = "1h", by = By.ADDRESS)
    String twiceAnAddress() {
        return "ok";
    }

    @Tool
    @RequiresRole({ "reader", "admin" })
    @RateLimited(permits = 2, per = "1h", by = By.ENTRY)
    String twiceForAll() {
        return "ok";
    }

    @Tool
    @RateLimited(permits = 5, per = "1h", cost = 2)
    String costly() {
        return "ok";
    }

    @Tool
    @RateLimited(bucket = "shared")
    String sharedOne() {
        return "ok";
    }

    @Tool
    @RateLimited(bucket = "shared")
    String sharedTwo() {
        return "ok";
    }
}
