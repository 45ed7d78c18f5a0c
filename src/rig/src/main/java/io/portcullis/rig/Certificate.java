package io.portcullis.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signed itself, with its key, made for one run by the JDK's own tool. */
public record Certificate(Path keyStore, String name) {

    /** Of every store here; what is in them is worth nothing elsewhere. */
    public static final String PASSWORD = "a-word-of-the-tests";

    private static final String TYPE = "PKCS12";

    /** @param name the name of the subject, like {@code CN=alice} */
    public static Certificate of(Path folder, String file, String name) {
        return of(folder.resolve(file + ".p12"), name, List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }

    /** The same with a key of RSA, which can do what others cannot: sign the old way, and exchange keys by itself. */
    public static Certificate ofRsa(Path folder, String file, String name) {
        return of(folder.resolve(file + ".p12"), name, List.of("-keyalg", "RSA", "-keysize", "2048"));
    }

    private static Certificate of(Path store, String name, List<String> key) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "it",
                        "-dname", name, "-validity", "2", "-ext", "san=dns:localhost,ip:127.0.0.1", "-storetype", TYPE,
                        "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(key);
        try {
            Files.deleteIfExists(store);
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return new Certificate(store, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A store that trusts these. */
    public static Path trustStore(Path file, Certificate... trusted) {
        try (OutputStream out = Files.newOutputStream(file)) {
            trusting(List.of(trusted)).store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a client needs for TLS.
     *
     * @param own what it presents; null for nothing
     * @param trusted the servers it trusts
     */
    public static SSLContext context(Certificate own, List<Certificate> trusted) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusting(trusted));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own == null ? empty() : own.load(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore trusting(List<Certificate> trusted) throws GeneralSecurityException {
        KeyStore store = empty();
        for (Certificate certificate : trusted) {
            store.setCertificateEntry(certificate.keyStore().getFileName().toString(), certificate.load().getCertificate("it"));
        }
        return store;
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

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
