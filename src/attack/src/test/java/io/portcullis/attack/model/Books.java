package io.portcullis.attack.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.portcullis.attack.caller.Entry;
import io.portcullis.rig.ApiKey;

/** What the bank ought to answer and to do: a plain account of who may do what, step by step. */
final class Books {

    static final int MOST_SESSIONS = 3;
    static final int MOST_TASKS = 3;
    static final List<String> REVISIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");
    static final List<String> WATCHED = List.of("bank://rates", "bank://ledger", "bank://no-such");
    static final List<String> SWITCHES = List.of("echo", "open", "letter", "withdraw", "close", "deposit", "whoami");
    static final int NUMBERS = 3;

    private final List<Owned> sessions = new ArrayList<>();
    private final List<Owned> questions = new ArrayList<>();
    private final List<Owned> tasks = new ArrayList<>();
    private final Set<String> off = new HashSet<>();
    private final Permits permits = new Permits();
    private final Map<String, Long> runs = new TreeMap<>();
    private final Map<String, Long> records = new TreeMap<>();

    /** What belongs to somebody until it is over, and what it is about. */
    private static final class Owned {
        private final ApiKey owner;
        private final String about;
        private boolean over;

        Owned(ApiKey owner, String about) {
            this.owner = owner;
            this.about = about;
        }

        boolean isLiveFor(ApiKey who) {
            return owner.equals(who) && !over;
        }
    }

    /** What a step must answer: one line for each message, sorted. */
    List<String> expect(Act act) {
        return switch (act.kind()) {
            case USE -> one(use(act.who(), act.whatOf(Entry.all()), false));
            case USE_IN_SESSION -> one(in(act, () -> use(act.who(), act.howOf(Entry.all()), true)));
            case LIST -> list(act, act.whatOf(Listed.ALL));
            case LIST_IN_SESSION -> listInSession(act);
            case OPEN -> one(open(act));
            case END -> one(in(act, () -> end(act.whatOf(sessions))));
            case WATCH -> one(in(act, () -> watch(act)));
            case BATCH -> batch(act);
            case ASK -> one(ask(act));
            case ANSWER -> one(answer(act));
            case BEGIN_TASK -> one(beginTask(act.who()));
            case LOOK_AT_TASK -> lookAtTask(act);
            case CANCEL_TASK -> one(cancelTask(act));
            case SWITCH -> flip(act.whatOf(SWITCHES));
        };
    }

    /** Whether there is anything to do it with. */
    boolean canBeDone(Act act) {
        return switch (act.kind()) {
            case USE_IN_SESSION, LIST_IN_SESSION, END, WATCH, BATCH -> !sessions.isEmpty();
            case ANSWER -> !questions.isEmpty();
            case LOOK_AT_TASK, CANCEL_TASK -> !tasks.isEmpty();
            default -> true;
        };
    }

    /** What must have run, by entry. */
    Map<String, Long> runs() {
        return runs;
    }

    /** What must have been recorded, by the word for the outcome. */
    Map<String, Long> records() {
        return records;
    }

    Set<String> switchedOff() {
        return off;
    }

    private Outcome use(ApiKey who, Entry entry, boolean inSession) {
        if (!knows(who, entry)) {
            return inSession && entry.hasAddress() ? Outcome.UNKNOWN_RESOURCE : Outcome.UNKNOWN;
        }
        if (!entry.isGrantedTo(who)) {
            return Outcome.NO_SCOPE;
        }
        if (entry.kind() == Entry.Kind.TOOL) {
            switch (entry.id()) {
                case "fail":
                    return Outcome.FAILED;
                case "box":
                    return Outcome.FORBIDDEN;
                case "greet", "close":
                    return inSession ? Outcome.NOBODY_TO_ASK : Outcome.CANNOT_BE_ASKED;
                default:
                    if (!permits.take(entry.id(), who)) {
                        return Outcome.LIMITED;
                    }
            }
        }
        ran(entry.run());
        return Outcome.SERVED;
    }

    private boolean knows(ApiKey who, Entry entry) {
        return entry.isKnownTo(who) && !off.contains(entry.id());
    }

    private List<String> list(Act act, Listed listed) {
        record(Outcome.SERVED);
        return List
                .of("200 " + Entry.of(listed.kind()).stream().filter(entry -> knows(act.who(), entry)).map(Entry::id).sorted()
                        .toList());
    }

