package io.portcullis.attack.model;

import java.util.HashMap;
import java.util.Map;

import io.portcullis.attack.Bank;
import io.portcullis.rig.ApiKey;

/** What is left of the limits that a walk can use up. */
final class Permits {

    private final Map<String, Integer> spent = new HashMap<>();

    /** Whether one more call of the tool may run; then it has cost a permit. */
    boolean take(String tool, ApiKey who) {
        return switch (tool) {
            case "withdraw" -> take("withdraw of " + who.name(), 5);
            case "collect" -> take("collect of " + (who.equals(Bank.STRANGER) ? "south" : "north"), 7);
            case "lottery" -> take("lottery", 11);
            case "exchange" -> take("exchange of " + who.name(), 100);
            default -> true;
        };
    }

    private boolean take(String bucket, int permits) {
        return spent.merge(bucket, 1, Integer::sum) <= permits;
    }
}
