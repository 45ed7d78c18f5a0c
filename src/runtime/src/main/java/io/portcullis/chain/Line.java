package io.portcullis.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.portcullis.seal.MacKey;

/**
 * A line as it was found: what it says of itself, which is not proven yet.
 *
 * @param trail the trail it says it belongs to
 * @param sequence its number
 * @param record all of it
 * @param seal how it is bound to the line before; empty in a trail without keys
 */
public record Line(String trail, long sequence, JsonNode record, Optional<Seal> seal) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern UID = Pattern.compile("([0-9a-f]{16})-(\\d{1,18})");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{64}");
    private static final int CLOSING = 3;
    private static final int HEX = 2 * Link.MAC_BYTES;

    /**
     * How a line is bound to the one before.
     *
     * @param keyId the name of the key
     * @param mac the digest
     * @param covered how many bytes of the line it covers, from the first
     */
    public record Seal(String keyId, byte[] mac, int covered) {
    }

    /** Reads a line without its end of line; empty when it is none of a trail. */
    public static Optional<Line> of(byte[] bytes) {
        try {
            JsonNode record = JSON.readTree(bytes);
            JsonNode metadata = record == null ? null : record.path("metadata");
            Matcher uid = UID.matcher(metadata == null ? "" : metadata.path("uid").asText());
            if (!uid.matches() || !metadata.path("sequence").isIntegralNumber()
                    || metadata.path("sequence").longValue() != Long.parseLong(uid.group(2))) {
                return Optional.empty();
            }
            Optional<Seal> seal = seal(bytes, record.path("integrity"));
            if (seal.isEmpty() && record.has("integrity")) {
                return Optional.empty();
            }
            return Optional.of(new Line(uid.group(1), Long.parseLong(uid.group(2)), record, seal));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What happened: {@code call}, {@code started} and so on. */
    public String event() {
        return record.path("metadata").path("event_code").asText();
    }

    /** Where the trail stands after this line. */
    public Link link() {
        return new Link(trail, sequence, seal.map(Seal::mac).orElseGet(() -> new byte[Link.MAC_BYTES]));
    }

    /** Where the trail stood before the first line of a file, as that line says. */
    public Optional<Link> before() {
        JsonNode before = record.path("unmapped");
        String mac = before.path("previous_mac").asText();
        return event().equals("file") && MAC.matcher(mac).matches() && before.path("previous_sequence").isIntegralNumber()
                ? Optional.of(new Link(trail, before.path("previous_sequence").longValue(), HexFormat.of().parseHex(mac)))
                : Optional.empty();
    }

    /**
     * Whether the digest of this line is that of its bytes after the line before.
     *
     * @param bytes those this line was read from
     */
    public boolean holds(byte[] bytes, Link before, MacKey key) {
        Mac mac = key.begin();
        mac.update(before.mac());
        mac.update(bytes, 0, seal.orElseThrow().covered());
        return MessageDigest.isEqual(mac.doFinal(), seal.orElseThrow().mac());
    }

    /** The digest stands at a fixed place, so that it is plain which bytes it covers. */
    private static Optional<Seal> seal(byte[] bytes, JsonNode integrity) {
        String mac = integrity.path("mac").asText();
        int covered = bytes.length - HEX - CLOSING;
        if (!MAC.matcher(mac).matches() || covered < 0 || integrity.size() != 2
                || !new String(bytes, covered, HEX + CLOSING, StandardCharsets.ISO_8859_1).equals(mac + "\"}}")) {
            return Optional.empty();
        }
        return Optional.of(new Seal(integrity.path("key").asText(), HexFormat.of().parseHex(mac), covered));
    }
}
