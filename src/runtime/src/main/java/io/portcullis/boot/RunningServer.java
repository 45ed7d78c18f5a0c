package io.portcullis.boot;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.portcullis.api.Access;
import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.NewEntry;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.LimitsConfig;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.Descriptor;
import io.portcullis.subscription.Changes;
import io.portcullis.subscription.OtherNodes;

/** Lets an application change what it offers while it runs. */
@Singleton
class RunningServer implements McpServer {

    private final LiveCatalog catalog;
    private final Changes changes;
    private final OtherNodes others;
    private final LimitsConfig limits;

    RunningServer(LiveCatalog catalog, Changes changes, OtherNodes others, LimitsConfig limits) {
        this.catalog = catalog;
        this.changes = changes;
        this.others = others;
        this.limits = limits;
    }

    @Override
    public void add(NewEntry added) {
        Descriptor descriptor = AddedDescriptors.of(added);
        catalog.add(new Entry(descriptor, rule(added.access()), limits(added, descriptor), Optional.empty(),
                AddedInvocations.of(added)));
    }

    @Override
    public boolean remove(Feature feature, String id) {
        return catalog.remove(feature, id);
    }

    @Override
    public void resourceUpdated(String uri) {
        changes.resourceUpdated(uri);
        others.resourceUpdated(uri);
    }

    private static AccessRule rule(Access access) {
        AccessRule rule = switch (access.kind()) {
            case PUBLIC -> AccessRule.of(AccessRule.Kind.PUBLIC);
            case AUTHENTICATED -> AccessRule.of(AccessRule.Kind.AUTHENTICATED);
            case ROLES -> AccessRule.roles(access.roles());
        };
        return rule.withScopes(access.scopes());
    }

    private List<LimitRule> limits(NewEntry added, Descriptor descriptor) {
        String bucket = "entry:" + Entry.key(added.feature(), added.id());
        return added.limit().map(limit -> List.of(new LimitRule(By.CALLER, bucket,
                new Rate(limit.permits(), limit.per(), limit.permits(), Refill.GREEDY), 1)))
                .orElseGet(() -> Catalogs.byDefault(descriptor, limits));
    }
}
