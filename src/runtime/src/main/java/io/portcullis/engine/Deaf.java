package io.portcullis.engine;

/** An outlet behind which nobody listens. */
enum Deaf implements Outlet {
    OUTLET;

    @Override
    public boolean canStream() {
        return false;
    }

    @Override
    public boolean send(byte[] message) {
        return false;
    }

    @Override
    public void onGone(Runnable action) {
        // nobody is there to go
    }
}
