package io.portcullis.fake;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Two certificates somebody made, with their thumbprints as OpenSSL computes them. Both end on 6 August 2040. */
public final class Certificates {

    public static final String ALICE_THUMBPRINT = "BLq92iw-HLRtieOCAufNxgY_K0u9QS3m4OrrACrRyCc";
    public static final String MALLORY_THUMBPRINT = "_Z_gh6iiz0CgL47d-wV52xQpDZw-tmG8cFr4MOFSfVY";
    public static final String END = "2040-08-06T07:27:03Z";

    private static final String ALICE_DER = "MIIBkjCCATmgAwIBAgIUWiYJ2rwamKiGA2ONB/5wfSgB1LwwCgYIKoZIzj0EAwIw"
            + "HzEOMAwGA1UEAwwFYWxpY2UxDTALBgNVBAoMBEFjbWUwHhcNMjYxMTI4MDcyNzAz"
            + "WhcNNDAwODA2MDcyNzAzWjAfMQ4wDAYDVQQDDAVhbGljZTENMAsGA1UECgwEQWNt"
            + "ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKMmazoUPj652Qz1H4Kq7Q6XrK6F"
            + "Qv37SP7zxKLSGNmSSC1y3OoVuhrMKk7NB7mhywwSiHmAsC04Xf8YWew4ajSjUzBR"
            + "MB0GA1UdDgQWBBSwxH+HIULY3kuXnlNG7+vtCFqoDzAfBgNVHSMEGDAWgBSwxH+H"
            + "IULY3kuXnlNG7+vtCFqoDzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cA"
            + "MEQCIGH9AsnKXJeAsHhpHikHc5d04GYJBzWWa6mOzQMVb9sCAiBzKHyuMY29ZWDf"
            + "Ep03u4n4ZDSvTeGaqxnkpK9kQi73+Q==";
    private static final String MALLORY_DER = "MIIBlzCCAT2gAwIBAgIUHgt+X7y6UIp+33p6Tnu++pgtyfwwCgYIKoZIzj0EAwIw"
            + "ITEQMA4GA1UEAwwHbWFsbG9yeTENMAsGA1UECgwEQWNtZTAeFw0yNjExMjgwNzI3"
            + "MDNaFw00MDA4MDYwNzI3MDNaMCExEDAOBgNVBAMMB21hbGxvcnkxDTALBgNVBAoM"
            + "BEFjbWUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR5SUWUuFwu1egFnULBOXmq"
            + "9pvgJoP1PxInMekNdy0Dvh3UA1ESHObQQWiFjOBPoH5hUU7jy6XlyjvJ1/jTVIyP"
            + "o1MwUTAdBgNVHQ4EFgQU5XwFksgdofvs5tHxhwtCC2UjPYswHwYDVR0jBBgwFoAU"
            + "5XwFksgdofvs5tHxhwtCC2UjPYswDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQD"
            + "AgNIADBFAiEAlTXakxaqJ1nMnaRl6IpD5PdnTmwN9sL0c80nFPxS/0cCIAKv0po6"
            + "8J3jtAvDxMNpxuMFT0bNxuv6sJnmU/pO2ZQA";

    private Certificates() {
    }

    /** Of {@code CN=alice,O=Acme}, signed by herself. */
    public static X509Certificate alice() {
        return of(ALICE_DER);
    }

    /** Of {@code CN=mallory,O=Acme}, signed by himself. */
    public static X509Certificate mallory() {
        return of(MALLORY_DER);
    }

    private static X509Certificate of(String der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(der)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
