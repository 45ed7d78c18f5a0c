package io.portcullis.boot;

import java.util.concurrent.CompletableFuture;

import io.portcullis.seal.OnceOnly;
import io.portcullis.spi.UsedIds;
import io.quarkus.arc.InjectableInstance;

/** Who remembers what was used: a bean that all nodes share, or else this process. */
final class Used {

    private Used() {
    }

    /** @param purpose keeps apart what different things are called by the same id */
    static UsedIds by(InjectableInstance<UsedIds> shared, String purpose, OnceOnly memory) {
        return Brought.by(shared)
                .<UsedIds> map(bean -> (id, expiresAt) -> bean.firstUse(purpose + "\n" + id, expiresAt))
                .orElse((id, expiresAt) -> CompletableFuture.completedFuture(memory.firstUse(id, expiresAt)));
    }
}
