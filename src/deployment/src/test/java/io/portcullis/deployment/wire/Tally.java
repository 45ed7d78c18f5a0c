package io.portcullis.deployment.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;

/** Counts what is told, each event as a line of words. */
@Singleton
public class Tally implements Listener {

    private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();

    static void forget() {
        TOLD.clear();
    }

    /** What is told next, waited for. */
    static String next() throws InterruptedException {
        return Optional.ofNullable(TOLD.poll(10, TimeUnit.SECONDS)).orElse("nothing was told");
    }

    /** What else was told; what a mistake would tell has some time to come. */
    static List<String> rest() throws InterruptedException {
        List<String> rest = new ArrayList<>();
        String more = TOLD.poll(100, TimeUnit.MILLISECONDS);
        while (more != null) {
            rest.add(more);
            more = TOLD.poll(100, TimeUnit.MILLISECONDS);
        }
        return rest;
    }

    @Override
    public void on(CallEnded event) {
        tell("call " + word(event.origin().door()) + " " + event.entry().text(), event.outcome(), event.reason());
    }

    @Override
    public void on(MessageEnded event) {
        String method = event.origin().spoken().method();
        tell("message " + event.caller().subject() + " " + (method.isEmpty() ? "-" : method), event.outcome(), event.reason());
    }

    @Override
    public void on(RequestEnded event) {
        String caller = event.caller().map(known -> known.subject()).orElse("-");
        tell("request " + caller + " " + word(event.what()), event.outcome(), event.reason());
    }

    @Override
    public void on(CredentialRefused event) {
        tell("credential " + event.kind(), Outcome.REFUSED, Optional.of(event.reason()));
    }

    @Override
    public void on(ResultFlagged event) {
        // belongs to a call
    }

    @Override
    public void on(PolicyChanged event) {
        // no request
    }

    @Override
    public void on(LimitStoreChanged event) {
        // no request
    }

    @Override
    public void on(Administered event) {
        // not on this path
    }

    private static void tell(String what, Outcome outcome, Optional<String> reason) {
        TOLD.add(what + " " + word(outcome) + reason.map(each -> " " + each).orElse(""));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
