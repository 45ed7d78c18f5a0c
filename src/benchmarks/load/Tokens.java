import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes a token and the public key that verifies it, RS256 and ES256, good for six hours, into a folder; and files of further RS256
 * tokens, one a line, each of another caller.
 *
 * <pre>
 * java Tokens.java folder audience [name=number ...]
 * </pre>
 */
class Tokens {

    private final String audience;
    private final String header;
    private final String algorithm;
    private final PrivateKey key;
    private final long now = System.currentTimeMillis() / 1000;

    private Tokens(String audience, String name, String algorithm, PrivateKey key) {
        this.audience = audience;
        this.header = encoded("{\"alg\":\"" + name + "\",\"typ\":\"JWT\"}");
        this.algorithm = algorithm;
        this.key = key;
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Path.of(arguments[0]);
        of(folder, arguments[1], "ES256", "EC", 256, "SHA256withECDSAinP1363Format");
        Tokens tokens = of(folder, arguments[1], "RS256", "RSA", 2048, "SHA256withRSA");
        int subject = 1;
        for (String file : List.of(arguments).subList(2, arguments.length)) {
            String[] parts = file.split("=");
            int number = Integer.parseInt(parts[1]);
            Files.write(folder.resolve(parts[0]), tokens.of(subject, number));
            subject += number;
        }
    }

    private static Tokens of(Path folder, String audience, String name, String keyType, int bits, String algorithm)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        Files.writeString(folder.resolve(name + ".pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Tokens tokens = new Tokens(audience, name, algorithm, keys.getPrivate());
        Files.writeString(folder.resolve(name + ".token"), tokens.of(0));
        return tokens;
    }

    private List<String> of(int firstSubject, int number) {
        return IntStream.range(firstSubject, firstSubject + number).parallel().mapToObj(this::of).toList();
    }

    private String of(int subject) {
        String signed = header + "." + encoded("""
                {"iss":"https://issuer.example.org","sub":"bench-%1$d","upn":"bench-%1$d","aud":"%4$s",\
                "azp":"bench-client","scope":"openid profile echo","groups":["caller"],"jti":"%1$d","iat":%2$d,"exp":%3$d}"""
                .formatted(subject, now, now + 21_600, audience));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
