package io.portcullis.audit;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Members of an object as Jackson wrote them, and what they are made of.
 *
 * @param one one of what they are made of
 * @param other the other
 * @param name the name of the first of them
 * @param rest its value and whatever stands behind it, in JSON
 */
record Fragment(Object one, Object other, SerializableString name, SerializableString rest) {

    /** @param text the members, perhaps behind a comma */
    Fragment(Object one, Object other, String text) {
        this(one, other, new SerializedString(text.substring(text.indexOf('"') + 1, text.indexOf(':') - 1)),
                new SerializedString(text.substring(text.indexOf(':') + 1)));
    }

    boolean isOf(Object that, Object another) {
        return one.equals(that) && other.equals(another);
    }

    /** Whether no text in it was cut, so that what it is made of is not long either. */
    boolean isShort() {
        return rest.getValue().length() < Members.MAX_TEXT;
    }
}
