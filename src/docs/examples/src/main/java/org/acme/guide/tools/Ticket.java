package org.acme.guide.tools;

import jakarta.validation.constraints.Size;

public record Ticket(long number, @Size(max = 200) String subject, boolean open) {
}
