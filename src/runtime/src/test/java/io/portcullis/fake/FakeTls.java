package io.portcullis.fake;

import java.lang.reflect.Proxy;
import java.security.cert.Certificate;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** A TLS connection of which only the certificates of the client are known. */
public final class FakeTls {

    private FakeTls() {
    }

    /** Of a client with these certificates; of one without a certificate if there are none. */
    public static SSLSession of(Certificate... certificates) {
        return (SSLSession) Proxy.newProxyInstance(SSLSession.class.getClassLoader(), new Class<?>[] { SSLSession.class },
                (self, method, arguments) -> {
                    if (!method.getName().equals("getPeerCertificates")) {
                        throw new AssertionError(method.getName());
                    } else if (certificates.length == 0) {
                        throw new SSLPeerUnverifiedException("peer not authenticated");
                    }
                    return certificates;
                });
    }
}
