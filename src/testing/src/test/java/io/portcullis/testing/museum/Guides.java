package io.portcullis.testing.museum;

import java.util.List;
import java.util.Optional;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.Prompt;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceTemplate;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;

/** Prompts, resources, templates, and what completes their arguments. */
public class Guides {

    private final Visits visits;

    Guides(Visits visits) {
        this.visits = visits;
    }

    @Prompt(description = "A tour")
    @RequiresRole("visitor")
    String tour(String language) {
        return visits.of("tour");
    }

    @CompletePrompt("tour")
    List<String> languages(String language) {
        return List.of(visits.of("languages"));
    }

    @Resource(uri = "museum://plan", description = "The plan")
    @Authenticated
    String plan() {
        return visits.of("plan");
    }

    @Resource(uri = "museum://alarm", description = "The code of the alarm")
    @RequiresRole("guard")
    @RequiresScope("museum:secrets")
    String alarm() {
        return visits.of("alarm");
    }

    @Resource(uri = "museum://ledger", description = "The ledger")
    @PermissionsAllowed("museum:ledger")
    String ledger() {
        return visits.of("ledger");
    }

    @ResourceTemplate(uriTemplate = "museum://rooms/{room}{?floor}", description = "A room")
    @RequiresRole({ "visitor", "guard" })
    String room(String room, Optional<String> floor) {
        return visits.of("room");
    }

    @CompleteResourceTemplate("room")
    List<String> rooms(String room) {
        return List.of(visits.of("rooms"));
    }
}
