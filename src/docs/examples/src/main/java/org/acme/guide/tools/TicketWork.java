package org.acme.guide.tools;

import java.util.List;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Caller;
import io.portcullis.api.Cancellation;
import io.portcullis.api.Progress;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;

@RequiresRole("support")
public class TicketWork {

    private final Tickets tickets;

    TicketWork(Tickets tickets) {
        this.tickets = tickets;
    }

    // region close
    @Tool(description = "Close a ticket", destructive = true, idempotent = true)
    @RequiresScope("tickets:write")
    @RateLimited(permits = 5, per = "1m")
    @RequiresConfirmation("Close ticket {number}?")
    Ticket close(@Positive long number, @Sensitive @Size(max = 500) String reason, Caller caller) {
        return tickets.close(number, caller.subject(), reason);
    }
    // endregion

    // region import
    @Tool(description = "Import all tickets of a customer")
    int importAll(@Positive long customer, Progress progress, Cancellation cancellation) {
        List<Ticket> found = tickets.of(customer);
        for (int i = 0; i < found.size(); i++) {
            cancellation.throwIfRequested();
            tickets.store(found.get(i));
            progress.send(i + 1, found.size());
        }
        return found.size();
    }
    // endregion
}
