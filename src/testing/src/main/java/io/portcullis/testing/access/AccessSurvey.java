package io.portcullis.testing.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import io.portcullis.catalog.LiveCatalog;
import io.portcullis.testing.client.McpTestCaller;
import io.portcullis.testing.client.McpTestClient;
import io.portcullis.testing.probe.Probes;
import io.quarkus.arc.Unremovable;
import io.quarkus.security.identity.CurrentIdentityAssociation;

/**
 * Finds out who may use what, by trying every door of every entry of the catalog as every kind of caller, and compares it with
 * what was reviewed. No method behind an entry runs meanwhile.
 */
@Singleton
@Unremovable
public class AccessSurvey {

    private final LiveCatalog catalog;
    private final Callers callers;
    private final Map<Door, Knock> knocks = new EnumMap<>(Door.class);

    AccessSurvey(LiveCatalog catalog, McpTestClient mcp, Probes probes, CurrentIdentityAssociation association) {
        this.catalog = catalog;
        this.callers = new Callers(mcp, probes);
        Addresses addresses = new Addresses(catalog::current);
        knocks.put(Door.CALL, new CallKnock(callers, addresses, UnaryOperator.identity()));
        knocks.put(Door.TASK, new CallKnock(callers, addresses, McpTestCaller::withTasks));
        knocks.put(Door.SUBSCRIBE, new SubscribeKnock(callers, addresses));
        knocks.put(Door.DIRECT, new DirectKnock(association, probes));
    }

    /**
     * Compares the server with a reviewed file.
     *
     * @param snapshot the name of the file among the test resources
     * @throws AssertionError when a cell could not be found out, two doors disagree, or the file says something else
     */
    public void compare(String snapshot) {
        compare(SnapshotFile.named(snapshot));
    }

    void compare(SnapshotFile file) {
        Matrix matrix = matrix();
        none("What came of trying some doors means nothing", matrix.gaps());
        none("Doors of one entry disagree", Agreement.broken(matrix));
        file.compare(Snapshot.of(matrix));
    }

    Matrix matrix() {
        Map<Door, Knock> all = new EnumMap<>(knocks);
        all.put(Door.LIST, new ListKnock(callers)); // remembers the lists of one survey
        return Matrix.of(catalog.current(), all);
    }

    private static void none(String what, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new AssertionError(what + ":\n  " + String.join("\n  ", problems));
        }
    }
}
