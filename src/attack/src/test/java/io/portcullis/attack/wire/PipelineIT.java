package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Server;

/** A bank that takes few connections at a time. */
@DisplayName("Taking up all connections for good")
class PipelineIT {

    private static final int CONNECTIONS = 50;

    private static Launch launch;
    private static Server bank;

    @BeforeAll
    static void start() {
        launch = Bank.named("pipeline").with("QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS", "" + CONNECTIONS);
        bank = launch.start();
        assertThat(Wire.answer(launch.port(), echo().by(Bank.CLERK)).status()).isEqualTo(200); // Quarkus says a word about its threads
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "connections that are closed while a request on them waits for its turn, three times as many as there may be", stoppedBy = Guard.PIPELINE)
    void closedConnections_areGivenBack(Tries tries) {
        Witness witness = Witness.of(launch.port(), bank);
        String behind = "" + echo() + echo().body("").framedByHand().line("Content-Length", "1000");

        for (int each = 0; each < CONNECTIONS; each++) {
            for (Raw first : List.of(echo().verb("PUT"), echo(), Raw.call(launch.port(), "waitFor", Map.of("millis", 400))
                    .without("Connection").by(Bank.CLERK))) {
                try (Wire wire = Wire.to(launch.port()).send(first + behind)) {
                    if (first.toString().contains("waitFor")) {
                        int begun = each + 1;
                        Deadline.within(Duration.ofSeconds(10), () -> witness.ran("waitFor") == begun);
                        tries.saw("no answer yet");
                    } else {
                        tries.saw(wire.read());
                    }
                }
            }
        }

        Deadline.within(Duration.ofSeconds(10), () -> Wire.answer(launch.port(), echo().by(Bank.CLERK)).status() == 200);
        witness.sawNothingLogged();
    }

    private static Raw echo() {
        return Raw.call(launch.port(), "echo", Map.of("text", "x")).without("Connection");
    }
}
