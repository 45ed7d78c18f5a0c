package org.acme.guide.access;

import io.portcullis.api.Tool;

class Operations {

    @Tool(description = "Restart the job queue")
    @OpsTool
    String restart() {
        return "Restarted.";
    }
}
