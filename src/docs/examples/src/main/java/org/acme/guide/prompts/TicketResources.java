package org.acme.guide.prompts;

import java.util.List;

import jakarta.validation.constraints.Positive;

import org.acme.guide.tools.Ticket;
import org.acme.guide.tools.Tickets;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceNotFound;
import io.portcullis.api.ResourceTemplate;

@RequiresRole("support")
public class TicketResources {

    private final Tickets tickets;

    TicketResources(Tickets tickets) {
        this.tickets = tickets;
    }

    @Resource(uri = "tickets://open", description = "Every open ticket")
    List<Ticket> open() {
        return tickets.open();
    }

    @ResourceTemplate(uriTemplate = "tickets://{number}", description = "A ticket by its number")
    Ticket ticket(@Positive long number) {
        return tickets.find(number).orElseThrow(ResourceNotFound::new);
    }
}
