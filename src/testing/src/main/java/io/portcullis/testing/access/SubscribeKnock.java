package io.portcullis.testing.access;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.catalog.Entry;
import io.portcullis.testing.client.McpAnswer;
import io.portcullis.testing.client.McpTestCaller;

/** Subscribes to a resource: what is acknowledged will be told. */
final class SubscribeKnock implements Knock {

    private static final int TRIES = 100;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Callers callers;
    private final Addresses addresses;

    SubscribeKnock(Callers callers, Addresses addresses) {
        this.callers = callers;
        this.addresses = addresses;
    }

    @Override
    public Word at(Entry entry, Visitor visitor) {
        String uri = addresses.of(entry);
        McpAnswer answer = subscribe(callers.of(visitor), uri);
        for (int i = 0; i < TRIES && answer.isLimited(); i++) { // the streams of anonymous callers end when the server sees it
            LockSupport.parkNanos(PAUSE);
            answer = subscribe(callers.of(visitor), uri);
        }
        if (answer.notifications().isEmpty()) {
            return Answers.word(answer);
        }
        JsonNode accepted = answer.notifications().get(0).at("/params/notifications/resourceSubscriptions");
        return accepted.toString().contains("\"" + uri + "\"") ? Word.YES : Word.HIDDEN;
    }

    private static McpAnswer subscribe(McpTestCaller caller, String uri) {
        return caller.sendUntil("subscriptions/listen",
                Map.of("notifications", Map.of("resourceSubscriptions", List.of(uri))), JsonNode::isObject);
    }
}
