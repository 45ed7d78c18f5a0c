package io.portcullis.attack.bank;

import jakarta.annotation.security.DenyAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;

/** What not everybody may do: roles, scopes, permissions and confirmations, alone and together. */
@RateLimited(permits = 1_000_000, per = "1m")
public class Vault {

    private final Runs runs;

    @Inject
    Vault(Runs runs) {
        this.runs = runs;
    }

    @Tool(description = "For managers alone", readOnly = true)
    @RequiresRole("manager")
    String open() {
        runs.count("open");
        return "gold";
    }

    @Tool(description = "For clerks and managers who were granted a scope")
    @RequiresRole({ "clerk", "manager" })
    @RequiresScope("vault:write")
    String deposit(@Positive int amount) {
        runs.count("deposit");
        return "deposited " + amount;
    }

    @Tool(description = "For nobody", readOnly = true)
    @DenyAll
    String walledUp() {
        runs.count("walledUp");
        return "bones";
    }

    @Tool(description = "A box, for its owner", readOnly = true)
    @RequiresRole("clerk")
    @PermissionsAllowed("own-box")
    String box(@Size(max = 100) String owner) {
        runs.count("box");
        return "the box of " + owner;
    }

    @PermissionChecker("own-box")
    boolean ownsBox(SecurityIdentity identity, String owner) {
        if (owner.startsWith("broken")) {
            throw new IllegalStateException(Counter.SECRET);
        }
        return owner.equals(identity.getPrincipal().getName());
    }

    @Tool(description = "Destroys an account, once its owner has said so", destructive = true)
    @RequiresRole("clerk")
    @RequiresConfirmation("Close the account {number}?")
    String close(@Positive long number) {
        runs.count("close");
        return "closed " + number;
    }
}
