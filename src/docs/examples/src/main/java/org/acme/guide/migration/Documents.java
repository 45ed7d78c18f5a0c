package org.acme.guide.migration;

import jakarta.validation.constraints.Pattern;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolFailure;

@RequiresRole("reader")
public class Documents {

    private final Library library;

    Documents(Library library) {
        this.library = library;
    }

    @Tool(name = "read_doc_contents", description = "Read the contents of a document.", readOnly = true, openWorld = false)
    String read(@ToolArg(description = "The name of the document") @Pattern(regexp = "[\\w-]{1,80}\\.md") String docId) {
        return library.text(docId).orElseThrow(() -> new ToolFailure("There is no document " + docId + "."));
    }
}
