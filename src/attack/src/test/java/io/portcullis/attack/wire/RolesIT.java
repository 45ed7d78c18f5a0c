package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Server;

@DisplayName("Doing what one's role does not allow")
class RolesIT {

    private static Server bank;

    @BeforeAll
    static void start() {
        bank = Bank.named("roles").start();
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Attack(value = "tools of other roles, and none at all", stoppedBy = Guard.ROLE)
    void toolsOfOthers_areUnknown(Tries tries) {
        for (String name : List.of("open", "desk", "walledUp", "no_such_tool")) {
            Answer answer = tries.saw(bank.client(Bank.CLERK).call(7, name, Map.of()));
            assertThat(answer.text().replace(name, "x"))
                    .isEqualTo(bank.client(Bank.VISITOR).call(7, "another", Map.of()).text().replace("another", "x"));
        }
    }
}
