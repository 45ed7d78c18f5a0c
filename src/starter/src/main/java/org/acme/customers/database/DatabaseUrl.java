package org.acme.customers.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code postgresql://user:password@host:port/database?parameters}, taken apart for JDBC, which wants the password elsewhere.
 *
 * @param jdbcUrl the address for JDBC, without user and password
 * @param user the user, decoded
 * @param password the password, decoded
 */
record DatabaseUrl(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final Pattern SHAPE = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#\\s]+)(?::(?<password>[^:@/?#\\s]*))?@)?"
            + "(?<server>(?:[\\w.-]+|\\[[\\p{XDigit}:.]+])(?::\\d{1,5})?)"
            + "/(?<database>[^:@/?#\\s]+)"
            + "(?:\\?(?<parameters>[^?#\\s]*))?");

    /** Takes a URL apart. Refuses anything else, and does not say what it was, since that may be a password. */
    static DatabaseUrl parse(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (!parts.matches()) {
            throw malformed();
        }
        return new DatabaseUrl(jdbcUrl(parts), decoded(parts.group("user")), decoded(parts.group("password")));
    }

    private static String jdbcUrl(Matcher parts) {
        String url = "jdbc:postgresql://" + parts.group("server") + "/" + plusKept(parts.group("database"));
        String parameters = parts.group("parameters");
        if (parameters == null || parameters.isEmpty()) {
            return url;
        }
        refusePassword(parameters);
        return url + "?" + plusKept(parameters);
    }

    /** JDBC URLs are logged. */
    private static void refusePassword(String parameters) {
        if (decode(parameters).toLowerCase(Locale.ROOT).contains("password")) {
            throw new IllegalArgumentException("DATABASE_URL has a password among its parameters, where logs would show it."
                    + " Its place is before the @.");
        }
    }

    private static Optional<String> decoded(String part) {
        return Optional.ofNullable(part).filter(text -> !text.isEmpty()).map(DatabaseUrl::decode);
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(plusKept(part), UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(); // without the cause, which quotes the text
        }
    }

    /** A plus is a plus in a URL like this one, but a space to JDBC and to the decoder, which expect a form. */
    private static String plusKept(String part) {
        return part.replace("+", "%2B");
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("DATABASE_URL must look like postgresql://user:password@host:5432/database,"
                + " with special characters of user and password percent-encoded. It does not, and is not shown here.");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
