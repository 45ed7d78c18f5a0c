package io.portcullis.boot;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.portcullis.config.AskingConfig;
import io.portcullis.config.LegacyConfig;
import io.portcullis.config.ListsConfig;
import io.portcullis.config.SealConfig;
import io.portcullis.config.StreamingConfig;
import io.portcullis.config.TasksConfig;
import io.portcullis.seal.SealKey;

/** Looks for settings of lists, streams, questions, seals and sessions that cannot work. */
@Singleton
class ExchangeCheck implements Check {

    private final SealConfig seal;
    private final ListsConfig lists;
    private final AskingConfig asking;
    private final StreamingConfig streaming;
    private final LegacyConfig legacy;
    private final TasksConfig tasks;

    ExchangeCheck(SealConfig seal, ListsConfig lists, AskingConfig asking, StreamingConfig streaming, LegacyConfig legacy,
            TasksConfig tasks) {
        this.seal = seal;
        this.lists = lists;
        this.asking = asking;
        this.streaming = streaming;
        this.legacy = legacy;
        this.tasks = tasks;
    }

    @Override
    public void run(List<String> problems) {
        keys(problems);
        atLeastOne(problems, "portcullis.lists.page-size", lists.pageSize());
        notNegative(problems, "portcullis.lists.ttl", lists.ttl());
        positive(problems, "portcullis.asking.state-ttl", asking.stateTtl());
        atLeastOne(problems, "portcullis.asking.max-rounds", asking.maxRounds());
        atLeastOne(problems, "portcullis.asking.max-per-minute", asking.maxPerMinute());
        positive(problems, "portcullis.streaming.keep-alive", streaming.keepAlive());
        positive(problems, "portcullis.streaming.max-duration", streaming.maxDuration());
        notNegative(problems, "portcullis.streaming.progress-interval", streaming.progressInterval());
        atLeastOne(problems, "portcullis.streaming.max-unsent", streaming.maxUnsent().asLongValue());
        atLeastOne(problems, "portcullis.streaming.max-subscriptions", streaming.maxSubscriptions());
        if (legacy.allowHttpSse() && legacy.sessions() != LegacyConfig.Sessions.STATEFUL) {
            problems.add("portcullis.legacy.allow-http-sse needs portcullis.legacy.sessions=stateful");
        }
        positive(problems, "portcullis.tasks.ttl", tasks.ttl());
        positive(problems, "portcullis.tasks.poll-interval", tasks.pollInterval());
        atLeastOne(problems, "portcullis.tasks.max-tasks", tasks.maxTasks());
        atLeastOne(problems, "portcullis.tasks.max-tasks-per-caller", tasks.maxTasksPerCaller());
        atLeastOne(problems, "portcullis.tasks.max-running-per-caller", tasks.maxRunningPerCaller());
        positive(problems, "portcullis.legacy.idle-timeout", legacy.idleTimeout());
        positive(problems, "portcullis.legacy.max-lifetime", legacy.maxLifetime());
        positive(problems, "portcullis.legacy.question-timeout", legacy.questionTimeout());
        atLeastOne(problems, "portcullis.legacy.max-sessions", legacy.maxSessions());
        atLeastOne(problems, "portcullis.legacy.max-sessions-per-caller", legacy.maxSessionsPerCaller());
    }

    @Override
    public void warn(Consumer<String> log) {
        if (legacy.allowHttpSse()) {
            log.accept("portcullis.legacy.allow-http-sse=true: the deprecated transport of 2024-11-05 is served"); // HS-03
        }
    }

    /** Says what is wrong with a key and never what it is. */
    private void keys(List<String> problems) {
        Set<String> ids = new HashSet<>();
        for (String key : seal.keys().orElse(List.of())) {
            int colon = key.indexOf(':');
            try {
                SealKey sealKey = SealKey.configured(colon < 0 ? "" : key.substring(0, colon), key.substring(colon + 1));
                if (!ids.add(sealKey.id())) {
                    problems.add("portcullis.seal.keys: the id " + sealKey.id() + " is used twice");
                }
            } catch (IllegalArgumentException e) {
                problems.add("portcullis.seal.keys: " + e.getMessage() + "; write each as id:secret");
            }
        }
    }

    private static void atLeastOne(List<String> problems, String key, long value) {
        if (value < 1) {
            problems.add(key + " must be at least 1");
        }
    }

    private static void positive(List<String> problems, String key, Duration value) {
        if (value.toMillis() < 1) {
            problems.add(key + " must be longer than zero");
        }
    }

    private static void notNegative(List<String> problems, String key, Duration value) {
        if (value.isNegative()) {
            problems.add(key + " must not be negative");
        }
    }
}
