package io.portcullis.gate;

import java.util.Map;
import java.util.Objects;

import io.portcullis.api.Caller;
import io.portcullis.catalog.LimitRule;
import io.portcullis.event.Origin;
import io.portcullis.limit.Network;
import io.portcullis.spi.LimitKey;

/**
 * Names the bucket of a call. A separator that no name can contain keeps one caller from writing itself into another's bucket.
 */
final class Buckets {

    private static final char END = '\0';

    private final Map<String, LimitKey> keys;

    /** @param keys who says who shares a bucket, by name */
    Buckets(Map<String, LimitKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** @param entry the key of what is called */
    String key(LimitRule rule, String entry, Caller caller, Origin origin) {
        return rule.bucket() + END + switch (rule.by()) {
            case ENTRY -> "entry";
            case ADDRESS -> address(origin);
            case CALLER -> self(caller, origin);
            case CLIENT ->
                caller.clientId().map(client -> "client" + END + caller.authentication() + END + caller.issuer() + END
                        + client).orElseGet(() -> self(caller, origin));
            case TENANT -> caller.tenant().map(tenant -> "tenant" + END + caller.issuer() + END + tenant)
                    .orElseGet(() -> self(caller, origin));
            case KEY -> "key" + END + rule.share().key() + END + said(rule.share().key(), entry, caller);
        };
    }

    /** The bucket of a limit for each caller. @param self the caller, as {@link #self} tells it apart */
    static String own(LimitRule rule, String self) {
        return rule.bucket() + END + self;
    }

    /** The bucket of the calls that end with a question. No entry and no configured bucket has a name like this. */
    static String questions(Caller caller, Origin origin) {
        return "questions" + END + self(caller, origin);
    }

    /** Callers without a credential are told apart by their address. */
    static String self(Caller caller, Origin origin) {
        return caller.isAnonymous() ? address(origin) : "caller" + END + caller.key();
    }

    private String said(String key, String entry, Caller caller) {
        LimitKey asked = Objects.requireNonNull(keys.get(key), "no LimitKey has that name");
        return Objects.requireNonNull(asked.of(caller, entry), "a LimitKey returned null");
    }

    private static String address(Origin origin) {
        return "address" + END + Network.of(origin.address());
    }
}
