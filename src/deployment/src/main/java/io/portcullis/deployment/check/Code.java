package io.portcullis.deployment.check;

/** The kinds of problem. A code, once given out, keeps its meaning. */
public enum Code {
    PC001("no access rule"),
    PC002("a method that cannot be guarded"),
    PC003("not a bean"),
    PC004("invalid name"),
    PC005("duplicate name"),
    PC006("access rules that contradict each other"),
    PC007("invalid access rule"),
    PC008("unsupported parameter"),
    PC009("unsupported result"),
    PC010("invalid limit"),
    PC011("a rule that guards nothing"),
    PC012("invalid path"),
    PC013("constraints that nothing enforces"),
    PC014("more than one kind of entry"),
    PC015("invalid address"),
    PC016("invalid completion"),
    PC017("a question that cannot be asked"),
    PC018("invalid icon"),
    PC019("invalid _meta"),
    PC020("invalid header"),
    PC021("invalid input schema"),
    PC022("a token passed on"),
    PC023("invalid confirmation"),
    PC024("invalid bounds"),
    PC025("a secret that would be shown"),
    PC030("a finding"),
    PC031("not what the tool lock says"),
    PC032("unusable tool lock"),
    PC033("no tool lock"),
    PC034("unknown finding");

    private final String title;

    Code(String title) {
        this.title = title;
    }

    /** What is wrong, in a few words. */
    public String title() {
        return title;
    }
}
