package io.portcullis.boot;

import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.inject.Instance;

import io.portcullis.seal.OnceOnly;
import io.portcullis.spi.UsedIds;

/** Who remembers what was used: a bean that all nodes share, or else this process. */
final class Used {

    private Used() {
    }

    /** @param purpose keeps apart what different things are called by the same id */
    static UsedIds by(Instance<UsedIds> shared, String purpose, OnceOnly memory) {
        if (shared.isResolvable()) {
            UsedIds bean = shared.get();
            return (id, expiresAt) -> bean.firstUse(purpose + "\n" + id, expiresAt);
        }
        return (id, expiresAt) -> CompletableFuture.completedFuture(memory.firstUse(id, expiresAt));
    }
}
