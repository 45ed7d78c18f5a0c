package io.portcullis.testing.museum;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Ask;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

/** Tools. Every one is for visitors unless it says otherwise. */
@RequiresRole({ "visitor", "curator" })
public class Paintings {

    private final Visits visits;

    Paintings(Visits visits) {
        this.visits = visits;
    }

    /** Where a painting hangs. */
    public record Place(@NotNull @Size(max = 20) String room, @Min(1) int wall) {
    }

    /** What is asked before a painting is destroyed. */
    public record Consent(boolean sure) {
    }

    /** What a painting may be. */
    public enum Style {
        CUBISM,
        FAUVISM
    }

    @Tool(description = "By the rule of the class", readOnly = true)
    String painting_find(@Positive long number) {
        return visits.of("painting_find");
    }

    @Tool(description = "Echoes what is looked for", readOnly = true)
    String painting_search(@Size(max = 200) String text, @ToolArg(defaultValue = "5") int limit, Optional<Style> style) {
        visits.of("painting_search");
        return "Nothing is called " + text;
    }

    @Tool(description = "By role and scope", idempotent = true)
    @RequiresRole("curator")
    @RequiresScope({ "paintings:read", "paintings:write" })
    String painting_move(@Positive long number, @NotNull @Valid Place place, List<String> notes) {
        return visits.of("painting_move");
    }

    @Tool(description = "By two roles at once")
    @RequiresRole("curator")
    @RequiresRole({ "guard", "director" })
    @RateLimited(permits = 1, per = "1h")
    Uni<String> painting_sell(long number, BigDecimal price, @Email String buyer) {
        return Uni.createFrom().item(() -> visits.of("painting_sell"));
    }

    @Tool(description = "For everybody known", readOnly = true)
    @Authenticated
    @RateLimited(permits = 1, per = "1h", by = RateLimited.By.ENTRY)
    String opening_hours() {
        return visits.of("opening_hours");
    }

    @Tool(description = "For everybody", readOnly = true)
    @PermitAll
    String ticket_price(@Pattern(regexp = "[a-z]{2}") String country) {
        return visits.of("ticket_price");
    }

    @Tool(description = "For nobody")
    @DenyAll
    String museum_burn() {
        return visits.of("museum_burn");
    }

    @Tool(description = "By the annotation of Jakarta")
    @RolesAllowed("director")
    String museum_rename(String name, boolean loudly) {
        return visits.of("museum_rename");
    }

    @Tool(description = "May run as a task", task = TaskSupport.OPTIONAL)
    String painting_clean(String number) {
        return visits.of("painting_clean");
    }

    @Tool(description = "Runs only as a task", task = TaskSupport.REQUIRED)
    @RequiresRole("curator")
    @RequiresScope("paintings:write")
    String painting_restore(String number) {
        return visits.of("painting_restore");
    }

    @Tool(description = "Asks before it runs")
    @RequiresRole("director")
    String painting_destroy(long number, @Ask("Really?") Consent consent) {
        visits.of("painting_destroy");
        throw new ToolFailure("It is too beautiful.");
    }

    @Tool(description = "By a permission, once the arguments are known", readOnly = true)
    @PermissionsAllowed("paintings:lend")
    String painting_lend(@Positive long number) {
        return visits.of("painting_lend");
    }

    @Tool(description = "Has to be confirmed")
    @RequiresRole("director")
    @RequiresConfirmation("Throw {number} away?")
    String painting_discard(@Positive long number) {
        return visits.of("painting_discard");
    }

    /** No entry, and none of the kit's business. */
    String count() {
        return visits.of("count");
    }
}
