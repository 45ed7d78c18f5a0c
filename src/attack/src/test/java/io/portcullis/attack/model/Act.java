package io.portcullis.attack.model;

import java.util.List;
import java.util.Random;

import io.portcullis.attack.Bank;
import io.portcullis.rig.ApiKey;

/**
 * One thing somebody does. Numbers point to what there is by then: entries, sessions, questions, tasks, whoever's they are.
 *
 * @param kind what is done
 * @param who who does it
 * @param what which entry, session, question or task
 * @param how which way, or a second number
 */
record Act(Kind kind, ApiKey who, int what, int how) {

    static final List<ApiKey> CALLERS = List.of(Bank.CLERK, Bank.COLLEAGUE, Bank.STRANGER, Bank.MANAGER, Bank.VISITOR);

    /** What can be done, and how often of a hundred times it is. */
    enum Kind {
        USE(33),
        USE_IN_SESSION(20),
        LIST(8),
        LIST_IN_SESSION(4),
        OPEN(5),
        END(3),
        WATCH(4),
        BATCH(5),
        ASK(4),
        ANSWER(6),
        BEGIN_TASK(2),
        LOOK_AT_TASK(3),
        CANCEL_TASK(2),
        SWITCH(1);

        private final int share;

        Kind(int share) {
            this.share = share;
        }
    }

    static Act next(Random random) {
        return new Act(kind(random.nextInt(100)), CALLERS.get(random.nextInt(CALLERS.size())), random.nextInt(1 << 20),
                random.nextInt(1 << 20));
    }

    /** One of those, if there are any. */
    <T> T whatOf(List<T> all) {
        return all.get(what % all.size());
    }

    <T> T howOf(List<T> all) {
        return all.get(how % all.size());
    }

    @Override
    public String toString() {
        return kind + " by " + who.name() + " " + what + " " + how;
    }

    private static Kind kind(int dice) {
        int left = dice;
        for (Kind kind : Kind.values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("shares of a hundred");
    }
}
