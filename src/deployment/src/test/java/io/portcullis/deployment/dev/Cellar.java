package io.portcullis.deployment.dev;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import io.portcullis.api.Prompt;
import io.portcullis.api.Sensitive;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;

/** Entries that get secrets, give them back and fail with them. */
@PermitAll
public class Cellar {

    public record Bottle(@Sensitive @Size(max = 60, message = "is ${validatedValue}") String label, String name,
            List<@Valid Bottle> more) {
    }

    @Tool
    Bottle pour(@Valid Bottle bottle) {
        return bottle;
    }

    @Tool
    @Sensitive
    String tell(@Sensitive String text) {
        return text;
    }

    @Tool
    String fail(@Sensitive String text) {
        throw new IllegalStateException(text, new IllegalArgumentException(text));
    }

    @Tool
    String refuse(@Sensitive String text) {
        throw new ToolFailure("Not " + text);
    }

    @Prompt
    String say(@Sensitive String text) {
        return "Say " + text;
    }
}
