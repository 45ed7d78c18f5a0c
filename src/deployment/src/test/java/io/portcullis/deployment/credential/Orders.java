package io.portcullis.deployment.credential;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;

/** Orders: what a person may do with them is a matter of roles, what a client may do for the person one of scopes. */
@RequiresRole("clerk")
@RequiresScope("orders:read")
public class Orders {

    @Tool(readOnly = true)
    String find(int number) {
        return "order " + number;
    }

    @Tool
    @RequiresScope({ "orders:read", "orders:write" })
    String place() {
        return "placed";
    }

    @Tool
    @RequiresScope({ "orders:write", "orders:read" })
    @RateLimited(permits = 1, per = "1h")
    String placeOne() {
        return "placed";
    }

    @Tool(task = TaskSupport.REQUIRED)
    @RequiresScope("orders:write")
    String archive() {
        return "archived";
    }

    @Tool
    @RequiresRole("boss")
    @RequiresScope("orders:write")
    String destroy() {
        return "destroyed";
    }
}
