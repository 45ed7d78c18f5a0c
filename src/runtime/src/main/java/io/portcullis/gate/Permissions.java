package io.portcullis.gate;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Entry;

/** Decides what can be decided only with the arguments of a call: rules about permissions. */
@FunctionalInterface
public interface Permissions {

    /** Grants none. */
    Permissions NONE = (entry, caller, arguments) -> CompletableFuture.completedFuture(false);

    /**
     * Whether the caller has the permissions that the entry asks for. May ask elsewhere, and take a while; a failure refuses.
     *
     * @param arguments one for each parameter of the method
     */
    CompletionStage<Boolean> granted(Entry entry, Caller caller, Object[] arguments);
}
