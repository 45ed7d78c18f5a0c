package io.portcullis.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.FakeClock;

/** Sealed state and cursors come back through the hands of an attacker: rows V-05, V-06 and N-03. */
class SealerTest {

    private static final String NOW = "2029-06-01T00:00:00Z";
    private static final Instant END = Instant.parse("2029-06-01T00:05:00Z");
    private static final String PURPOSE = "tools/list";
    private static final byte[] CONTENT = "page 2 of alice".getBytes(UTF_8);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final FakeClock clock = new FakeClock(NOW);
    private final Sealer sealer = sealer(key("k7", 7));
    private final String sealed = sealer.seal(PURPOSE, CONTENT, END);

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3, 15, 16, 17, 1_000, 49_000 })
    void contentOfAnyLength_comesBackAsItWas(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        assertThat(sealer.open(PURPOSE, sealer.seal(PURPOSE, content, END))).contains(content);
    }

    @Test
    void sealedText_isSafeInUrlsAndNamesVersionAndKey() {
        assertThat(sealed).matches("v1\\.k7\\.[A-Za-z0-9_-]+");
    }

    @Test
    void sealedText_showsNothingOfItsContent() {
        String zeros = sealer.seal(PURPOSE, new byte[300], END);
        assertThat(zeros).doesNotContain("AAAAAA");
        assertThat(new String(box(sealed), UTF_8)).doesNotContain("alice");
    }

    @Test
    void textOfThisFormat_opensInEveryRelease() {
        assertThat(sealer.open(PURPOSE, "v1.k7.CwoJCAcGBQQDAgEAHQmZeLlK2RgRq1gGSt-vL7H_EU0CkiM-L05ZjZRmXzzdORLFoBBT"))
                .contains(CONTENT);
    }

    @Test
    void format_isWhatIsWrittenDown() throws Exception {
        assertThat(sealer.open(PURPOSE, handMade("v1.k7.", "v1", "k7", PURPOSE))).contains(CONTENT);
    }

    /** V-05: any bit of any character. */
    @Test
    void everyFlippedBit_isRefused() {
        for (int at = 0; at < sealed.length(); at++) {
            for (int bit = 0; bit < Character.SIZE; bit++) {
                assertRefused(with(at, (char) (sealed.charAt(at) ^ 1 << bit)));
            }
        }
    }

    /** V-05: also where the alphabet has another character for the same bytes, as in the unused bits of the last one. */
    @Test
    void everyOtherCharacterAtEveryPlace_isRefused() {
        for (int at = 0; at < sealed.length(); at++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != sealed.charAt(at)) {
                    assertRefused(with(at, other));
                }
            }
        }
    }

    /** V-05: whatever number of unused bits the last character has. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2 })
    void everyOtherLastCharacter_isRefused(int length) {
        String text = sealer.seal(PURPOSE, new byte[length], END);
        String withoutLast = text.substring(0, text.length() - 1);
        for (char last : ALPHABET.toCharArray()) {
            assertThat(sealer.open(PURPOSE, withoutLast + last).isPresent()).isEqualTo(text.equals(withoutLast + last));
        }
    }

    @Test
    void everyFlippedBitOfTheBox_isRefused() {
        byte[] box = box(sealed);
        for (int bit = 0; bit < box.length * Byte.SIZE; bit++) {
            byte[] flipped = box.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(new SealedText("k7", flipped).text());
        }
    }

    @Test
    void everyTextCutShortAtEitherEnd_isRefused() {
        for (int at = 1; at <= sealed.length(); at++) {
            assertRefused(sealed.substring(0, sealed.length() - at));
            assertRefused(sealed.substring(at));
        }
    }

    @Test
    void everyCharacterTooManyOrTooFew_isRefused() {
        for (int at = 0; at <= sealed.length(); at++) {
            for (char more : "A_=. \t\r\n\0\u00e9\u2028+/%".toCharArray()) {
                assertRefused(sealed.substring(0, at) + more + sealed.substring(at));
            }
        }
        for (int at = 0; at < sealed.length(); at++) {
            assertRefused(sealed.substring(0, at) + sealed.substring(at + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2 })
    void paddedText_isRefused(int length) {
        String text = sealer.seal(PURPOSE, new byte[length], END);
        for (String padding : List.of("=", "==", "===")) {
            assertRefused(text + padding);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " ", ".", "..", "...", "v1", "v1.", "v1..", "v1.k7", "v1.k7.", "v1.k7..", "v1.k7.A",
            "v1.k7.AA",
            "v1.k7.AAAA.AAAA", "v1.k7.====", "v1.k7.\ud800", "v2.k7.AAAA", "V1.k7.AAAA", "v1.\0.AAAA", "v1.k7.\u0000",
            "v1.k7.AAAAAAAAAAAAAAAA", "v1.k7.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "v1.k7.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
    void textOfAnotherShape_isRefused(String text) {
        assertRefused(text);
    }

    @Test
    void randomText_isRefused() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "v1.k7." : "");
            random.ints(random.nextInt(120), 0, random.nextBoolean() ? 0x80 : 0x10000).forEach(c -> text.append((char) c));
            assertRefused(text.toString());
        }
    }

    @Test
    void randomBox_isRefused() {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            byte[] box = new byte[random.nextInt(120)];
            random.nextBytes(box);
            assertRefused(new SealedText("k7", box).text());
        }
    }

    @Test
    void boxesOfTwoTexts_cannotBeMixed() {
        byte[] one = box(sealed);
        byte[] other = box(sealer.seal(PURPOSE, CONTENT, END));
        for (int at = 1; at < one.length; at++) {
            byte[] mixed = Arrays.copyOf(one, one.length);
            System.arraycopy(other, at, mixed, at, one.length - at);
            assertRefused(new SealedText("k7", mixed).text());
        }
    }

    /** V-06, N-03: a purpose is where method and caller are bound. */
    @ParameterizedTest
    @ValueSource(strings = { "", "tools/lis", "tools/list ", "tools/list\0", "Tools/list", "tools/call", "ools/list" })
    void otherPurpose_isRefused(String purpose) {
        assertThat(sealer.open(purpose, sealed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "a\ud800,a?", "a\ud800,a\udc00", "a\ud800,a\ufffd", "\u00e9,e\u0301", "a,\ufeffa" })
    void purposesThatLookAlikeWhenEncoded_areTwo(String one, String other) {
        String text = sealer.seal(one, CONTENT, END);
        assertThat(sealer.open(one, text)).isPresent();
        assertThat(sealer.open(other, text)).isEmpty();
    }

    @Test
    void purposeAndKeyId_doNotRunTogether() {
        Sealer twins = sealer(key("k", 7), key("kt", 7));
        String text = twins.seal("tools", CONTENT, END);
        assertThat(text).startsWith("v1.k.");
        assertThat(twins.open("ools", text.replaceFirst("k", "kt"))).isEmpty();
        assertThat(twins.open("tools", text.replaceFirst("k", "kt"))).isEmpty();
    }

    @Test
    void boxThatIsBoundToAnotherVersionKeyOrPurpose_isRefused() throws Exception {
        assertRefused(handMade("v1.k7.", "v2", "k7", PURPOSE));
        assertRefused(handMade("v1.k7.", "v1", "k8", PURPOSE));
        assertRefused(handMade("v1.k7.", "v1", "k7", "tools/call"));
        assertRefused(handMade("v1.k7.", "v1", "k7" + PURPOSE));
        assertRefused(handMade("v1.k7."));
        assertRefused(handMade("v2.k7.", "v2", "k7", PURPOSE));
    }

    @Test
    void unknownKey_isRefused() {
        assertThat(sealer(key("k8", 7)).open(PURPOSE, sealed)).isEmpty();
    }

    @Test
    void otherSecretOfTheSameId_isRefused() {
        assertThat(sealer(key("k7", 8)).open(PURPOSE, sealed)).isEmpty();
    }

    @Test
    void newKey_sealsWhileTheOldOneStillOpens() {
        Sealer both = sealer(key("k8", 8), key("k7", 7));
        assertThat(both.open(PURPOSE, sealed)).contains(CONTENT);
        assertThat(both.seal(PURPOSE, CONTENT, END)).startsWith("v1.k8.");
    }

    @Test
    void keyThatWasTakenAway_opensNoMore() {
        assertThat(sealer(key("k8", 8)).open(PURPOSE, sealed)).isEmpty();
    }

    @Test
    void keyAddedAtTheEnd_opensWhatAnotherNodeAlreadySealsWithIt() {
        Sealer ahead = sealer(key("k8", 8), key("k7", 7));
        Sealer behind = sealer(key("k7", 7), key("k8", 8));
        assertThat(behind.open(PURPOSE, ahead.seal(PURPOSE, CONTENT, END))).contains(CONTENT);
        assertThat(ahead.open(PURPOSE, behind.seal(PURPOSE, CONTENT, END))).contains(CONTENT);
    }

    /** V-06, N-03. */
    @ParameterizedTest
    @CsvSource({ "2029-06-01T00:04:59.999Z,true", "2029-06-01T00:04:59.999999999Z,true", "2029-06-01T00:05:00Z,false",
            "2029-06-01T00:05:00.001Z,false", "2099-01-01T00:00:00Z,false", "1970-01-01T00:00:00Z,true" })
    void sealedText_opensUpToTheMillisecondOfItsEnd(String now, boolean opens) {
        clock.set(now);
        assertThat(sealer.open(PURPOSE, sealed).isPresent()).isEqualTo(opens);
    }

    @Test
    void partOfAMillisecond_prolongsNothing() {
        String text = sealer.seal(PURPOSE, CONTENT, END.plusNanos(999_999));
        clock.set("2029-06-01T00:05:00Z");
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { NOW, "2029-05-31T23:59:59.999Z", "1969-12-31T23:59:59Z" })
    void textThatHadEndedWhenItWasSealed_isRefused(String end) {
        assertRefused(sealer.seal(PURPOSE, CONTENT, Instant.parse(end)));
    }

    @Test
    void nonce_isNeverTheSame() {
        Set<ByteBuffer> nonces = new HashSet<>();
        Sealer other = sealer(key("k7", 7));
        for (int i = 0; i < 10_000; i++) {
            String text = (i % 2 == 0 ? sealer : other).seal(PURPOSE, CONTENT, END);
            nonces.add(ByteBuffer.wrap(box(text), 0, 12).slice());
        }
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void contentUpToTheLimit_opens_andMoreIsNotSealed() {
        int most = 65_536 / 4 * 3 - 12 - 8 - 16 - 6; // the last for v1.k7. and what is left of a group of four
        String text = sealer.seal(PURPOSE, new byte[most], END);
        assertThat(text.length()).isGreaterThan(65_530).isLessThanOrEqualTo(65_536);
        assertThat(sealer.open(PURPOSE, text)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.seal(PURPOSE, new byte[most + 2], END))
                .withMessage("the content is too large to be sealed");
    }

    @Test
    void validTextAboveTheLimit_isRefused() throws Exception {
        byte[] plain = HandMade.plain(END.toEpochMilli(), new byte[50_000]);
        String text = HandMade.text(secret(7), "v1.k7.", new String[] { "v1", "k7", PURPOSE }, plain);
        assertThat(text.length()).isGreaterThan(65_536);
        assertRefused(text);
        assertRefused("v1.k7." + "A".repeat(10_000_000));
    }

    @Test
    void boxWithoutRoomForAnEnd_isRefused() throws Exception {
        for (int length = 0; length < 8; length++) {
            assertRefused(HandMade.text(secret(7), "v1.k7.", new String[] { "v1", "k7", PURPOSE }, new byte[length]));
        }
    }

    @Test
    void manyThreads_sealAndOpenWithOneSealer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> opened = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] content = ("of thread " + i).getBytes(UTF_8);
                opened.add(threads.submit(() -> roundTrips(content, 500)));
            }
            for (Future<Integer> one : opened) {
                assertThat(one.get()).isEqualTo(500);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int roundTrips(byte[] content, int times) {
        int opened = 0;
        for (int i = 0; i < times; i++) {
            opened += sealer.open(PURPOSE, sealer.seal(PURPOSE, content, END))
                    .filter(back -> Arrays.equals(back, content)).isPresent() ? 1 : 0;
        }
        return opened;
    }

    private void assertRefused(String text) {
        assertThat(sealer.open(PURPOSE, text)).as("%s", text).isEmpty();
    }

    private String with(int at, char other) {
        return sealed.substring(0, at) + other + sealed.substring(at + 1);
    }

    private Sealer sealer(SealKey... keys) {
        return new Sealer(new KeyRing(List.of(keys)), clock);
    }

    private static String handMade(String outside, String... bound) throws Exception {
        return HandMade.text(secret(7), outside, bound, HandMade.plain(END.toEpochMilli(), CONTENT));
    }

    private static byte[] box(String text) {
        return Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1));
    }

    private static SealKey key(String id, int of) {
        return new SealKey(id, secret(of));
    }

    private static byte[] secret(int of) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) of);
        return secret;
    }
}
