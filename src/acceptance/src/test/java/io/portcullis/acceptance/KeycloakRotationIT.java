package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.acceptance.Traffic.Call;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.ModernClient;

/** The realm changes its keys while calls run. */
@Tag("interop")
@ExtendWith(Federation.Shared.class)
class KeycloakRotationIT {

    private static final String CLIENT = "busy-robot";
    private static final String READ = "customers:read";
    private static final AtomicInteger PRIORITY = new AtomicInteger(1000);

    private final Federation federation;
    private final Realm customers;
    private final Administrator administrator;

    KeycloakRotationIT(Federation federation) {
        this.federation = federation;
        this.customers = federation.customers();
        this.administrator = federation.keycloak().administrator();
    }

    /** Neither with a token of the old key, nor with the newest token there is; not even when a third key follows soon. */
    @Test
    void newKey_failsNoHonestCall() {
        String old = customers.token(CLIENT, READ);
        try (Traffic before = Traffic.of(federation.bearer(old));
                Traffic newest = Traffic.of(() -> federation.bearer(token()))) {
            await(newest, 3);
            rotate();
            await(newest, 5);
            rotate();
            await(newest, 10);

            assertThat(Jwt.key(token())).isNotEqualTo(Jwt.key(old));
            assertThat(before.calls()).extracting(Call::status).containsOnly(200);
            assertThat(newest.calls()).extracting(Call::status).containsOnly(200);
        }
    }

    @Test
    void tokenOfAWithdrawnKey_isRefusedInTheConfiguredTime() {
        String key = rotate();
        String token = token();
        ModernClient robot = federation.bearer(token);
        Deadline.within(Duration.ofSeconds(15), () -> robot.list().status() == 200);
        rotate();
        administrator.withdrawKey(Federation.CUSTOMERS, key);

        Deadline.within(Federation.MAX_KEY_AGE.plus(Federation.REMEMBERED).plusSeconds(2), () -> robot.list().status() == 401);
    }

    private static void await(Traffic traffic, int more) {
        int calls = traffic.calls().size();
        Deadline.within(Duration.ofSeconds(30), () -> traffic.calls().size() >= calls + more);
    }

    /** @return the name of the new key */
    private String rotate() {
        int priority = PRIORITY.incrementAndGet();
        administrator.addKey(Federation.CUSTOMERS, "key-" + priority, priority);
        return "key-" + priority;
    }

    private String token() {
        return customers.token(CLIENT, READ);
    }
}
