package io.portcullis.verify;

/** A trail does not hold, or it cannot be found out whether it does. */
final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Broken(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The first record that does not hold. */
    static Broken at(Place place, String what) {
        return new Broken(place + ": " + what, VerifyCommand.BROKEN);
    }

    /** The trail as a whole. */
    static Broken trail(String what) {
        return new Broken(what, VerifyCommand.BROKEN);
    }

    /** It cannot be found out. */
    static Broken unknown(Place place, String what) {
        return new Broken(place + ": " + what, VerifyCommand.NOT_UNDERSTOOD);
    }

    /** The trail as a whole cannot be found out about. */
    static Broken unknown(String what) {
        return new Broken(what, VerifyCommand.NOT_UNDERSTOOD);
    }

    int status() {
        return status;
    }
}
