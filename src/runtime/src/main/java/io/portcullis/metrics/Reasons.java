package io.portcullis.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.portcullis.refusal.Refusal;

/** The closed list of the reasons why something is refused. */
final class Reasons {

    private static final Duration ANY = Duration.ZERO;

    /** All of them, sorted. */
    static final Set<String> ALL = all();

    private Reasons() {
    }

    private static Set<String> all() {
        Set<String> words = new TreeSet<>();
        examples().map(Refusal::reason).forEach(words::add);
        words.add("absent"); // of the management interface
        return words;
    }

    /** At least one refusal for each reason there is. */
    static Stream<Refusal> examples() {
        return Stream.of(
                each(Refusal.Unauthenticated.Credential.values(), Refusal.Unauthenticated::new),
                each(Refusal.Forbidden.Check.values(), Refusal.Forbidden::new),
                each(Refusal.Unknown.Kind.values(), kind -> new Refusal.Unknown(kind, Refusal.Unknown.Why.ABSENT)),
                each(Refusal.Unknown.Why.values(), why -> new Refusal.NoResource("", why)),
                each(Refusal.Unconfirmed.Lack.values(), Refusal.Unconfirmed::new),
                each(Refusal.Overloaded.What.values(), what -> new Refusal.Overloaded(what, ANY)),
                each(Refusal.Withheld.Flaw.values(), flaw -> new Refusal.Withheld(flaw, "")),
                each(Refusal.Malformed.Fault.values(), fault -> new Refusal.Malformed(fault, "")),
                Stream.of(new Refusal.InsufficientScope(Set.of()), new Refusal.NotPermitted(true),
                        new Refusal.NotPermitted(false), new Refusal.MissingCapability(""), new Refusal.NoSession(),
                        new Refusal.Limited(ANY), new Refusal.Unavailable(ANY), new Refusal.Locked(ANY),
                        new Refusal.TimedOut(), new Refusal.Unsupported("", List.of()), new Refusal.Failed(""),
                        new Refusal.Internal("")))
                .flatMap(Function.identity());
    }

    private static <T> Stream<Refusal> each(T[] causes, Function<T, Refusal> refusal) {
        return Arrays.stream(causes).map(refusal);
    }
}
