package io.portcullis.deployment.dev;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Resource;
import io.portcullis.api.Tool;

/** Entries to look at. */
public class Workshop {

    @Tool
    @RequiresRole("joiner")
    @RequiresScope("wood")
    @RequiresConfirmation("Hammer away?")
    String hammer() {
        return "hammered";
    }

    @Tool
    @RequiresRole({ "joiner", "smith" })
    String saw(String wood) {
        return "sawn " + wood;
    }

    @Resource(uri = "shop://plan")
    @PermitAll
    String plan() {
        return "the plan";
    }
}
