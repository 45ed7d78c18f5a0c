package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.rig.Deadline;

/** Whether every request that the endpoint answered has its record. */
final class Accounts {

    private static final Accounts OF_THE_BANK = new Accounts();
    private static final int SETTLED_EVERY = 200;
    private static final Pattern CORRELATION = Pattern.compile("\"correlation_uid\":\"([0-9a-f]+)\"");

    private final Set<String> recorded = new HashSet<>();
    private long read;
    private int answered;
    private int found;

    private Accounts() {
    }

    /** Those of the one bank of this process. */
    static Accounts ofTheBank() {
        return OF_THE_BANK;
    }

    /** One more answer. Now and then all are compared with the audit. */
    void answered() {
        if (++answered % SETTLED_EVERY == 0) {
            settle();
        }
    }

    /** Fails unless there are as many requests in the audit as were answered. */
    void settle() {
        try {
            Deadline.within(Duration.ofSeconds(10), () -> records() >= answered);
        } catch (AssertionError late) {
            throw new AssertionError(answered + " requests were answered, and " + records() + " are in the audit", late);
        }
        Property.check(records() == answered, "more records than requests", found + " for " + answered);
    }

    private int records() {
        try (RandomAccessFile file = new RandomAccessFile(BankInside.audit().toFile(), "r")) {
            file.seek(read);
            byte[] bytes = new byte[(int) (file.length() - read)];
            file.readFully(bytes);
            String lines = new String(bytes, UTF_8);
            int end = lines.lastIndexOf('\n') + 1;
            read += lines.substring(0, end).getBytes(UTF_8).length;
            Matcher matcher = CORRELATION.matcher(lines.substring(0, end));
            while (matcher.find()) {
                if (recorded.add(matcher.group(1))) {
                    found++;
                }
            }
            if (recorded.size() > 100_000) {
                recorded.clear(); // one is told again at once, or never
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
