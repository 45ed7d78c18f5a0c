package io.portcullis.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.portcullis.limit.Quota;

/** An outlet with somebody who looks at what is sent: before, and says whether it may leave, or afterwards. */
final class WatchedOutlet implements Outlet {

    private final Outlet outlet;
    private final Predicate<byte[]> guard;
    private final Consumer<byte[]> listener;

    private WatchedOutlet(Outlet outlet, Predicate<byte[]> guard, Consumer<byte[]> listener) {
        this.outlet = outlet;
        this.guard = guard;
        this.listener = listener;
    }

    /** Only messages that the guard accepts leave. */
    static Outlet guarded(Outlet outlet, Predicate<byte[]> guard) {
        return new WatchedOutlet(outlet, guard, sent -> {
        });
    }

    /** The listener hears every message that was sent. */
    static Outlet heard(Outlet outlet, Consumer<byte[]> listener) {
        return new WatchedOutlet(outlet, message -> true, listener);
    }

    @Override
    public boolean send(byte[] message) {
        boolean sent = guard.test(message) && outlet.send(message);
        if (sent) {
            listener.accept(message);
        }
        return sent;
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
