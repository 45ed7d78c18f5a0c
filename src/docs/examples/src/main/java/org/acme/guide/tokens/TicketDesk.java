package org.acme.guide.tokens;

import jakarta.validation.constraints.Positive;

import org.acme.guide.tools.Ticket;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;

@RequiresRole("support") // what the person may do here
@RequiresScope("tickets:read") // what the person lets a client do
public class TicketDesk {

    @Tool(description = "Reopen a ticket")
    @RequiresScope({ "tickets:read", "tickets:write" })
    Ticket reopen(@Positive long number) {
        return new Ticket(number, "Open again", true);
    }
}
