package io.portcullis.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.portcullis.chain.Chain;
import io.portcullis.seal.MacRing;

/**
 * Verifies an audit trail, and names the first record that was changed, left out, moved or put in.
 *
 * <pre>
 * PORTCULLIS_AUDIT_KEYS=... java -cp portcullis.jar io.portcullis.verify.VerifyCommand audit.jsonl*
 * </pre>
 *
 * Keys come from the environment or a file, never from the command line, which other users of the machine can read.
 */
public final class VerifyCommand {

    /** The name of the variable that holds the keys. */
    public static final String KEYS = "PORTCULLIS_AUDIT_KEYS";

    static final int BROKEN = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final String USAGE = """
            verify [--checkpoint NUMBER:MAC]... [--keys-file FILE] FILE...

            --checkpoint N:MAC  a record that was remembered elsewhere, as the log category portcullis.audit.checkpoint has it
            --keys-file FILE    the keys, each id:secret, in lines or separated by commas; else the variable PORTCULLIS_AUDIT_KEYS
            FILE...             the files of the trail, in any order

            Ends with 0 when the trail holds, 1 when it does not, and 2 when that cannot be found out.""";

    private final Optional<String> variable;
    private final PrintStream out;

    /** @param variable the keys of the environment */
    public VerifyCommand(Optional<String> variable, PrintStream out) {
        this.variable = variable;
        this.out = out;
    }

    /** Ends with status 0 when the trail holds, 1 when it does not, and 2 when that cannot be found out. */
    public static void main(String... arguments) {
        System.exit(new VerifyCommand(Optional.ofNullable(System.getenv(KEYS)), System.out).run(List.of(arguments)));
    }

    /** What was typed. */
    private record Request(List<Path> files, List<Checkpoint> checkpoints, Optional<Path> keys) {
    }

    /** Verifies, and says what was found; returns the status to end with. */
    public int run(List<String> arguments) {
        try {
            Request request = request(arguments);
            Optional<MacRing> keys = keys(request);
            if (keys.isEmpty()) {
                out.println("note: without keys, only the numbers of the records are looked at");
            }
            new Verifier(keys, request.checkpoints(), out::println).verify(request.files());
            return 0;
        } catch (Broken e) {
            out.println((e.status() == BROKEN ? "BROKEN: " : "UNKNOWN: ") + e.getMessage());
            return e.status();
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
        } catch (IOException e) {
            out.println("a file cannot be read: " + e.getMessage());
        }
        return NOT_UNDERSTOOD;
    }

    private static Request request(List<String> arguments) {
        Request request = new Request(new ArrayList<>(), new ArrayList<>(), Optional.empty());
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.startsWith("--") && !words.hasNext()) {
                throw new IllegalArgumentException(USAGE);
            } else if (word.equals("--checkpoint")) {
                request.checkpoints().add(new Checkpoint(words.next()));
            } else if (word.equals("--keys-file")) {
                request = new Request(request.files(), request.checkpoints(), Optional.of(Path.of(words.next())));
            } else if (word.startsWith("--")) {
                throw new IllegalArgumentException(USAGE);
            } else {
                request.files().add(Path.of(word));
            }
        }
        if (request.files().isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return request;
    }

    private Optional<MacRing> keys(Request request) throws IOException {
        String text = request.keys().isPresent() ? Files.readString(request.keys().get()) : variable.orElse("");
        List<String> keys = Arrays.stream(text.split("[,\\n]")).map(String::strip).filter(key -> !key.isEmpty()).toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(new MacRing(MacRing.configured(keys), Chain.PURPOSE));
    }
}
