package io.portcullis.boot;

import java.util.function.Consumer;

import io.vertx.ext.web.Route;

/** Puts a route before all others. Quarkus puts those with an order below the root path of the application, so this is none. */
public final class FirstOfAll implements Consumer<Route> {

    @Override
    public void accept(Route route) {
        route.order(Integer.MIN_VALUE);
    }
}
