package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Server;

/** Two nodes whose Redis stops, hangs, is full, or says what is not so. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
@DisplayName("Getting more while the shared store is broken")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoreIT {

    private static OwnRedis redis;
    private static Audited first;
    private static Audited second;
    private static Pair nodes;

    @BeforeAll
    static void start() {
        redis = new OwnRedis();
        first = Audited.bank("store-one");
        second = Audited.bank("store-other");
        nodes = new Pair(once(first), once(second));
    }

    @AfterAll
    static void end() {
        nodes.close();
        redis.close();
    }

    @Attack(value = "five withdrawals at each of two nodes", stoppedBy = Guard.LIMIT)
    @Order(1)
    void limit_holdsForBothNodesTogether(Tries tries) {
        Outage none = new Outage("shared store: none", first, second);
        for (int each = 0; each < 5; each++) {
            tries.saw(Pair.withdraw(none, nodes.one(), Bank.STRANGER));
            tries.saw(Pair.withdraw(none, nodes.other(), Bank.STRANGER));
        }
        assertThat(none.books().of(200)).isEqualTo(5);
        assertThat(none.books().of(429)).isEqualTo(5);
        none.account();
    }

    @Attack(value = "an answer to a confirmation, once at each node", stoppedBy = Guard.STATE)
    @Order(2)
    void answer_isGoodOnceOnAllNodes(Tries tries) {
        Outage none = new Outage("shared store: none, once-only", first, second);
        JsonNode asked = Closing.asked(none, nodes.one());
        assertThat(tries.saw(Closing.answer(none, nodes.other(), asked)).text()).contains("closed 7");
        assertThat(tries.saw(Closing.answer(none, nodes.one(), asked)).text()).doesNotContain("closed 7");
        assertThat(tries.saw(Closing.answer(none, nodes.other(), asked)).text()).doesNotContain("closed 7");
        none.account();
    }

    @Attack(value = "calls that may destroy something while the store hangs", stoppedBy = Guard.STORE)
    @Order(3)
    void storeThatHangs_refusesWhatMayDestroy(Tries tries) {
        nodes.broken(tries, new Outage("shared store: hangs", first, second), redis::freeze, redis::thaw);
    }

    @Attack(value = "calls that may destroy something while the store is full", stoppedBy = Guard.STORE)
    @Order(4)
    void storeThatIsFull_refusesWhatMayDestroy(Tries tries) {
        nodes.broken(tries, new Outage("shared store: full", first, second), () -> {
            redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
            redis.command("CONFIG", "SET", "maxmemory", "1");
        }, () -> redis.command("CONFIG", "SET", "maxmemory", "0"));
    }

    @Attack(value = "calls that may destroy something while the store holds nonsense", stoppedBy = Guard.STORE)
    @Order(5)
    void storeThatHoldsNonsense_refusesWhatMayDestroy(Tries tries) {
        Outage outage = new Outage("shared store: lists in the place of buckets", first, second);
        assertThat(Pair.exchange(outage, nodes.one()).status()).isEqualTo(200);
        List<String> keys = redis.keys();
        assertThat(keys).isNotEmpty();
        nodes.broken(tries, outage, () -> keys.forEach(key -> {
            redis.command("DEL", key);
            redis.command("RPUSH", key, "nonsense");
        }), () -> keys.forEach(key -> redis.command("DEL", key)));
    }

    @Attack(value = "calls that may destroy something while there is no store", stoppedBy = Guard.STORE)
    @Order(6)
    void storeThatIsGone_refusesWhatMayDestroy(Tries tries) {
        nodes.broken(tries, new Outage("shared store: gone", first, second), redis::stop, redis::start);
    }

    private static Server once(Audited node) {
        return redis.sharedBy(node.launch()).with("PORTCULLIS_ASKING_ONCE_ONLY", "true").start();
    }
}
