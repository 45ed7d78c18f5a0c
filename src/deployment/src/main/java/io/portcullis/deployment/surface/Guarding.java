package io.portcullis.deployment.surface;

import java.util.List;

import io.portcullis.boot.LimitRecipe;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Confirmation;

/**
 * What stands before an entry.
 *
 * @param access who may use it
 * @param byDefault whether nobody wrote that rule, and {@code portcullis.access.default} gave it
 * @param limits how often it may be used; empty for what holds by default
 * @param confirmation what has to be confirmed first; null for nothing
 */
public record Guarding(AccessRule access, boolean byDefault, List<LimitRecipe> limits, Confirmation confirmation) {

    /** Whether everybody may use it. */
    public boolean isPublic() {
        return access.kind() == Kind.PUBLIC;
    }

    /** Whether nobody may use it. */
    public boolean isClosed() {
        return access.kind() == Kind.DENIED;
    }

    /** Whether any valid credential is enough. */
    public boolean isForEveryCaller() {
        return access.kind() == Kind.AUTHENTICATED && access.scopes().isEmpty() && access.permissions().isEmpty();
    }
}
