package io.portcullis.attack.soak;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.portcullis.rig.Answer;

/** What was sent, and what became of it, on the side of the clients. Safe for use by many threads. */
public final class Books {

    private final Map<Integer, Long> answered = new TreeMap<>();
    private long sent;
    private long hungUp;
    private long lost;

    /** Sends a request that is to be answered; one that is not counts as lost, or as never sent where nobody listened. */
    public Answer ask(Supplier<Answer> request) {
        sent();
        try {
            Answer answer = request.get();
            answered(answer.status());
            return answer;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                notSent();
            } else {
                lost();
            }
            throw e;
        }
    }

    public synchronized void sent() {
        sent++;
    }

    private synchronized void notSent() {
        sent--;
    }

    public synchronized void answered(int status) {
        answered.merge(status, 1L, Long::sum);
    }

    /** The client has gone before the answer. */
    public synchronized void hungUp() {
        hungUp++;
    }

    /** The connection ended before the answer, and not by the client. */
    public synchronized void lost() {
        lost++;
    }

    /** All requests whose headers were sent. */
    public synchronized long all() {
        return sent;
    }

    /** Those that were answered with this status. */
    public synchronized long of(int status) {
        return answered.getOrDefault(status, 0L);
    }

    /** Those that were answered, well or with a refusal. */
    public synchronized long allAnswered() {
        return answered.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that were answered with anything but 2xx. */
    public synchronized long refused() {
        return answered.entrySet().stream().filter(each -> each.getKey() >= 300).mapToLong(Map.Entry::getValue).sum();
    }

    /** Those whose clients have gone. */
    public synchronized long allHungUp() {
        return hungUp;
    }

    /** Those that were never answered although their clients waited. */
    public synchronized long allLost() {
        return lost;
    }

    /** All answers by their status. */
    public synchronized String answers() {
        return answered.entrySet().stream().map(each -> each.getKey() + " × " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public synchronized String toString() {
        return "sent " + sent + ", answered " + answers() + ", hung up " + hungUp + ", lost " + lost;
    }
}
