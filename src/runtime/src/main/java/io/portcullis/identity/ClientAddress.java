package io.portcullis.identity;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Where a request comes from. */
public final class ClientAddress {

    private ClientAddress() {
    }

    /** The network address of the client, as far as the configured proxies tell. */
    public static String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }
}
