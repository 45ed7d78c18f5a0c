package org.acme.guide;

import java.util.Optional;
import java.util.Set;

import io.portcullis.spi.StoredApiKey.Grant;

/** Callers that need more than roles. */
final class Callers {

    private Callers() {
    }

    static Grant reader(String name, String tenant) {
        return new Grant(name, Optional.of(tenant), Set.of("reader"), Set.of());
    }
}
