package io.portcullis.uri;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a URI from text that only looks like one. The JDK's parser does not: it lets letters of every script
 * through, takes any authority it cannot read for a registered name, and refuses some that RFC 3986 allows.
 * <p>
 * Valid is an absolute URI of RFC 3986 section 3, with a scheme and with or without authority, query and fragment, and at
 * most 4096 characters. Beyond the grammar:
 * <ul>
 * <li>decoded, it has to be well-formed UTF-8 without control characters, so that no line break and no U+0000 gets
 * further;</li>
 * <li>an {@code http} or {@code https} URI needs a host and must not carry user information;</li>
 * <li>a {@code file} URI must not hold a {@code .} or {@code ..} segment in its path, however it is spelt;</li>
 * <li>an address in brackets is IPv6 without a zone.</li>
 * </ul>
 * Valid says nothing about what the URI names, or whether anybody may have it.
 */
public final class Uris {

    /** How many characters a URI may have. */
    static final int LONGEST = 4096;

    private static final String NAME = "A-Za-z0-9._~!$&'()*+,;=%\\-";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*+):");
    private static final Pattern SYNTAX = Pattern.compile(SCHEME.pattern() + "(?://(?<authority>[^/?#]*+))?+(?<path>[" + NAME
            + ":@/]*+)(?:\\?[" + NAME + ":@/?]*+)?+(?:#[" + NAME + ":@/?]*+)?+");
    private static final Pattern AUTHORITY = Pattern.compile("(?<user>[" + NAME + ":]*+@)?+(?<host>[" + NAME
            + "]*+|(?<address>\\[[0-9A-Fa-f:.]++\\]))(?::[0-9]*+)?+");

    private Uris() {
    }

    /** The URI as it was given, or empty when it is not valid. */
    public static Optional<String> checked(String uri) {
        return Optional.of(uri).filter(Uris::isValid);
    }

    /** Whether this is a valid absolute URI. */
    public static boolean isValid(String uri) {
        if (uri.length() > LONGEST || Percent.decoded(uri).isEmpty()) {
            return false;
        }
        Matcher parts = SYNTAX.matcher(uri);
        return parts.matches() && isAuthority(scheme(uri), parts.group("authority"))
                && !(scheme(uri).equals("file") && hasDotSegment(uri));
    }

    /** The scheme in lower case, empty when the text does not begin with one. */
    static String scheme(String text) {
        Matcher scheme = SCHEME.matcher(text);
        return scheme.lookingAt() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether the path holds a dot segment, in a URI whose syntax is right. */
    static boolean hasDotSegment(String uri) {
        Matcher parts = SYNTAX.matcher(uri);
        return parts.matches() && Percent.decoded(parts.group("path")).filter(Traversal::hasDotSegment).isPresent();
    }

    private static boolean isAuthority(String scheme, String authority) {
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (authority == null) {
            return !web;
        }
        Matcher parts = AUTHORITY.matcher(authority);
        return parts.matches() && (parts.group("address") == null || isAddress(parts.group("address")))
                && !(web && (parts.group("user") != null || parts.group("host").isEmpty()));
    }

    private static boolean isAddress(String brackets) {
        try {
            return new URI("ip://" + brackets).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