    private List<String> listInSession(Act act) {
        if (!act.whatOf(sessions).isLiveFor(act.who())) {
            return one(Outcome.NO_SESSION);
        }
        return list(act, act.howOf(Listed.ALL));
    }

    private Outcome open(Act act) {
        if (sessions.stream().filter(session -> session.isLiveFor(act.who())).count() >= MOST_SESSIONS) {
            return Outcome.LIMITED;
        }
        sessions.add(new Owned(act.who(), act.whatOf(REVISIONS)));
        record(Outcome.SERVED); // that it is initialized
        return Outcome.SERVED;
    }

    private Outcome in(Act act, Supplier<Outcome> step) {
        return act.whatOf(sessions).isLiveFor(act.who()) ? step.get() : Outcome.NO_SESSION;
    }

    private static Outcome end(Owned session) {
        session.over = true;
        return Outcome.ENDED;
    }

    private static Outcome watch(Act act) {
        boolean known = Entry.of(Entry.Kind.RESOURCE).stream().anyMatch(entry -> entry.id().equals(act.howOf(WATCHED))
                && entry.isKnownTo(act.who()));
        return known ? Outcome.SERVED : Outcome.UNKNOWN_RESOURCE;
    }

    private List<String> batch(Act act) {
        Owned session = act.whatOf(sessions);
        if (!session.isLiveFor(act.who())) {
            return one(Outcome.NO_SESSION);
        }
        if (!session.about.equals("2025-03-26")) {
            return one(Outcome.NO_BATCH);
        }
        List<Outcome> outcomes = Batch.of(act).stream().map(entry -> use(act.who(), entry, true)).toList();
        outcomes.forEach(this::record);
        return outcomes.stream().map(outcome -> "200" + outcome.answer().substring("200".length())).sorted().toList();
    }

    private Outcome ask(Act act) {
        Outcome outcome = knows(act.who(), entry("close")) ? Outcome.ASKED : Outcome.UNKNOWN;
        if (outcome == Outcome.ASKED) {
            questions.add(new Owned(act.who(), Integer.toString(act.what() % NUMBERS)));
        }
        return outcome;
    }

    private Outcome answer(Act act) {
        Owned question = act.whatOf(questions);
        if (!knows(act.who(), entry("close"))) {
            return Outcome.UNKNOWN;
        }
        boolean otherNumber = act.how() % 4 == 0;
        if (otherNumber || !question.isLiveFor(act.who())) {
            return Outcome.INVALID_STATE;
        }
        question.over = true;
        if (act.how() % 4 == 1) {
            return Outcome.DECLINED;
        }
        ran("close");
        return Outcome.SERVED;
    }

    private Outcome beginTask(ApiKey who) {
        if (!knows(who, entry("work"))) {
            return Outcome.UNKNOWN;
        }
        if (tasks.stream().filter(task -> task.isLiveFor(who)).count() >= MOST_TASKS) {
            return Outcome.LIMITED;
        }
        tasks.add(new Owned(who, "work"));
        ran("work");
        return Outcome.TASK;
    }

    private List<String> lookAtTask(Act act) {
        Owned task = act.whatOf(tasks);
        if (!task.owner.equals(act.who())) {
            return one(Outcome.UNKNOWN);
        }
        record(Outcome.SERVED);
        return List.of("200 " + (task.over ? "cancelled" : "working"));
    }

    private Outcome cancelTask(Act act) {
        Owned task = act.whatOf(tasks);
        if (!task.owner.equals(act.who())) {
            return Outcome.UNKNOWN;
        }
        task.over = true;
        return Outcome.SERVED;
    }

    private List<String> flip(String entry) {
        if (!off.remove(entry)) {
            off.add(entry);
        }
        return List.of("switched");
    }

    private static Entry entry(String id) {
        return Entry.all().stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
    }

    private List<String> one(Outcome outcome) {
        record(outcome);
        return List.of(outcome.answer());
    }

    private void record(Outcome outcome) {
        records.merge(outcome.audit(), 1L, Long::sum);
    }

    private void ran(String entry) {
        if (!entry.isEmpty()) {
            runs.merge(entry, 1L, Long::sum);
        }
    }
}
