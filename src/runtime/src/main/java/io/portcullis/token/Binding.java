package io.portcullis.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;

import javax.net.ssl.SSLPeerUnverifiedException;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/**
 * Whether a token is used by whom it is bound to (its claim {@code cnf}, RFC 7800). A token that is bound in a way that cannot
 * be checked holds for nobody: taken without the check, it would be good in a thief's hands. What is no way of binding is
 * ignored beside one that was checked.
 */
final class Binding {

    private static final String CERTIFICATE = "x5t#S256";
    private static final String KEY = "jkt";

    /** Ways of binding that nothing here can check (RFC 7800, 3.2 to 3.5). */
    private static final Set<String> UNCHECKED = Set.of("jwk", "jwe", "jku", "kid");

    private Binding() {
    }

    /** @param proven whether the key of {@code jkt} was proven to be in the client's hands */
    static boolean holds(JsonObject claims, HttpServerRequest request, boolean proven) {
        Object confirmation = claims.getValue("cnf");
        if (confirmation == null) {
            return true;
        }
        if (!(confirmation instanceof JsonObject members) || !Collections.disjoint(members.fieldNames(), UNCHECKED)) {
            return false;
        }
        boolean byKey = members.containsKey(KEY);
        boolean byCertificate = members.containsKey(CERTIFICATE);
        return (byKey || byCertificate) && (!byKey || proven)
                && (!byCertificate || isOfClient(members.getValue(CERTIFICATE), request));
    }

    /** RFC 8705, 3.1. */
    private static boolean isOfClient(Object thumbprint, HttpServerRequest request) {
        if (!(thumbprint instanceof String expected) || request.sslSession() == null) {
            return false;
        }
        try {
            Certificate certificate = request.sslSession().getPeerCertificates()[0];
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return expected.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
