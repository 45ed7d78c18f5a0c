package org.acme.customers;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

/**
 * What a client may ask, who may ask it, and how often: one tool to start from. A role is what a person may do here; a scope is
 * what that person lets a client do.
 */
@RequiresScope("tools:read")
public class ClockTools {

    @Tool(name = "clock_now", description = "The date and time in a time zone", readOnly = true, openWorld = false)
    @RequiresRole({ "reader", "admin" })
    @RateLimited(permits = 100, per = "15m")
    String now(@ToolArg(description = "The time zone, such as Europe/Zurich") @NotBlank @Size(max = 40) String zone) {
        try {
            return ZonedDateTime.now(ZoneId.of(zone)).truncatedTo(ChronoUnit.SECONDS)
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            throw new ToolFailure("There is no such time zone.");
        }
    }
}
