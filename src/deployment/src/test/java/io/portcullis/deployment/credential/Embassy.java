package io.portcullis.deployment.credential;

import java.util.Set;
import java.util.TreeSet;

import io.portcullis.api.Caller;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.quarkus.security.Authenticated;

/** An embassy, where everybody comes with papers of another kind: the tools that the tests of this package call. */
public class Embassy {

    /** Who somebody is to the embassy. */
    public record Seen(String subject, String issuer, String authentication, Set<String> roles, Set<String> scopes,
            String client, String tenant) {
    }

    @Tool(readOnly = true)
    @Authenticated
    Seen whoami(Caller caller) {
        return new Seen(caller.subject(), caller.issuer(), caller.authentication().name().toLowerCase(),
                new TreeSet<>(caller.roles()), new TreeSet<>(caller.scopes()), caller.clientId().orElse(""),
                caller.tenant().orElse(""));
    }

    @Tool(readOnly = true)
    @RequiresScope("papers:read")
    String papers() {
        return "papers";
    }

    @Tool
    @RequiresRole("admin")
    String vault() {
        return "gold";
    }
}
