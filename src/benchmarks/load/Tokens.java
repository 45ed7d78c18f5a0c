import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Writes a token and the public key that verifies it, RS256 and ES256, good for two hours, into a folder. */
class Tokens {

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Path.of(arguments[0]);
        write(folder, "RS256", "RSA", 2048, "SHA256withRSA");
        write(folder, "ES256", "EC", 256, "SHA256withECDSAinP1363Format");
    }

    private static void write(Path folder, String name, String keyType, int bits, String algorithm)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        long now = System.currentTimeMillis() / 1000;
        String signed = part("{\"alg\":\"" + name + "\",\"typ\":\"JWT\"}") + "." + part("""
                {"iss":"https://issuer.example.org","sub":"bench","upn":"bench","aud":"http://127.0.0.1:8390/mcp","azp":"bench-client",\
                "scope":"openid profile","groups":["caller"],"jti":"1","iat":%d,"exp":%d}""".formatted(now, now + 7200));
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(folder.resolve(name + ".token"), signed + "." + encoded(signature.sign()));
        Files.writeString(folder.resolve(name + ".pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
    }

    private static String part(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
