package io.portcullis.deployment.credential;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates, and takes them back. */
final class Authority {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final X500Principal name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    Authority(String name) {
        this.name = new X500Principal(name);
        this.certificate = certificate(this.name, keys, Instant.now().minus(Duration.ofDays(10)),
                Instant.now().plus(Duration.ofDays(10)), true);
    }

    /**
     * A certificate with its key.
     *
     * @param chain the certificate, and that of its authority
     */
    record Issued(PrivateKey key, X509Certificate[] chain) {
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** For that subject, from one day to the other, counted from now. */
    Issued issue(String subject, int firstDay, int lastDay) {
        KeyPair own = keys();
        X509Certificate issued = certificate(new X500Principal(subject), own, Instant.now().plus(Duration.ofDays(firstDay)),
                Instant.now().plus(Duration.ofDays(lastDay)), false);
        return new Issued(own.getPrivate(), new X509Certificate[] { issued, certificate });
    }

    /** The list of what is revoked: this one. */
    byte[] revoke(Issued revoked) throws IOException {
        Date now = new Date();
        X509v2CRLBuilder list = new JcaX509v2CRLBuilder(name, now);
        list.setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(1))));
        list.addCRLEntry(revoked.chain()[0].getSerialNumber(), now, CRLReason.keyCompromise);
        return list.build(signer()).getEncoded();
    }

    private X509Certificate certificate(X500Principal subject, KeyPair of, Instant from, Instant to, boolean authority) {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, new BigInteger(64, new SecureRandom()),
                Date.from(from), Date.from(to), subject, of.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName[] { new GeneralName(GeneralName.dNSName, "town.example.org"),
                            new GeneralName(GeneralName.dNSName, "localhost") }));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContentSigner signer() {
        try {
            return new JcaContentSignerBuilder(ALGORITHM).build(keys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
