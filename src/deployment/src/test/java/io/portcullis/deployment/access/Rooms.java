package io.portcullis.deployment.access;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** One tool for each kind of rule. */
@ApplicationScoped
public class Rooms {

    /** The tools. Each answers with {@link #OPEN}. */
    enum Room {
        requiresRole,
        anyRole,
        allRoles,
        requiresRoleLater,
        rolesAllowed,
        rolesAllowedLater,
        authenticated,
        permitAll,
        denyAll
    }

    static final String OPEN = "you are in";

    @Tool
    @RequiresRole("support")
    String requiresRole() {
        return OPEN;
    }

    @Tool
    @RequiresRole({ "support", "boss" })
    String anyRole() {
        return OPEN;
    }

    @Tool
    @RequiresRole("support")
    @RequiresRole({ "sales", "boss" })
    String allRoles() {
        return OPEN;
    }

    @Tool
    @RequiresRole("support")
    Uni<String> requiresRoleLater() {
        return Uni.createFrom().item(OPEN);
    }

    @Tool
    @RolesAllowed("support")
    String rolesAllowed() {
        return OPEN;
    }

    @Tool
    @RolesAllowed("support")
    Uni<String> rolesAllowedLater() {
        return Uni.createFrom().item(OPEN);
    }

    @Tool
    @Authenticated
    String authenticated() {
        return OPEN;
    }

    @Tool
    @PermitAll
    String permitAll() {
        return OPEN;
    }

    @Tool
    @DenyAll
    String denyAll() {
        return OPEN;
    }

    /** Goes into a room as any bean of an application would: by calling the method. */
    @ApplicationScoped
    public static class Guide {

        @Inject
        Rooms rooms;

        Uni<String> enter(String room) {
            return switch (Room.valueOf(room)) {
                case requiresRole -> Uni.createFrom().item(rooms.requiresRole());
                case anyRole -> Uni.createFrom().item(rooms.anyRole());
                case allRoles -> Uni.createFrom().item(rooms.allRoles());
                case requiresRoleLater -> rooms.requiresRoleLater();
                case rolesAllowed -> Uni.createFrom().item(rooms.rolesAllowed());
                case rolesAllowedLater -> rooms.rolesAllowedLater();
                case authenticated -> Uni.createFrom().item(rooms.authenticated());
                case permitAll -> Uni.createFrom().item(rooms.permitAll());
                case denyAll -> Uni.createFrom().item(rooms.denyAll());
            };
        }
    }

    /** The application's own way in. */
    @Path("/rooms")
    public static class Website {

        @Inject
        Guide guide;

        @GET
        @Path("{room}")
        public String enter(String room) {
            return guide.enter(room).await().indefinitely();
        }
    }

    /** A tool for everybody that goes into other rooms. */
    public static class Lobby {

        @Inject
        Guide guide;

        @Tool
        @PermitAll
        String lobby(String room) {
            return guide.enter(room).await().indefinitely();
        }

        @Tool
        @PermitAll
        Uni<String> lobbyLater(String room) {
            return guide.enter(room);
        }
    }
}
