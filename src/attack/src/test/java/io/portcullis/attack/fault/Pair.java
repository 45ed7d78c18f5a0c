package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Server;

/** Two nodes that share a store. */
record Pair(Server one, Server other) implements AutoCloseable {

    private static final int CALLS = 4;

    List<Server> both() {
        return List.of(one, other);
    }

    /** Meanwhile nothing that may destroy runs, answers to questions are not used up unseen, and the rest goes on. */
    void broken(Tries tries, Outage outage, Runnable breaks, Runnable mends) {
        JsonNode asked = Closing.asked(outage, one);
        breaks.run();
        try {
            both().forEach(node -> nothingIsDestroyed(tries, outage, node, asked));
        } finally {
            mends.run();
        }
        recovers(outage);
    }

    void recovers(Outage outage) {
        outage.recovers(() -> exchange(outage, one).status() == 200 && exchange(outage, other).status() == 200);
        outage.account();
    }

    private static void nothingIsDestroyed(Tries tries, Outage outage, Server node, JsonNode asked) {
        for (int each = 0; each < CALLS; each++) {
            Answer refused = tries.saw(exchange(outage, node));
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.error().path("code").asInt()).isEqualTo(-31503);
            assertThat(refused.text()).doesNotContainIgnoringCase("redis");
            assertThat(echo(outage, node).status()).isEqualTo(200);
        }
        Answer closing = tries.saw(Closing.answer(outage, node, asked));
        assertThat(closing.text()).doesNotContain("closed 7");
    }

    static Answer withdraw(Outage outage, Server node, ApiKey key) {
        return outage.ask(() -> node.client(key).call("withdraw", Map.of()));
    }

    static Answer exchange(Outage outage, Server node) {
        return outage.ask(() -> node.client(Bank.CLERK).call("exchange", Map.of("amount", 1)));
    }

    static Answer echo(Outage outage, Server node) {
        return outage.ask(() -> node.client(Bank.CLERK).call("echo", Map.of("text", "hello")));
    }

    @Override
    public void close() {
        both().forEach(Server::close);
    }
}
