import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes credentials of many callers into a folder: API keys with the file that a server knows them by ({@code keys},
 * {@code keys.properties}), or RS256 tokens of different subjects, good for two hours, with the public key that verifies them
 * ({@code tokens}, {@code crowd.pem}).
 *
 * <pre>
 * java Crowd.java folder keys|tokens callers
 * </pre>
 */
class Crowd {

    private static final int BITS = 2_048;
    private static final int SECRET_BYTES = 24;

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Path.of(arguments[0]);
        int callers = Integer.parseInt(arguments[2]);
        if (arguments[1].equals("keys")) {
            keys(folder, callers);
        } else {
            tokens(folder, callers);
        }
    }

    private static void keys(Path folder, int callers) throws IOException, GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        StringBuilder presented = new StringBuilder();
        StringBuilder known = new StringBuilder();
        byte[] secret = new byte[SECRET_BYTES];
        for (int caller = 0; caller < callers; caller++) {
            random.nextBytes(secret);
            String key = "pck_caller-" + caller + "_" + HexFormat.of().formatHex(secret);
            String digest = HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.US_ASCII)));
            presented.append(key).append('\n');
            known.append("caller-").append(caller).append(".digest=sha256:").append(digest).append('\n').append("caller-")
                    .append(caller).append(".roles=caller\n");
        }
        Files.writeString(folder.resolve("keys"), presented);
        Files.writeString(folder.resolve("keys.properties"), known);
    }

    private static void tokens(Path folder, int callers) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        long now = System.currentTimeMillis() / 1000;
        List<String> tokens = IntStream.range(0, callers).parallel().mapToObj(caller -> token(pair, caller, now)).toList();
        Files.write(folder.resolve("tokens"), tokens);
        Files.writeString(folder.resolve("crowd.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
    }

    private static String token(KeyPair pair, int caller, long now) {
        String signed = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part("""
                {"iss":"https://issuer.example.org","sub":"caller-%d","upn":"caller-%d","aud":"http://127.0.0.1:8390/mcp",\
                "azp":"bench-client","scope":"openid profile","groups":["caller"],"jti":"%d","iat":%d,"exp":%d}"""
                .formatted(caller, caller, caller, now, now + 7_200));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
