package io.portcullis.boot;

import java.util.List;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Default suites, below every setting of the user, wherever TLS older than 1.3 may be spoken. Netty would also speak those
 * whose keys travel under the key of the certificate, so that whoever gets hold of it reads all that was ever recorded, and
 * those with CBC. It is a setting and no customizer of the server, which is told anew when a certificate is read again.
 * It is found when it is asked for, see {@link Defaults}.
 */
public class TlsDefaults implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    /** RFC 9325, 4.2, and those of TLS 1.3. */
    static final List<String> SUITES = List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final String NEWEST = "TLSv1.3"; // alone by default
    private static final String SETTING = ".cipher-suites";
    private static final Pattern BUCKET = Pattern.compile("quarkus\\.tls(?:\\.(?:\"[^\"]++\"|[^.\"]++))?");
    /** TLS 1.2 is allowed there unless the user forbids it. */
    private static final List<String> OLDER = List.of("quarkus.http.ssl", "quarkus.management.ssl");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue said = context.proceed(name);
        if (!name.endsWith(SETTING) || Defaults.isSet(said)) {
            return said;
        }
        String prefix = name.substring(0, name.length() - SETTING.length());
        boolean bucket = BUCKET.matcher(prefix).matches();
        return OLDER.contains(prefix) || bucket && speaksOlder(context, prefix) ? Defaults.say(name, String.join(",", SUITES))
                : said;
    }

    private static boolean speaksOlder(ConfigSourceInterceptorContext context, String bucket) {
        ConfigValue protocols = context.proceed(bucket + ".protocols");
        return Defaults.isSet(protocols) && !protocols.getValue().strip().equals(NEWEST)
                || Defaults.isSet(context.proceed(bucket + ".protocols[0]"));
    }
}
