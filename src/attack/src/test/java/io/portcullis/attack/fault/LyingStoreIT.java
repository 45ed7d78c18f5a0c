package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Relay;
import io.portcullis.rig.Server;

/** Two nodes whose Redis is slow, or answers what is no answer. What is right in form is believed. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
@DisplayName("Getting more while the shared store is broken")
class LyingStoreIT {

    private static final int PERMITS = 5;

    private static OwnRedis redis;
    private static Relay relay;
    private static int port;
    private static volatile Lie lie = Lie.NONE;
    private static Audited first;
    private static Audited second;
    private static Pair nodes;

    @BeforeAll
    static void start() {
        redis = new OwnRedis();
        port = Launch.freePorts(1).get(0);
        relay = new Relay(port, new InetSocketAddress(InetAddress.getLoopbackAddress(), redis.port()),
                (piece, to) -> lie.pass(piece, to));
        first = Audited.bank("lies-one");
        second = Audited.bank("lies-other");
        nodes = new Pair(node(first), node(second));
    }

    @AfterAll
    static void end() {
        nodes.close();
        relay.close();
        redis.close();
    }

    @Attack(value = "calls that may destroy something while the store says what is no answer", stoppedBy = Guard.STORE)
    void storeThatLies_refusesWhatMayDestroy(Tries tries) {
        int withdrawn = 0;
        Set<Lie> lies = EnumSet.complementOf(EnumSet.of(Lie.NONE));
        for (Lie each : lies) {
            Outage outage = new Outage("shared store: answers " + each.name().toLowerCase().replace('_', ' '), first, second);
            nodes.broken(tries, outage, () -> lie = each, () -> lie = Lie.NONE);
            for (Server node : nodes.both()) {
                withdrawn += withdraw(tries, outage, Lie.NONE, node) + withdraw(tries, outage, each, node);
            }
            lie = Lie.NONE;
            nodes.recovers(outage);
        }
        assertThat(withdrawn).as("five for a caller, whatever the store says").isBetween(1, PERMITS);
    }

    /** How often that was served: once, or not. */
    private static int withdraw(Tries tries, Outage outage, Lie now, Server node) {
        lie = now;
        Answer answer = tries.saw(Pair.withdraw(outage, node, Bank.COLLEAGUE));
        assertThat(answer.status()).as(answer.text()).isIn(200, 429, 503);
        return answer.status() == 200 ? 1 : 0;
    }

    private static Server node(Audited audited) {
        return OwnRedis.sharedBy(audited.launch(), port).with("PORTCULLIS_ASKING_ONCE_ONLY", "true").start();
    }
}
