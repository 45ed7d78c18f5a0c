package io.portcullis.gate;

import io.portcullis.api.Caller;
import io.portcullis.catalog.LimitRule;
import io.portcullis.event.Origin;

/**
 * Names the bucket of a call. A separator that no name can contain keeps one caller from writing itself into another's bucket.
 */
final class Buckets {

    private static final char END = '\0';

    private Buckets() {
    }

    static String key(LimitRule rule, Caller caller, Origin origin) {
        return rule.bucket() + END + switch (rule.by()) {
            case ENTRY -> "entry";
            case ADDRESS -> address(origin);
            case CALLER -> caller.isAnonymous() ? address(origin) : caller(caller);
        };
    }

    /** The bucket of the calls that end with a question. No entry and no configured bucket has a name like this. */
    static String questions(Caller caller, Origin origin) {
        return "questions" + END + (caller.isAnonymous() ? address(origin) : caller(caller));
    }

    private static String caller(Caller caller) {
        return "caller" + END + caller.key();
    }

    private static String address(Origin origin) {
        return "address" + END + origin.address();
    }
}
