package org.acme.guide.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import jakarta.inject.Singleton;

@Singleton
public class Tickets {

    private final Map<Long, Ticket> tickets = new ConcurrentSkipListMap<>(
            Map.of(1L, new Ticket(1, "The door is stuck", true), 2L, new Ticket(2, "The light is out", true)));

    public Optional<Ticket> find(long number) {
        return Optional.ofNullable(tickets.get(number));
    }

    public List<Ticket> open() {
        return tickets.values().stream().filter(Ticket::open).toList();
    }

    List<Ticket> of(long customer) {
        return List.of(new Ticket(100 * customer, "Imported", true), new Ticket(100 * customer + 1, "Imported, too", true));
    }

    void store(Ticket ticket) {
        tickets.put(ticket.number(), ticket);
    }

    Ticket close(long number, String closer, String reason) {
        return new Ticket(number, "Closed by " + closer, false);
    }
}
