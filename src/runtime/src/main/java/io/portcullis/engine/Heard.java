package io.portcullis.engine;

import java.util.List;
import java.util.function.Consumer;

import io.portcullis.limit.Quota;

/** An outlet with somebody who listens to what is sent. */
final class Heard implements Outlet {

    private final Outlet outlet;
    private final Consumer<byte[]> listener;

    Heard(Outlet outlet, Consumer<byte[]> listener) {
        this.outlet = outlet;
        this.listener = listener;
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
    public boolean send(byte[] message) {
        boolean sent = outlet.send(message);
        if (sent) {
            listener.accept(message);
        }
        return sent;
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
