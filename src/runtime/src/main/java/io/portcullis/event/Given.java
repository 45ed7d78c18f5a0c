package io.portcullis.event;

import java.util.List;

/**
 * What a caller gave a method.
 *
 * @param names the names of the arguments that were given and are known
 * @param values what was given for them; looked at only where a deployer asked for it
 */
public record Given(List<String> names, Values values) {

    /** Nothing was given, or it was not looked at. */
    public static final Given NOTHING = new Given(List.of(), Values.NONE);

    /** The values of arguments. Good only until the event was received: the bytes of the request are behind it. */
    public interface Values {

        /** There are none. */
        Values NONE = new Values() {
            @Override
            public String redacted() {
                return "{}";
            }

            @Override
            public byte[] canonical() {
                return new byte[0];
            }
        };

        /** As a JSON object of bounded length, without what is sensitive. */
        String redacted();

        /**
         * In a form that is the same for the same arguments, however they were spelt. Holds secrets; good for a keyed digest
         * only.
         */
        byte[] canonical();
    }

    /** Arguments of these names. */
    public static Given of(List<String> names) {
        return names.isEmpty() ? NOTHING : new Given(names, Values.NONE);
    }
}
