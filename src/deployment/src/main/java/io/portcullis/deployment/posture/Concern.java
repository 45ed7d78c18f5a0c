package io.portcullis.deployment.posture;

/** The kinds of finding. An id, once given out, keeps its meaning. */
public enum Concern {
    PF001("Public destructive tool", "A tool that may destroy something can be called by everybody."),
    PF002("Destructive tool for every caller",
            "A tool that may destroy something asks for a valid credential and nothing else. One stolen or careless client is"
                    + " enough."),
    PF003("Destructive tool without confirmation",
            "Nobody is asked before the tool acts. A model that was misled acts as fast as one that was not."),
    PF004("No limit", "A caller can use the entry as often as it likes; an agent in a loop does."),
    PF005("Unbounded text", "A text of any length is accepted, up to the size of a request."),
    PF006("Unbounded array", "An array with any number of elements is accepted, up to the size of a request."),
    PF007("Open object", "An object may hold members that nobody named, and so nobody checks."),
    PF008("Read-only hint contradicts the name",
            "Clients call tools with the hint read-only without asking. The name says that something is changed."),
    PF009("Not-destructive hint contradicts the name",
            "Clients may skip a confirmation for tools that are not destructive. The name says that something is deleted."),
    PF010("Text that instructs the model",
            "A text speaks to the model instead of about the entry. Poisoned tools work this way."),
    PF011("Invisible characters", "A text holds characters that people do not see and models read."),
    PF012("Look-alike letters", "A word mixes letters of scripts that look alike, so that it can be taken for another one."),
    PF013("Names that can be confused", "Two entries have names that people and models can take for each other."),
    PF014("No description", "Models guess what the entry does from its name, and reviewers have nothing to compare with."),
    PF015("Very long description", "Nobody reads it to the end, and that is where instructions hide."),
    PF016("Template that allows traversal",
            "Values may hold path separators and segments of dots: the method has to keep them where they belong."),
    PF017("Public entry", "Everybody may use the entry. Make sure that it is meant so."),
    PF018("Access rule by default in use",
            "Entries without a rule get one from the configuration instead of failing the build."),
    PF019("Loosened setting", "A setting that switches a protection off is on when the application is built."),
    PF020("Rule by default", "Nobody wrote an access rule for the entry; the configuration gave it one."),
    PF021("No tool lock", "Nothing holds the surface to what was reviewed: a change of a description goes unseen."),
    PF022("Secret that is not marked",
            "The name of an argument says that it is a secret, and nothing keeps its value out of logs and the audit.");

    private final String title;
    private final String reason;

    Concern(String title, String reason) {
        this.title = title;
        this.reason = reason;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** Why it matters. */
    public String reason() {
        return reason;
    }
}
