package io.portcullis.engine;

import java.time.Duration;
import java.util.List;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.Rules;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Visit;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;

/** Voices of methods that were let in. */
final class Voices {

    private Voices() {
    }

    static Voice on(Outlet outlet) {
        return on(outlet, new Setup());
    }

    /** One that says everything, however fast. */
    static Voice hasty(Outlet outlet) {
        Setup setup = new Setup();
        setup.progressInterval = Duration.ZERO;
        return on(outlet, setup);
    }

    private static Voice on(Outlet outlet, Setup setup) {
        Gate gate = new Gate(new LiveCatalog(FakeTool.catalog(new FakeTool("find"))), Rules.written(new AccessPolicy(false)),
                FakeLimits.of(new Limiter(10, new ManualTime()), new Rate(1, Duration.ofMinutes(1), 1, Refill.INTERVAL)),
                new Events(List.of()));
        Visit visit = Admitted.of(gate.viewFor(Callers.key("alice")).admitDirect("tool:find"));
        return new Voice(visit, outlet, setup.guard());
    }
}
