package org.acme.guide.tools;

import jakarta.validation.constraints.Positive;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

@RequiresRole("support")
public class TicketTools {

    private final Tickets tickets;

    TicketTools(Tickets tickets) {
        this.tickets = tickets;
    }

    @Tool(description = "Find a ticket by its number", readOnly = true, openWorld = false)
    Ticket find(@ToolArg(description = "The number of the ticket") @Positive long number) {
        return tickets.find(number).orElseThrow(() -> new ToolFailure("No ticket has the number " + number + "."));
    }
}
