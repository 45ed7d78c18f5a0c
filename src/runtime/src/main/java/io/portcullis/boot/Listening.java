package io.portcullis.boot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

/** Where the HTTP server listens, and over what. */
@Singleton
class Listening {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final String PROXY = "quarkus.http.proxy.";
    private static final String CORS = "quarkus.http.cors.";
    /** Origins that nobody meant. */
    private static final List<String> STRANGERS = Stream.of("http", "https")
            .flatMap(scheme -> Stream.of("com", "org", "net", "io", "dev", "de", "co.uk", "invalid")
                    .map(domain -> scheme + "://x8f3kq." + domain))
            .toList();

    /** A network of all addresses. */
    private static final Pattern EVERYBODY = Pattern.compile("/0+\\s*(?:,|$)");

    private final Config config;

    Listening(Config config) {
        this.config = config;
    }

    String host() {
        return text("quarkus.http.host").orElse("0.0.0.0");
    }

    /** What the paths of Quarkus' own pages begin with, such as {@code /q/}. */
    String toolPages() {
        String root = slashed(text("quarkus.http.root-path").orElse("/"));
        String pages = text("quarkus.http.non-application-root-path").orElse("q");
        return slashed(pages.startsWith("/") ? pages : root + pages);
    }

    private static String slashed(String path) {
        return (path.startsWith("/") ? "" : "/") + path + (path.endsWith("/") ? "" : "/");
    }

    int port() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    }

    /** An address that anybody may write into a header is no address: it decides limits and stands in the audit. */
    void run(List<String> problems) {
        if (forwards() && text(PROXY + "trusted-proxies").isEmpty()) {
            problems.add("quarkus.http.proxy.trusted-proxies is missing: without it, every client may forge its address");
        } else if (forwards() && EVERYBODY.matcher(text(PROXY + "trusted-proxies").orElseThrow()).find()) {
            problems.add("quarkus.http.proxy.trusted-proxies names every address there is: every client may forge its own");
        }
    }

    /**
     * A page of any origin that may read what the browser of a user got with that user's credentials is that user. For an
     * expression that fits, Quarkus allows credentials unless it is told not to.
     */
    void pagesOfOthers(List<String> problems) {
        List<String> origins = config.getOptionalValues(CORS + "origins", String.class).orElse(List.of());
        boolean everybody = origins.stream().anyMatch(origin -> origin.strip().equals("*"));
        boolean strangers = origins.stream().anyMatch(Listening::fitsStrangers);
        String credentials = CORS + "access-control-allow-credentials";
        if (flag(CORS + "enabled", false) && (everybody && flag(credentials, false) || strangers && flag(credentials, true))) {
            problems.add(
                    "quarkus.http.cors.origins lets every web page in, and with credentials it acts as whoever looks at it."
                            + " Name the origins, such as https://chat.example.org, or set " + credentials + "=false");
        }
    }

    /**
     * Whether it is an expression that fits an origin nobody ever thought of, as one that takes all of a domain in which
     * anybody may register.
     */
    private static boolean fitsStrangers(String origin) {
        String text = origin.strip();
        return text.length() > 2 && text.startsWith("/") && text.endsWith("/")
                && STRANGERS.stream().anyMatch(stranger -> stranger.matches(text.substring(1, text.length() - 1)));
    }

    /** Whether anything is served at all; a command of the application may not. */
    boolean isServing() {
        return flag("quarkus.http.host-enabled", true) || flag("quarkus.http.domain-socket-enabled", false);
    }

    /** Whether nobody but this machine can connect. */
    boolean onLoopback() {
        return !isServing() || LOOPBACK.contains(host());
    }

    /** Whether requests without TLS are answered with more than the way to TLS, beyond loopback. */
    boolean servesPlainHttp() {
        String insecure = text("quarkus.http.insecure-requests").orElse("enabled").toLowerCase(Locale.ROOT);
        return !onLoopback() && insecure.equals("enabled");
    }

    /** Whether there are proxies that are believed what they say of a request. */
    boolean trustsProxies() {
        return forwards() && text(PROXY + "trusted-proxies").isPresent();
    }

    /**
     * Whether certificates of clients are compared with a trust store of this server: of the one configuration that its HTTP
     * server uses. That some setting of a trust store has a name says nothing; those with a default always have.
     */
    boolean hasTrustStore() {
        Optional<String> name = text("quarkus.http.tls-configuration-name").map(Pattern::quote);
        String tls = "quarkus\\.tls\\." + name.map(it -> "(?:" + it + "|\"" + it + "\")\\.").orElse("");
        if (isSet(tls + "trust-all", value -> !value.equalsIgnoreCase("false"))) {
            return false;
        }
        if (name.isPresent() || isSet(tls + "key-store\\.(?:pem\\..+|(?:p12|jks)\\.path)", value -> true)) {
            return isSet(tls + "trust-store\\.(?:pem\\.certs(?:\\[\\d+])?|(?:p12|jks)\\.path)", value -> true);
        }
        return isSet("quarkus\\.http\\.ssl\\.certificate\\.trust-store-files?(?:\\[\\d+])?", value -> true);
    }

    private boolean isSet(String name, Predicate<String> wanted) {
        Pattern names = Pattern.compile(name);
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(each -> names.matcher(each).matches())
                .anyMatch(each -> text(each).filter(value -> !value.isBlank()).filter(wanted).isPresent());
    }

    private boolean forwards() {
        return Stream.of("proxy-address-forwarding", "allow-forwarded", "allow-x-forwarded")
                .anyMatch(key -> flag(PROXY + key, false));
    }

    private boolean flag(String key, boolean usual) {
        return config.getOptionalValue(key, Boolean.class).orElse(usual);
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class);
    }
}
