package io.portcullis.audit;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/** The names of constants as they stand in records. There are as many as constants. */
final class Word {

    private static final Map<Enum<?>, SerializableString> WORDS = new ConcurrentHashMap<>();

    private Word() {
    }

    /** The name in small letters. */
    static SerializableString of(Enum<?> constant) {
        SerializableString word = WORDS.get(constant);
        return word != null ? word
                : WORDS.computeIfAbsent(constant, it -> new SerializedString(it.name().toLowerCase(Locale.ROOT)));
    }
}
