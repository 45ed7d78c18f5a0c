package io.portcullis.fake;

import java.util.Map;

import io.portcullis.api.Caller;
import io.portcullis.gate.Bulkheads;
import io.portcullis.gate.Gate.Limits;
import io.portcullis.gate.RateLimits;
import io.portcullis.gate.RateLimits.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.spi.LimitKey;

/** The limits of one node, where callers may run as many calls as they like. */
public final class FakeLimits {

    private FakeLimits() {
    }

    /** @param questions how often calls of one caller may end with a question */
    public static Limits of(Limiter limiter, Rate questions) {
        return of(RateLimiter.ofThisNode(limiter), questions);
    }

    /** @param limiter of this node, or of several */
    public static Limits of(RateLimiter limiter, Rate questions) {
        return of(limiter, questions, Integer.MAX_VALUE);
    }

    /** @param perCaller how many calls of one caller may run at the same time */
    public static Limits of(RateLimiter limiter, Rate questions, int perCaller) {
        return new Limits(new RateLimits(limiter, new Rules(questions, true), Map.of("", new BySubject())),
                new Bulkheads(perCaller));
    }

    private static final class BySubject implements LimitKey {

        @Override
        public String name() {
            return "";
        }

        @Override
        public String of(Caller caller, String entry) {
            return caller.subject();
        }
    }
}
