package io.portcullis.deployment.wire;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

import io.portcullis.api.CompletePrompt;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.Tool;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** A mill: what is said nothing about, what is limited in several ways, and what costs as much as is asked for. */
@RequiresRole({ "reader", "admin" })
public class Mill {

    @Inject
    Silo silo;

    @Tool
    @NonBlocking
    String grind() {
        return "flour";
    }

    @Tool
    String sift() {
        return "fine";
    }

    @Tool(readOnly = true)
    String turn(Progress progress) {
        progress.send(1);
        return "turned";
    }

    @Prompt
    String recipe(String grain) {
        return "Bread of " + grain;
    }

    @CompletePrompt("recipe")
    List<String> completeRecipe(String grain) {
        return List.of("rye");
    }

    @Resource(uri = "mill://stock")
    String stock() {
        return "much";
    }

    @Tool
    @RateLimited(permits = 3, per = "1h", refill = Refill.INTERVAL)
    @RateLimited(permits = 50, per = "24h", refill = Refill.INTERVAL)
    @RateLimited(permits = 1000, per = "24h", by = By.ENTRY, refill = Refill.INTERVAL)
    String thrice() {
        return "ok";
    }

    // ways to the silo that do not come from a client

    @Tool
    String byHand(int sacks) {
        return silo.fetch(sacks);
    }

    @Tool
    @NonBlocking
    Uni<String> byUni(int sacks) {
        return silo.fetchUni(sacks);
    }

    @Tool
    @NonBlocking
    CompletionStage<String> byStage(int sacks) {
        return silo.fetchStage(sacks);
    }

    @Tool
    @NonBlocking
    String inAHurry(int sacks) {
        return silo.fetch(sacks);
    }
}
