package io.portcullis.benchmarks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;

/** Answers what it is told. What it may be told is looked at where Bean Validation is there. */
@ApplicationScoped
public class FloorTool {

    String echo(@Size(max = 1_000) String text) {
        return text;
    }
}
