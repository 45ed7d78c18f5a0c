package io.portcullis.catalog;

import java.util.List;
import java.util.Map;

/**
 * Which parts of a value are sensitive: a small automaton over JSON, made by the build, since types may hold themselves.
 *
 * @param nodes the first one stands for the value; empty when nothing is sensitive
 */
public record Sensitivity(List<Node> nodes) {

    /** Nothing is sensitive. */
    public static final Sensitivity NONE = new Sensitivity(List.of());

    /** All of it is. */
    public static final Sensitivity WHOLE = new Sensitivity(List.of(Node.SECRET));

    public Sensitivity {
        nodes = List.copyOf(nodes);
    }

    /**
     * A kind of place within a value.
     *
     * @param secret whether everything there is sensitive
     * @param members where the members of an object lead, by name; one that is not named is taken for sensitive, since it may
     *        be
     *        a misspelt one
     * @param each where all elements of an array, or all values of a map, lead
     */
    public record Node(boolean secret, Map<String, Integer> members, int each) {

        /** Leads to where nothing is sensitive. */
        public static final int OPEN = -1;

        /** Leads nowhere: no such thing is expected there. */
        public static final int NOWHERE = -2;

        /** Everything is sensitive. */
        public static final Node SECRET = new Node(true, Map.of(), NOWHERE);

        public Node {
            members = Map.copyOf(members);
        }
    }

    /** Whether nothing is sensitive. */
    public boolean isNone() {
        return nodes.isEmpty();
    }

    /** The value itself. */
    public Part root() {
        return isNone() ? Part.OPEN : new Part(this, 0);
    }

    private Part at(int node) {
        return node == Node.NOWHERE ? Part.SECRET : node == Node.OPEN ? Part.OPEN : new Part(this, node);
    }

    /**
     * A place within a value.
     *
     * @param of what it is part of
     * @param at its node
     */
    public record Part(Sensitivity of, int at) {

        /** A place where nothing is sensitive. */
        public static final Part OPEN = new Part(NONE, Node.OPEN);

        /** A place where everything is. */
        public static final Part SECRET = WHOLE.root();

        /** Whether nothing there is sensitive. */
        public boolean isOpen() {
            return at == Node.OPEN;
        }

        /** Whether everything there is sensitive. */
        public boolean isSecret() {
            return !isOpen() && node().secret();
        }

        /** Whether there may be an object. What is there all the same is as sensitive as all that could be there. */
        public boolean takesObjects() {
            return !node().members().isEmpty() || node().each() != Node.NOWHERE;
        }

        /** Whether there may be an array. */
        public boolean takesArrays() {
            return node().each() != Node.NOWHERE;
        }

        /** Whether a member of that name is expected there. One that is not may be named by a secret. */
        public boolean knows(String name) {
            return isOpen() || node().members().containsKey(name) || node().each() != Node.NOWHERE;
        }

        /** The member of an object, or the value of a map. */
        public Part member(String name) {
            if (isOpen() || isSecret()) {
                return this;
            }
            return of.at(node().members().getOrDefault(name, node().each()));
        }

        /** Every element of an array, and every value of a map. */
        public Part element() {
            return isOpen() || isSecret() ? this : of.at(node().each());
        }

        private Node node() {
            return of.nodes().get(at);
        }
    }
}
