package io.portcullis.boot;

/**
 * Clients may not begin a handshake anew on an open connection of TLS 1.2: each costs the server many times what it costs
 * them, and no client of ours needs it. TLS 1.3 has none. The JDK knows a property of the process for it alone, and reads it
 * once.
 */
final class Renegotiation {

    private static final String REJECT = "jdk.tls.rejectClientInitiatedRenegotiation";

    private Renegotiation() {
    }

    /** Before the server listens. What the operator has set stands. */
    static void reject() {
        if (System.getProperty(REJECT) == null) {
            System.setProperty(REJECT, "true");
        }
    }
}
