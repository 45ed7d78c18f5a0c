package io.portcullis.deployment.telemetry;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Tool;

/** A place where nothing happens. */
@PermitAll
public class Square {

    @Tool(readOnly = true)
    String bench() {
        return "free";
    }
}
