package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.Refusals;
import io.portcullis.fake.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.Refusal.Unknown;

/** An entry that was added by program, under the name of one that a bean had: it says nothing about the method of that bean. */
class AddedEntryTest {

    private static final Caller ALICE = Callers.key("alice");

    private final View view = new Gate(new LiveCatalog(new Catalog(List.of(added("find")))),
            Rules.written(new AccessPolicy(false)), FakeLimits.of(new Limiter(10, new ManualTime()),
                    new Rate(1, Duration.ofMinutes(1), 1, Refill.GREEDY)),
            new Events(List.of())).viewFor(ALICE);

    @Test
    void passOfAnAddedEntry_opensNoBean() throws Exception {
        Visit visit = Admitted.of(view.admit(Feature.TOOL, "find", Origin.bean("c")));
        assertThat(visit.pass().<Boolean> carry(() -> Pass.take("tool:find"))).isFalse();
    }

    @Test
    void ruleOfAnAddedEntry_isNotThatOfABean() {
        assertThat(Refusals.of(() -> Admitted.of(view.admitDirect("tool:find")))).isInstanceOf(Unknown.class);
    }

    private static Entry added(String name) {
        Entry entry = new FakeTool(name).entry();
        Invocation method = entry.invocation();
        return new Entry(entry.descriptor(), entry.access(), List.of(), Optional.empty(),
                new Invocation(Invocation.ADDED + name, method.method(), method.parameters(), method.thread(),
                        method.result()));
    }
}
