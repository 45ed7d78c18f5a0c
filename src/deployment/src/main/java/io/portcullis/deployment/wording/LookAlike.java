package io.portcullis.deployment.wording;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names that can be taken for other names. */
public final class LookAlike {

    /** Scripts with letters that look like Latin ones, or like each other. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    private static final Map<Integer, String> LATIN = latin();

    private LookAlike() {
    }

    /** Whether a word of the text mixes scripts whose letters look alike. */
    public static boolean isMixed(String text) {
        for (String word : text.split("[^\\p{L}\\p{M}\\p{N}]+")) {
            Set<UnicodeScript> scripts = word.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of)
                    .filter(ALIKE::contains).collect(Collectors.toSet());
            if (scripts.size() > 1) {
                return true;
            }
        }
        return false;
    }

    /** The same for names that differ only in case and separators. */
    public static String spoken(String name) {
        return glyphs(name).toLowerCase(Locale.ROOT).replaceAll("[_.\\-\\s]", "");
    }

    /** The same for names that are drawn with the same strokes. */
    public static String drawn(String name) {
        return glyphs(name).replace('I', 'l').replace('1', 'l').replace('|', 'l').replace('0', 'o').replace('O', 'o')
                .replace("rn", "m").replace("vv", "w");
    }

    private static String glyphs(String name) {
        StringBuilder latin = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints()
                .forEach(letter -> latin.append(LATIN.getOrDefault(letter, Character.toString(letter))));
        return latin.toString();
    }

    private static Map<Integer, String> latin() {
        String foreign = "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u0410\u0412\u0415\u041A"
                + "\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u03BF\u03B1\u03BD\u0391\u0392\u0395\u0396\u0397\u0399\u039A"
                + "\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7";
        String same = "aeopcyxijsdhABEKMHOPCTXoavABEZHIKMNOPTYX";
        return IntStream.range(0, same.length()).boxed()
                .collect(Collectors.toMap(i -> (int) foreign.charAt(i), i -> String.valueOf(same.charAt(i))));
    }
}
