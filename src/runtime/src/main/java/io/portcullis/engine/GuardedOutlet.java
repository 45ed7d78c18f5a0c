package io.portcullis.engine;

import java.util.List;
import java.util.function.Predicate;

import io.portcullis.limit.Quota;

/** An outlet that lets only some messages through. */
final class GuardedOutlet implements Outlet {

    private final Outlet outlet;
    private final Predicate<byte[]> guard;

    GuardedOutlet(Outlet outlet, Predicate<byte[]> guard) {
        this.outlet = outlet;
        this.guard = guard;
    }

    @Override
    public boolean send(byte[] message) {
        return guard.test(message) && outlet.send(message);
    }

    @Override
    public void quotas(List<Quota> quotas) {
        outlet.quotas(quotas);
    }

    @Override
    public boolean canStream() {
        return outlet.canStream();
    }

    @Override
    public boolean stay() {
        return outlet.stay();
    }

    @Override
    public void onGone(Runnable action) {
        outlet.onGone(action);
    }
}
