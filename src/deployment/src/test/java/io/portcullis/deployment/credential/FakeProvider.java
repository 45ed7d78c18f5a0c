package io.portcullis.deployment.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import io.vertx.core.json.JsonObject;

/**
 * An OpenID provider that does as it is told. The application and the test are loaded apart from the class that configures
 * them, so it is told over HTTP, on a port of its own: its desk.
 *
 * @param name its name, part of its issuer
 * @param port where the application asks it
 * @param desk where the test talks to it
 */
record FakeProvider(String name, int port, int desk) {

    /** What clients of this provider authenticate with. */
    static final String SECRET = "a-client-secret-of-the-tests";

    private static final String KEPT = "io.portcullis.test.provider.";
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What it can be asked. */
    enum Endpoint {
        DISCOVERY,
        KEYS,
        INTROSPECTION
    }

    /** How it answers. */
    enum Manner {
        RIGHT,
        /** Status 500. */
        BROKEN,
        /** Status 200, and what is no JSON. */
        GARBAGE,
        /** Not before it is told otherwise. */
        NEVER
    }

    /** The provider of that name: a new one, or the one there is. It is open. */
    static FakeProvider named(String name) {
        String property = KEPT + name;
        if (System.getProperty(property) == null) {
            FakeProviderServer server = FakeProviderServer.start(name);
            System.setProperty(property, server.port() + " " + server.desk());
        }
        String[] ports = System.getProperty(property).split(" ");
        return new FakeProvider(name, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    /** Its URL, and the issuer of its tokens. */
    String issuer() {
        return "http://localhost:" + port + "/" + name;
    }

    /** The settings of a tenant that trusts it; {@code tenant} is empty for the one without a name. */
    String tenant(String tenant) {
        String prefix = "quarkus.oidc." + (tenant.isEmpty() ? "" : tenant + ".");
        return prefix + "auth-server-url=" + issuer() + "\n" + prefix + "client-id=embassy\n" + prefix
                + "credentials.secret=" + SECRET + "\n";
    }

    /** These are its keys from now on. */
    FakeProvider publishes(SigningKey... keys) {
        return told("/keys", SigningKey.published(keys));
    }

    /** This is what it says of a token from now on. */
    FakeProvider says(String token, JsonObject answer) {
        return told("/tokens", new JsonObject().put("token", token).put("answer", answer).encode());
    }

    /** It has issued this token. */
    FakeProvider knows(String token, JsonObject claims) {
        return says(token, claims.copy().put("active", true));
    }

    FakeProvider answers(Endpoint endpoint, Manner manner) {
        return told("/manner/" + endpoint, manner.name());
    }

    /** Everything as it should be. */
    FakeProvider isRight() {
        for (Endpoint endpoint : Endpoint.values()) {
            answers(endpoint, Manner.RIGHT);
        }
        return comesBack();
    }

    /** Nobody listens at its port. */
    FakeProvider goesAway() {
        return told("/away", "");
    }

    FakeProvider comesBack() {
        return told("/back", "");
    }

    /** How often it was asked so far. */
    int asked(Endpoint endpoint) {
        return Integer.parseInt(talk("/asked/" + endpoint, ""));
    }

    private FakeProvider told(String path, String what) {
        talk(path, what);
        return this;
    }

    private String talk(String path, String what) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + desk + path))
                    .POST(BodyPublishers.ofString(what)).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
