package org.acme.guide.start;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;

@RequiresRole("reader")
public class Greetings {

    @Tool(description = "Greets somebody", readOnly = true, openWorld = false)
    @RateLimited(permits = 30, per = "1m")
    String greet(@ToolArg(description = "The name of the person") @NotBlank @Size(max = 80) String name) {
        return "Hello, " + name + ".";
    }
}
