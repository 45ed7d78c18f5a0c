package io.portcullis.boot;

import java.util.List;
import java.util.Optional;

import io.quarkus.arc.InjectableInstance;

/** What a deployer brought: a bean, unless the configuration has switched off what it is made of. */
final class Brought {

    private Brought() {
    }

    /** @throws jakarta.enterprise.inject.AmbiguousResolutionException when there are several, since nobody said which */
    static <T> Optional<T> by(InjectableInstance<T> beans) {
        List<T> active = beans.listActive();
        return active.size() > 1 ? Optional.of(beans.get()) : active.stream().findFirst();
    }
}
