package io.portcullis.testing.attack;

/**
 * Arguments that no well-meaning client sends.
 *
 * @param name what is tried
 * @param argument the argument it is tried on, as a JSON pointer; or empty
 * @param arguments the arguments as they are sent, well-formed or not
 * @param text the hostile text, which an answer may repeat without being to blame for what it looks like; or empty
 * @param reach how far it may come
 */
record Attack(String name, String argument, String arguments, String text, Reach reach) {

    /** An attack without a hostile text. */
    Attack(String name, String argument, String arguments, Reach reach) {
        this(name, argument, arguments, "", reach);
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? name : "argument " + argument + ", " + name;
    }
}
