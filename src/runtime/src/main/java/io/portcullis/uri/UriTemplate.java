package io.portcullis.uri;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A template of RFC 6570, read backwards: from a URI to the values of its variables. Immutable, safe for use by many
 * threads.
 *
 * <h2>What a template may hold</h2>
 * <table>
 * <caption>Expressions and what they match</caption>
 * <tr>
 * <th>expression</th>
 * <th>matches</th>
 * </tr>
 * <tr>
 * <td>{@code {a}}, {@code {a,b}}</td>
 * <td>letters, digits, {@code - . _ ~ ! * ' ( )} and percent-escapes; a comma between two</td>
 * </tr>
 * <tr>
 * <td>{@code {/a,b}}</td>
 * <td>the same, with a {@code /} in front of each</td>
 * </tr>
 * <tr>
 * <td>{@code {.a,b}}</td>
 * <td>the same without a dot, with a {@code .} in front of each</td>
 * </tr>
 * <tr>
 * <td>{@code {;a,b}}</td>
 * <td>{@code ;a=...;b=...}</td>
 * </tr>
 * <tr>
 * <td>{@code {?a,b}}, or <code>{&amp;a,b}</code> behind a {@code ?}</td>
 * <td>the pairs of a query, in any order; each may be missing or empty</td>
 * </tr>
 * <tr>
 * <td>{@code {#a}}</td>
 * <td>a fragment, without a {@code /}</td>
 * </tr>
 * <tr>
 * <td>{@code {+a}}</td>
 * <td>a relative path: also {@code /} and the other characters that a path may hold; ahead of query and fragment only; with
 * file, http and https not in place of the host</td>
 * </tr>
 * </table>
 * <p>
 * {@code {a:3}} bounds the value to three characters. All variables but those of a query must be there and not be empty.
 * Text outside of braces has to be equal character for character; the scheme alone may be written in any case.
 *
 * <h2>What is refused</h2>
 * <ul>
 * <li>A template without a fixed scheme, or one that is no URI of RFC 3986 once its variables are filled in, or that holds
 * a dot segment.</li>
 * <li>A template that could read one URI in two ways: {@code {a}{b}} and {@code {a}-{b}}, where a value may hold a
 * {@code -}. Between two variables there must be a character that ends one of them: {@code {a}/{b}},
 * {@code {+path}/{name}.md}, {@code {name}{.type}}.</li>
 * <li>A variable named twice, an exploded one ({@code *}), and the operators that RFC 6570 only reserves.</li>
 * </ul>
 *
 * <h2>What a value may be</h2>
 * Values are decoded once, and checked after that. No value holds invalid UTF-8 or a control character. Unless the template
 * {@linkplain #allowingTraversal allows it}, no value
 * <ul>
 * <li>holds a slash (but {@code {+a}}) or a backslash,</li>
 * <li>is a {@code .} or {@code ..} segment or, in {@code {+a}}, has one, or an empty one, or begins with a Windows
 * drive,</li>
 * <li>still holds an escape, so that decoding it again would change it,</li>
 * <li>or becomes one of those by Unicode normalisation (NFKC).</li>
 * </ul>
 * The check is made for values that end up in a path. It does not make a value safe for SQL, a shell or HTML.
 */
public final class UriTemplate {

    private final String text;
    private final boolean allowTraversal;
    private final List<String> variables;
    private final List<Step> steps;

    private UriTemplate(String text, boolean allowTraversal) {
        String scheme = Uris.scheme(text);
        if (scheme.isEmpty()) {
            throw new IllegalArgumentException("it has to begin with a scheme, as in docs://{name}");
        }
        List<Part> parts = Parts.of(text.substring(scheme.length() + 1));
        this.text = text;
        this.allowTraversal = allowTraversal;
        this.variables = variables(parts);
        Layout.check(scheme, parts);
        this.steps = Steps.of(scheme, parts);
    }

    /**
     * The template of this text.
     *
     * @throws IllegalArgumentException when it is not one that matches in one way only; the message says why and what to
     *         write
     */
    public static UriTemplate of(String text) {
        return compiled(text, false);
    }

    /**
     * The same, and values may be anything that decodes to text without control characters: {@code ..}, slashes,
     * backslashes, further escapes. Only for values that are never used to find a file or to build an address.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static UriTemplate allowingTraversal(String text) {
        return compiled(text, true);
    }

    private static UriTemplate compiled(String text, boolean allowTraversal) {
        try {
            return new UriTemplate(text, allowTraversal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the URI template \"" + text + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    /** The template as it was written. */
    public String text() {
        return text;
    }

    /** The names of the variables, in the order of the template. */
    public List<String> variables() {
        return variables;
    }

    /**
     * The values a URI gives to the variables, in the order of {@link #variables()}; without those of the query that it
     * does not name. Each character is looked at a few times at most. Whether the URI is {@linkplain Uris valid} is not
     * asked again.
     *
     * @return empty when the URI is not of this template, is longer than 4096 characters, or has a value that is refused;
     *         which of them is not told
     */
    public Optional<Map<String, String>> match(String uri) {
        return walk(uri);
    }

    /** {@link #match}, for texts that count how often they are looked at. */
    Optional<Map<String, String>> walk(CharSequence uri) {
        if (uri.length() > Uris.LONGEST) {
            return Optional.empty();
        }
        Cursor cursor = new Cursor(uri, allowTraversal);
        boolean matches = steps.stream().allMatch(step -> step.take(cursor)) && cursor.isAtEnd();
        return matches ? Optional.of(inOrder(cursor.found())) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }

    private Map<String, String> inOrder(Map<String, String> found) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String variable : variables) {
            if (found.containsKey(variable)) {
                ordered.put(variable, found.get(variable));
            }
        }
        return ordered;
    }

    private static List<String> variables(List<Part> parts) {
        List<String> names = new ArrayList<>();
        parts.stream().flatMap(UriTemplate::values).forEach(value -> names.add(value.name()));
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("a variable is named twice");
        }
        return List.copyOf(names);
    }

    private static Stream<Value> values(Part part) {
        if (part instanceof Query query) {
            return query.values().stream();
        }
        return part instanceof Value value ? Stream.of(value) : Stream.empty();
    }
}
