package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.soak.Crowd;
import io.portcullis.attack.soak.Guest;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Http;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/**
 * A server that is killed under traffic and started again, {@code -Dkills=30} times: what it handed out before counts after it.
 */
@Tag("siege")
class RestartIT {

    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final Duration BEAT = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALL_ON = "portcullis.policy.disable-destructive=false\n";
    private static final ApiKey TEMPORARY = ApiKey.random("temporary", "clerk");
    private static final ApiKey LASTING = ApiKey.random("lasting", "clerk");
    private static final ApiKey OPERATOR = ApiKey.random("operator", "portcullis-operator");

    @Test
    void killedServer_knowsWhatItSealed_andNoSessions() {
        Audited audited = Audited.bank("restart");
        Outage outage = new Outage("one server: killed again and again", audited);
        AtomicReference<Server> bank = new AtomicReference<>(audited.launch().start());
        Random random = new Random(7);
        try (Crowd crowd = new Crowd().with("echo", BEAT, () -> echo(outage, bank)).with("stamp", BEAT,
                () -> stamp(outage, bank))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                Pause.of(Duration.ofMillis(300 + random.nextInt(500)));
                JsonNode asked = Closing.asked(outage, bank.get());
                Guest guest = new Guest(bank.get(), Bank.COLLEAGUE, outage.books());
                String session = guest.arrives();
                outage.kills(bank.get());
                bank.set(audited.launch().start());
                assertThat(guest.calls(session).status()).as("a session of a server that is gone").isEqualTo(404);
                assertThat(Closing.answer(outage, bank.get(), asked).text()).contains("closed 7");
                outage.recovers(() -> echo(outage, bank));
            }
        }
        bank.get().close();
        outage.accountForKills(2);
        Verified.holds(audited);
    }

    @Test
    void whatWasUsedOnce_isUsedUpAfterAKill_whereNodesShareIt() {
        try (OwnRedis redis = new OwnRedis()) {
            Audited audited = Audited.bank("restart-once");
            redis.sharedBy(audited.launch()).with("PORTCULLIS_ASKING_ONCE_ONLY", "true");
            Outage outage = new Outage("one server and a shared store: killed between two uses of an answer", audited);
            Server before = audited.launch().start();
            JsonNode used = Closing.asked(outage, before);
            JsonNode unused = Closing.asked(outage, before);
            assertThat(Closing.answer(outage, before, used).text()).contains("closed 7");
            outage.kills(before);
            try (Server after = audited.launch().start()) {
                assertThat(Closing.answer(outage, after, used).text()).doesNotContain("closed 7");
                assertThat(Closing.answer(outage, after, unused).text()).contains("closed 7");
                assertThat(Closing.answer(outage, after, unused).text()).doesNotContain("closed 7");
            }
            outage.accountForKills(0);
            Verified.holds(audited);
        }
    }

    @Test
    void killedServer_hasWrittenWhatMayDestroy_beforeItsAnswer() throws IOException {
        Audited audited = Audited.durableBank("restart-durable");
        Outage outage = new Outage("one server, durable audit: killed again and again", audited);
        AtomicReference<Server> bank = new AtomicReference<>(audited.launch().start());
        Stamps stamps = new Stamps(outage, bank);
        try (Crowd crowd = new Crowd().with("one", BEAT, stamps).with("other", BEAT, stamps).with("third", BEAT, stamps)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                outage.kills(bank.get());
                bank.set(audited.launch().start());
                outage.recovers(() -> echo(outage, bank));
            }
        }
        bank.get().close();
        List<String> intents = AuditTrail.of(audited.file()).requests("intent");
        assertThat(intents).containsAll(stamps.answered()).doesNotHaveDuplicates();
        assertThat(stamps.sent()).containsAll(intents);
        outage.accountForKills(3);
        Verified.holds(audited);
    }

    @Test
    void whatWasSwitchedOffOrRevoked_isSoFromTheFirstRequestAfterAKill() throws IOException {
        Audited audited = Audited.bank("restart-off");
        Path keys = audited.launch().folder().resolve("keys.properties");
        Path policy = audited.launch().folder().resolve("policy.properties");
        Files.writeString(keys, line(TEMPORARY) + line(LASTING));
        Files.writeString(policy, ALL_ON);
        audited.launch().with("PORTCULLIS_IDENTITY_API_KEY_FILE", keys.toAbsolutePath().toString())
                .with("PORTCULLIS_POLICY_FILE", policy.toAbsolutePath().toString()).with("PORTCULLIS_IDENTITY_CACHE_TTL", "0S");
        Outage outage = new Outage("one server: killed after a key was revoked and a tool switched off", audited);
        Server before = audited.launch().start();
        assertThat(echoed(outage, before, TEMPORARY)).isTrue();
        Files.writeString(keys, line(LASTING));
        Files.writeString(policy, ALL_ON + "portcullis.policy.entries.\"stamp\".enabled=false\n");
        Deadline.within(PATIENCE, () -> !echoed(outage, before, TEMPORARY) && !stamped(outage, before));
        outage.kills(before);
        try (Server after = audited.launch().start()) {
            assertThat(stamped(outage, after)).isFalse();
            assertThat(echoed(outage, after, TEMPORARY)).isFalse();
            assertThat(echoed(outage, after, LASTING)).isTrue();
        }
        outage.accountForKills(0);
        Verified.holds(audited);
    }

    @Test
    void whatAnOperatorHasSwitchedOff_isOffAfterAllNodesWereKilled_whereTheyShareIt() {
        try (OwnRedis redis = new OwnRedis()) {
            Audited audited = Audited.bank("restart-switches");
            redis.sharedBy(audited.launch()).with(OPERATOR);
            Outage outage = new Outage("one server and a shared store: killed after a tool was switched off", audited);
            Server before = audited.launch().start();
            assertThat(stamped(outage, before)).isTrue();
            switchOff(audited);
            assertThat(stamped(outage, before)).isFalse();
            outage.kills(before);
            try (Server after = audited.launch().start()) {
                assertThat(stamped(outage, after)).isFalse();
                assertThat(echoed(outage, after, Bank.CLERK)).isTrue();
            }
            outage.accountForKills(0);
            Verified.holds(audited);
        }
    }

    @Test
    void limit_isExact_whileANodeIsKilled() {
        try (OwnRedis redis = new OwnRedis()) {
            Audited first = Audited.bank("restart-one");
            Audited second = Audited.bank("restart-other");
            Outage outage = new Outage("two nodes: one killed under traffic", first, second);
            AtomicReference<Server> one = new AtomicReference<>(redis.sharedBy(first.launch()).start());
            try (Server other = redis.sharedBy(second.launch()).start()) {
                String task = begin(outage, other);
                List<Answer> answers = new ArrayList<>();
                try (Crowd crowd = new Crowd().with("withdraw here", Duration.ofMillis(150),
                        () -> withdraw(outage, one.get(), answers)).with("echo there", BEAT,
                                () -> outage.ask(
                                        () -> other.client(Bank.CLERK).call("echo", Map.of("text", "hello"))))) {
                    Pause.of(Duration.ofMillis(250));
                    outage.kills(one.get());
                    one.set(first.launch().start());
                    outage.recovers(() -> outage.ask(one.get().client(Bank.CLERK)::list).status() == 200);
                    for (int each = 0; each < 10; each++) {
                        withdraw(outage, other, answers);
                        withdraw(outage, one.get(), answers);
                    }
                }
                long had = answers.stream().filter(answer -> answer.status() == 200).count();
                assertThat(had).as("five, or one less where the answer was lost: " + answers).isBetween(4L, 5L);
                assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 429);
                assertThat(got(outage, one.get(), task)).isEqualTo("completed");
            }
            one.get().close();
            outage.accountForKills(2);
            Verified.holds(first);
            Verified.holds(second);
        }
    }

    private static boolean echoed(Outage outage, Server bank, ApiKey key) {
        return outage.ask(() -> bank.client(key).call("echo", Map.of("text", "hello"))).text().contains("hello");
    }

    private static boolean stamped(Outage outage, Server bank) {
        return outage.ask(() -> bank.client(Bank.CLERK).call("stamp", Map.of("uri", "bank://rates"))).text()
                .contains("stamped");
    }

    private static void switchOff(Audited server) {
        URI off = URI.create("http://localhost:" + server.launch().managementPort()
                + "/q/portcullis/policy/off?entry=tool:stamp");
        Http.ok(Http.answer(HttpRequest.newBuilder(off).header("X-API-Key", OPERATOR.secret())
                .PUT(HttpRequest.BodyPublishers.noBody())));
    }

    private static String line(ApiKey key) {
        return key.name() + ".digest=" + key.digest() + "\n" + key.name() + ".roles=" + key.roles() + "\n";
    }

    private static boolean echo(Outage outage, AtomicReference<Server> bank) {
        return patiently(() -> outage.ask(() -> bank.get().client(Bank.CLERK).call("echo", Map.of("text", "hello"))));
    }

    private static void stamp(Outage outage, AtomicReference<Server> bank) {
        patiently(() -> outage.ask(() -> bank.get().client(Bank.STRANGER).call("stamp", Map.of("uri", "bank://rates"))));
    }

    private static void withdraw(Outage outage, Server node, List<Answer> answers) {
        try {
            Answer answer = outage.ask(() -> node.client(Bank.COLLEAGUE).call("withdraw", Map.of()));
            synchronized (answers) {
                answers.add(answer);
            }
        } catch (UncheckedIOException gone) {
            Pause.brief();
        }
    }

    /** Whether it was served; a server that is gone comes back. */
    private static boolean patiently(Supplier<Answer> request) {
        try {
            assertThat(request.get().status()).isEqualTo(200);
            return true;
        } catch (UncheckedIOException gone) {
            Pause.brief();
            return false;
        }
    }

    private static String begin(Outage outage, Server node) {
        return task(outage, node, Bank.CLERK, "tools/call", Map.of("name", "work", "arguments", Map.of("millis", 1_000)))
                .path("taskId").asText();
    }

    private static String got(Outage outage, Server node, String id) {
        return task(outage, node, Bank.CLERK, "tasks/get", Map.of("taskId", id)).path("status").asText();
    }

    private static JsonNode task(Outage outage, Server node, ApiKey key, String method, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities",
                Map.of("extensions", Map.of("io.modelcontextprotocol/tasks", Map.of()))));
        return outage.ask(() -> node.client(key)
                .with("Mcp-Name", "" + (params.containsKey("taskId") ? params.get("taskId") : params.get("name")))
                .request(method, all)).result();
    }
}
