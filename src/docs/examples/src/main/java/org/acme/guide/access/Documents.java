package org.acme.guide.access;

import jakarta.validation.constraints.Size;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;

class Documents {

    private final Files files;

    Documents(Files files) {
        this.files = files;
    }

    // region permission
    @Tool(description = "Read a file", readOnly = true)
    @RequiresRole("clerk")
    @PermissionsAllowed("own-file")
    Document read(@Size(max = 200) String file) {
        return files.read(file);
    }

    @PermissionChecker("own-file") // in any bean; parameters by the names of the method's
    boolean ownsFile(SecurityIdentity identity, String file) {
        return files.ownerOf(file).equals(identity.getPrincipal().getName());
    }
    // endregion
}
