package io.portcullis.refusal;

import java.util.Locale;

/** Spells a constant as audit and metrics do. */
final class Words {

    private Words() {
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
