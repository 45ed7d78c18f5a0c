package io.portcullis.attack.bank;

import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The other way in: REST resources of the application that call the beans of tools, and what has run, for the tests. */
@Path("/side")
@PermitAll
public class SideDoor {

    private final Vault vault;
    private final Runs runs;

    @Inject
    SideDoor(Vault vault, Runs runs) {
        this.vault = vault;
        this.runs = runs;
    }

    @GET
    @Path("/open")
    @Produces(MediaType.TEXT_PLAIN)
    public String open() {
        return vault.open();
    }

    @GET
    @Path("/walled-up")
    @Produces(MediaType.TEXT_PLAIN)
    public String walledUp() {
        return vault.walledUp();
    }

    @GET
    @Path("/runs")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Long> runs() {
        return runs.all();
    }
}
