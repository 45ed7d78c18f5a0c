package io.portcullis.session;

import io.portcullis.api.Caller;

/**
 * Whom a session belongs to. Not the credential: a client that renews its token, or gains a role, keeps its session. All
 * callers without a credential are one owner.
 */
record Owner(String key, boolean isAnonymous) {

    static Owner of(Caller caller) {
        return new Owner(caller.key(), caller.isAnonymous());
    }
}
