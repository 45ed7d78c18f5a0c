package io.portcullis.deployment.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates in files, made once for all tests: of the server, and of clients that are right and wrong. */
final class Certificates {

    /** Of every store here; what is in them is worth nothing elsewhere. */
    static final String PASSWORD = "a-word-of-the-tests";

    private static final String KEPT = "io.portcullis.test.certificates";
    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "it";

    private Certificates() {
    }

    /** The settings of a server with a certificate, that asks its clients for theirs, and knows which are revoked. */
    static String settings() {
        return "quarkus.http.ssl.client-auth=request\nquarkus.http.test-ssl-port=0\n" + store("key-store", "server")
                + store("trust-store", "trusted") + "quarkus.tls.certificate-revocation-list=" + folder().resolve("revoked.crl")
                + "\n";
    }

    private static String store(String what, String name) {
        String prefix = "quarkus.tls." + what + ".p12.";
        return prefix + "path=" + file(name) + "\n" + prefix + "password=" + PASSWORD + "\n";
    }

    /** TLS of a client that presents this certificate; nothing when its name is empty. */
    static SSLContext client(String name) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load("trusted"));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(name.isEmpty() ? empty() : load(name), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token says that is bound to this certificate (RFC 8705, 3.1). */
    static Map<String, Object> binding(String name) {
        try {
            byte[] certificate = load(name).getCertificate(ALIAS).getEncoded();
            return Map.of("x5t#S256", Token.encoded(MessageDigest.getInstance("SHA-256").digest(certificate)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This class is loaded once for the settings and once for the test; the files have to be the same in both. */
    private static Path folder() {
        if (System.getProperty(KEPT) == null) {
            try {
                Path made = Files.createTempDirectory("certificates");
                make(made);
                System.setProperty(KEPT, made.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return Path.of(System.getProperty(KEPT));
    }

    private static void make(Path folder) throws IOException, GeneralSecurityException {
        Authority ours = new Authority("CN=Town");
        Authority theirs = new Authority("CN=Town"); // of the same name, with a key of its own
        keep(folder, "server", ours.issue("CN=town.example.org", -1, 1));
        keep(folder, "ada", ours.issue("CN=ada,O=Town", -1, 1));
        keep(folder, "bob", ours.issue("CN=bob,O=Town", -1, 1));
        keep(folder, "old", ours.issue("CN=ada,O=Town", -2, -1));
        keep(folder, "early", ours.issue("CN=ada,O=Town", 1, 2));
        keep(folder, "foreign", theirs.issue("CN=ada,O=Town", -1, 1));
        Authority.Issued revoked = ours.issue("CN=ada,O=Town", -1, 1);
        keep(folder, "revoked", revoked);
        Files.write(folder.resolve("revoked.crl"), ours.revoke(revoked));
        KeyStore trusted = empty();
        trusted.setCertificateEntry(ALIAS, ours.certificate());
        write(folder.resolve("trusted.p12"), trusted);
    }

    private static void keep(Path folder, String name, Authority.Issued issued) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(ALIAS, issued.key(), PASSWORD.toCharArray(), issued.chain());
        write(folder.resolve(name + ".p12"), store);
    }

    private static void write(Path file, KeyStore store) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static Path file(String name) {
        return folder().resolve(name + ".p12");
    }

    private static KeyStore load(String name) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file(name))) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
