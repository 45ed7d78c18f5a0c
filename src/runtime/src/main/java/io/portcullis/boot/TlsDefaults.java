package io.portcullis.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Default suites, below every setting of the user, wherever TLS older than 1.3 may be spoken. Netty would also speak those
 * whose
 * keys travel under the key of the certificate, so that whoever gets hold of it reads all that was ever recorded, and those
 * with
 * CBC. It is a setting and no customizer of the server, which is told anew when a certificate is read again.
 */
public class TlsDefaults implements ConfigSourceFactory {

    /** RFC 9325, 4.2, and those of TLS 1.3. */
    static final List<String> SUITES = List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Pattern BUCKET = Pattern
            .compile("(quarkus\\.tls(?:\\.(?:\"[^\"]+\"|[^.\"]+))?)\\.protocols(?:\\[\\d+])?");
    private static final Pattern BUCKET_IN_ENVIRONMENT = Pattern
            .compile("QUARKUS_TLS_(?:_(.+)__|([^_].*?)_)?PROTOCOLS(?:_\\d+_)?");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> defaults = new HashMap<>();
        speak(defaults, "quarkus.http.ssl"); // TLS 1.2 is allowed there unless the user forbids it
        speak(defaults, "quarkus.management.ssl");
        context.iterateNames().forEachRemaining(name -> {
            Matcher property = BUCKET.matcher(name);
            Matcher variable = BUCKET_IN_ENVIRONMENT.matcher(name);
            if (property.matches()) {
                speak(defaults, property.group(1));
            } else if (variable.matches()) {
                boolean named = variable.group(1) != null || variable.group(2) != null;
                speak(defaults, "quarkus.tls"
                        + (named ? "." + OidcDefaults.ofVariable(variable.group(1), variable.group(2)) : ""));
            }
        });
        return List.of(new PropertiesConfigSource(defaults, "portcullis: defaults for TLS",
                OidcDefaults.BELOW_EVERY_USER_SETTING));
    }

    private static void speak(Map<String, String> defaults, String prefix) {
        defaults.put(prefix + ".cipher-suites", String.join(",", SUITES));
    }
}
