package io.portcullis.deployment.report;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.McpLog;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Resource;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;

/** Entries whose texts try to become part of the page. */
@RequiresRole({ "<i>role</i>", "\"onload=\"alert(1)" })
@RequiresScope("<b>")
class Hostile {

    static final String SCRIPT = "<script>alert('x')</script>";

    @Tool(name = "delete_all", title = SCRIPT, description = "</p>" + SCRIPT + " {policy} \u202Ereversed")
    @RateLimited(permits = 3, per = "1m", bucket = "<u>")
    String delete(@ToolArg(description = "<img src=x onerror=alert(1)>") String text, McpLog log) {
        return "";
    }

    @Prompt(description = "'\"&<>")
    String draft(@PromptArg(description = SCRIPT) String language) {
        return "";
    }

    @Resource(uri = "docs://open", title = "${evil} {#if}")
    String open() {
        return "";
    }

    static class Open {

        @Tool(name = "order_delete")
        @PermitAll
        String delete() {
            return "";
        }
    }
}
