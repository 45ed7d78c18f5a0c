package org.acme.customers.key;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import jakarta.enterprise.inject.Instance;

import io.portcullis.key.KeyCommand;
import io.portcullis.key.KeyRequest;
import io.portcullis.spi.NewApiKey;
import io.quarkus.runtime.QuarkusApplication;

/** Makes and revokes API keys, in the database if they are kept there. A key is shown once, and kept nowhere. */
public class ApiKeyCommand implements QuarkusApplication {

    private static final String USAGE = """
            key new --client NAME ...   makes a key
            key revoke ID               lets a key in no longer; ID is the part between pck_ and the next underscore

            """ + KeyRequest.USAGE;

    private final Instance<ApiKeyTable> table;

    ApiKeyCommand(Instance<ApiKeyTable> table) {
        this.table = table;
    }

    @Override
    public int run(String... arguments) throws SQLException, IOException {
        List<String> words = List.of(arguments);
        try {
            if (words.size() == 2 && words.get(0).equals("revoke")) {
                return revoke(words.get(1));
            } else if (!words.isEmpty() && words.get(0).equals("new")) {
                return make(KeyRequest.parse(words.subList(1, words.size()), Clock.systemUTC()));
            }
            System.err.println(USAGE);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
        }
        return 2;
    }

    private int make(KeyRequest request) throws SQLException, IOException {
        if (table.isUnsatisfied()) {
            KeyCommand.print(request, System.out);
            return 0;
        }
        NewApiKey key = NewApiKey.random();
        table.get().add(key.stored(request.grant(), request.expiresAt()));
        System.out.println("The key. It is shown this once; hand it to " + request.grant().client() + ":\n\n  " + key.text()
                + "\n\nIt is good " + request.expiresAt().map(end -> "until " + end).orElse("until it is revoked")
                + ". To revoke it: key revoke " + key.id());
        return 0;
    }

    private int revoke(String id) throws SQLException {
        if (table.isUnsatisfied()) {
            System.err.println("Keys are not kept in the database (customers.api-keys.in-database): remove the settings of the key");
            return 1;
        }
        boolean revoked = table.get().revoke(id);
        System.out.println(revoked ? "Revoked. Servers that know the key let it in for as long as they remember its caller"
                + " (portcullis.identity.cache.ttl)." : "There is no such key, or it was revoked before.");
        return revoked ? 0 : 1;
    }
}
