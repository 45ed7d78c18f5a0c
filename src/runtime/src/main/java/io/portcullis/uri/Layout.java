package io.portcullis.uri;

import java.util.List;
import java.util.Set;

/**
 * Whether each part of a template stands where it may: values of a path in a path, one query behind it, a fragment last;
 * and whether a URI comes out, by the example of one value.
 */
final class Layout {

    /** Schemes whose authority is a host that somebody will connect to. */
    private static final Set<String> WITH_HOST = Set.of("http", "https", "file");
    /** Stands for a value; allowed wherever one may be, in a port too. */
    private static final String ANY = "1";

    private final String scheme;
    private final StringBuilder uri;
    private boolean queried;

    private Layout(String scheme) {
        this.scheme = scheme;
        this.uri = new StringBuilder(scheme).append(':');
    }

    /** Refuses the parts unless they make a URI. */
    static void check(String scheme, List<Part> parts) {
        Layout layout = new Layout(scheme);
        parts.forEach(layout::add);
        if (!Uris.isValid(layout.uri.toString())) {
            throw new IllegalArgumentException("it is no URI by RFC 3986 once its variables are filled in; "
                    + "what else stands in it has to be percent-encoded");
        }
        if (Uris.hasDotSegment(layout.uri.toString())) {
            throw new IllegalArgumentException("it holds a . or .. segment; write the path without");
        }
    }

    private void add(Part part) {
        if (part instanceof Query query) {
            add(query);
        } else if (part instanceof Value value) {
            add(value);
        } else {
            add((Fixed) part);
        }
    }

    private void add(Fixed fixed) {
        if (queried && !isIn('#') && fixed.text().charAt(0) != '#') {
            throw new IllegalArgumentException("only a fragment may follow the variables of the query");
        }
        uri.append(fixed.text());
    }

    private void add(Value value) {
        if (queried && !isIn('#')) {
            throw new IllegalArgumentException("only a fragment may follow the variables of the query");
        }
        if (value.kind() == Kind.PATH && (isIn('?') || isIn('#'))) {
            throw new IllegalArgumentException(
                    "{+" + value.name() + "} stands for a path; behind ? or # write {" + value.name() + "}");
        }
        if (value.kind() == Kind.PATH && WITH_HOST.contains(scheme) && isInAuthority()) {
            throw new IllegalArgumentException("{+" + value.name() + "} would choose the host; write " + scheme + "://"
                    + (scheme.equals("file") ? "" : "host") + "/{+" + value.name() + "}");
        }
        uri.append(ANY);
    }

    private void add(Query query) {
        if (isIn('#') || queried) {
            throw new IllegalArgumentException("the variables of the query stand in one place, ahead of the fragment");
        }
        if (isIn('?') != (query.first() == '&')) {
            throw new IllegalArgumentException(
                    "a query begins with {?...}, and goes on with {&...} where a ? stands ahead of it");
        }
        queried = true;
    }

    private boolean isIn(char delimiter) {
        return uri.indexOf(String.valueOf(delimiter)) >= 0;
    }

    private boolean isInAuthority() {
        int path = scheme.length() + 3;
        return uri.length() >= path && uri.substring(scheme.length() + 1, path).equals("//") && uri.indexOf("/", path) < 0;
    }
}
