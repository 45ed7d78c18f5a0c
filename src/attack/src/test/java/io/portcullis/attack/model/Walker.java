package io.portcullis.attack.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.caller.Caller;
import io.portcullis.attack.caller.Entry;
import io.portcullis.attack.caller.Question;
import io.portcullis.attack.caller.Ran;
import io.portcullis.attack.caller.Session;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Server;

/** Does in the bank what the model says somebody does, and tells what came back in the words of the model. */
final class Walker {

    private final Server bank;
    private final Path policy;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();

    /** @param policy the file of switches the bank looks at */
    Walker(Server bank, Path policy) {
        this.bank = bank;
        this.policy = policy;
    }

    List<String> perform(Act act, Set<String> off) {
        return switch (act.kind()) {
            case USE -> one(use(act.who(), act.whatOf(Entry.all())));
            case USE_IN_SESSION -> one(useIn(session(act), act.howOf(Entry.all())));
            case LIST -> list(act.whatOf(Listed.ALL), Caller.of(bank, act.who()).request(act.whatOf(Listed.ALL).kind().list,
                    Map.of()));
            case LIST_IN_SESSION ->
                list(act.howOf(Listed.ALL), session(act).request(act.howOf(Listed.ALL).kind().list, Map.of()));
            case OPEN -> one(open(act));
            case END -> one(session(act).end());
            case WATCH -> one(session(act).request("resources/subscribe", Map.of("uri", act.howOf(Books.WATCHED))));
            case BATCH -> batch(act);
            case ASK -> one(ask(act));
            case ANSWER -> one(answer(act));
            case BEGIN_TASK -> one(beginTask(act.who()));
            case LOOK_AT_TASK -> task(caller(act).task("tasks/get", act.whatOf(tasks), Map.of()));
            case CANCEL_TASK -> one(caller(act).task("tasks/cancel", act.whatOf(tasks), Map.of()));
            case SWITCH -> flip(off);
        };
    }

    private Answer use(ApiKey who, Entry entry) {
        return Caller.of(bank, who).with("Mcp-Param-City", "Oslo").request(entry.kind().use, entry.params());
    }

    private static Answer useIn(Session session, Entry entry) {
        return session.request(entry.kind().use, entry.params());
    }

    private Session session(Act act) {
        return act.whatOf(sessions).of(act.who());
    }

    private Caller caller(Act act) {
        return Caller.of(bank, act.who()).withTasks();
    }

    private Answer open(Act act) {
        Answer answer = Session.tryToOpen(bank, act.who(), act.whatOf(Books.REVISIONS));
        answer.header("mcp-session-id").ifPresent(id -> {
            Session session = new Session(bank.url(), act.who(), act.whatOf(Books.REVISIONS), id);
            session.send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
            sessions.add(session);
        });
        return answer;
    }

    private List<String> batch(Act act) {
        Answer answer = session(act).send(Batch.of(act).stream().map(entry -> Session.message(entry.kind().use, entry.params()))
                .toList());
        if (!answer.text().startsWith("[")) {
            return one(answer);
        }
        return StreamSupport.stream(answer.json().spliterator(), false).map(each -> Walker.seen(200, each)).sorted().toList();
    }

    private Answer ask(Act act) {
        int number = act.what() % Books.NUMBERS;
        Answer answer = Caller.of(bank, act.who()).withForms().call("close", Map.of("number", number + 1));
        if (answer.text().contains("input_required")) {
            questions.add(Question.of(answer));
            numbers.add(number);
        }
        return answer;
    }

    private Answer answer(Act act) {
        Question question = act.whatOf(questions);
        int number = act.whatOf(numbers) + (act.how() % 4 == 0 ? 10 : 1);
        Map<String, ?> said = act.how() % 4 == 1 ? question.not("decline") : question.accepted();
        return Caller.of(bank, act.who()).withForms().call("close", Map.of("number", number), said);
    }

    private Answer beginTask(ApiKey who) {
        long before = Ran.in(bank).of("work");
        Answer answer = Caller.of(bank, who).withTasks().call("work", Map.of("millis", 60_000));
        if (answer.result().has("taskId")) {
            tasks.add(answer.result().path("taskId").asText());
            Deadline.within(Duration.ofSeconds(10), () -> Ran.in(bank).of("work") > before);
        }
        return answer;
    }

    private static List<String> task(Answer answer) {
        JsonNode status = answer.result().path("status");
        return status.isMissingNode() ? one(answer) : List.of(answer.status() + " " + status.asText());
    }

    private static List<String> list(Listed listed, Answer answer) {
        if (!answer.result().has(listed.kind().member)) {
            return one(answer);
        }
        return List.of(
                answer.status() + " " + StreamSupport.stream(answer.result().path(listed.kind().member).spliterator(), false)
                        .map(entry -> entry.path(listed.member()).asText()).sorted().toList());
    }

    private List<String> flip(Set<String> off) {
        StringBuilder lines = new StringBuilder("portcullis.policy.disable-destructive=false\n");
        off.forEach(entry -> lines.append("portcullis.policy.entries.\"").append(entry).append("\".enabled=false\n"));
        double before = changes();
        try {
            Path draft = Files.writeString(policy.resolveSibling("policy.new"), lines);
            Files.move(draft, policy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Deadline.within(Duration.ofSeconds(10), () -> changes() > before);
        return List.of("switched");
    }

    private double changes() {
        return bank.metrics().stream().filter(line -> line.startsWith("portcullis_policy_changes_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private static List<String> one(Answer answer) {
        return List.of(answer.text().isEmpty() ? Integer.toString(answer.status()) : seen(answer.status(), answer.json()));
    }

    private static String seen(int status, JsonNode message) {
        JsonNode result = message.path("result");
        if (message.has("error")) {
            return status + " " + message.at("/error/code").asInt();
        }
        if (result.path("isError").asBoolean()) {
            return status + " tool error";
        }
        return switch (result.path("resultType").asText()) {
            case "input_required" -> status + " asked";
            case "task" -> status + " task";
            default -> Integer.toString(status);
        };
    }
}
