package io.portcullis.boot;

import io.quarkus.runtime.LaunchMode;

/** Another launch mode, until it is closed. Tests run in production otherwise. */
final class Mode implements AutoCloseable {

    private final LaunchMode before = LaunchMode.current();

    private Mode(LaunchMode mode) {
        LaunchMode.set(mode);
    }

    static Mode of(LaunchMode mode) {
        return new Mode(mode);
    }

    @Override
    public void close() {
        LaunchMode.set(before);
    }
}
