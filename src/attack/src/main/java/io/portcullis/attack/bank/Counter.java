package io.portcullis.attack.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Caller;
import io.portcullis.api.McpException;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

/** Tools that answer at once: arguments of every type, limits of every kind, and ways to fail. */
@RequiresRole("clerk")
public class Counter {

    /** A secret that no answer may show: it stands in the messages of exceptions. */
    public static final String SECRET = "vault-combination-4711";

    private final Runs runs;

    @Inject
    Counter(Runs runs) {
        this.runs = runs;
    }

    enum Currency {
        EUR,
        NOK,
        USD
    }

    record Amount(@NotNull BigDecimal value, @NotNull Currency currency) {
    }

    record Order(@NotNull UUID id, @Pattern(regexp = "[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}") @NotNull String iban,
            @NotNull @Valid Amount amount,
            LocalDate due, @Size(max = 5) List<@NotBlank @Size(max = 20) String> tags, Map<String, Integer> split) {
    }

    @Tool(description = "Says what it was told", readOnly = true)
    @RateLimited(permits = 1_000_000, per = "1m")
    String echo(@ToolArg(description = "A text") @Size(max = 200) String text) {
        runs.count("echo");
        return text;
    }

    @Tool(description = "Says who asks", readOnly = true)
    @PermitAll
    @RateLimited(permits = 1_000_000, per = "1m")
    String whoami(Caller caller) {
        return caller.subject();
    }

    @Tool(description = "Checks an order: an argument of every type", readOnly = true)
    @RateLimited(permits = 1_000_000, per = "1m")
    Order check(@NotNull @Valid Order order, @Min(1) @Max(9) int priority, @ToolArg(required = false) Boolean urgent,
            @ToolArg(required = false) Double rate) {
        runs.count("check");
        return order;
    }

    @Tool(description = "Looks up what its headers say, too", readOnly = true)
    @RateLimited(permits = 1_000_000, per = "1m")
    String branch(@ToolArg(header = "City") String city, @ToolArg(header = "Number", required = false) Integer number) {
        runs.count("branch");
        return city + " " + number;
    }

    @Tool(description = "Signs with a PIN", readOnly = true)
    @RateLimited(permits = 1_000_000, per = "1m")
    String sign(@Sensitive @Size(min = 4, max = 64) String pin) {
        runs.count("sign");
        return "signed";
    }

    @Tool(description = "Fails in its own words", readOnly = true)
    @RateLimited(permits = 1_000_000, per = "1m")
    String fail(String how) {
        switch (how) {
            case "said" -> throw new ToolFailure("The counter is closed.");
            case "protocol" -> throw new McpException(-31000, "The counter is closed.");
            case "error" -> throw new AssertionError(SECRET);
            case "stack" -> throw new StackOverflowError(SECRET);
            default -> throw new IllegalStateException(SECRET);
        }
    }

    // limits

    @Tool(description = "Five for each caller in an hour")
    @RateLimited(permits = 5, per = "1h", refill = Refill.INTERVAL)
    String withdraw() {
        runs.count("withdraw");
        return "10 EUR";
    }

    @Tool(description = "Seven for each tenant in an hour")
    @RateLimited(permits = 7, per = "1h", by = By.TENANT, refill = Refill.INTERVAL)
    String collect() {
        runs.count("collect");
        return "collected";
    }

    @Tool(description = "Eleven for all in an hour")
    @RateLimited(permits = 11, per = "1h", by = By.ENTRY, refill = Refill.INTERVAL)
    String lottery() {
        runs.count("lottery");
        return "no luck";
    }

    @Tool(description = "Costs what it exchanges")
    @RateLimited(permits = 100, per = "1h", costFrom = "amount", refill = Refill.INTERVAL)
    String exchange(@Min(1) @Max(100) int amount) {
        for (int each = 0; each < amount; each++) {
            runs.count("exchange");
        }
        return "exchanged";
    }
}
