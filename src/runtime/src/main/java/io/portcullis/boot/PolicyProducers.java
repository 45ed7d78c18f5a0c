package io.portcullis.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.portcullis.access.AccessPolicy;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.AccessConfig;
import io.portcullis.config.CallsConfig;
import io.portcullis.config.ManagementConfig;
import io.portcullis.config.PolicyConfig;
import io.portcullis.engine.Running;
import io.portcullis.event.Events;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Permissions;
import io.portcullis.identity.Authenticator;
import io.portcullis.identity.VerifiedCallers;
import io.portcullis.management.CallersDesk;
import io.portcullis.management.Errands;
import io.portcullis.management.ExplainDesk;
import io.portcullis.management.ManagementDoor;
import io.portcullis.management.PolicyDesk;
import io.portcullis.management.PolicySettings;
import io.portcullis.management.PostureFiles;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Source;
import io.portcullis.spi.Nodes;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.IdentityProviderManager;

/** Makes the parts that decide by what operators say, and those that operators use. */
@Singleton
public class PolicyProducers {

    @Produces
    @Singleton
    LivePolicy policy(PolicyConfig config) {
        LivePolicy policy = new LivePolicy();
        policy.say(Source.CONFIGURATION, PolicySettings.layer(config));
        return policy;
    }

    @Produces
    @Singleton
    Gate.Rules rules(AccessPolicy access, LivePolicy policy, Permissions permissions) {
        return new Gate.Rules(access, policy, permissions);
    }

    @Produces
    @Singleton
    Permissions permissions(EntryChecks checks, CheckedIdentities identities, CurrentIdentityAssociation association,
            AccessConfig config) {
        return new QuarkusPermissions(checks, identities, new ArcCallScope(association, identities), config.checkTimeout());
    }

    @Produces
    @Singleton
    Running running(CallsConfig calls) {
        return new Running(calls.timeout(), System::nanoTime);
    }

    @Produces
    @Singleton
    ManagementDoor management(Authenticator authenticator, IdentityProviderManager identities, ManagementConfig config,
            Errands errands, Events events) {
        return new ManagementDoor(authenticator, identities,
                new ManagementDoor.Rules(config.viewerRole(), config.operatorRole(), config.allowPlainHttp()), errands, events);
    }

    @Produces
    @Singleton
    CallersDesk callers(VerifiedCallers verified, Nodes nodes) {
        return new CallersDesk(verified, nodes);
    }

    @Produces
    @Singleton
    PolicyDesk desk(LivePolicy policy, LiveCatalog catalog, Events events, SwitchWatch switches) {
        return new PolicyDesk(policy, catalog, events, switches.shared());
    }

    @Produces
    @Singleton
    Errands errands(PolicyDesk policy, Gate gate, CallersDesk callers) {
        return new Errands(policy, new ExplainDesk(gate), new PostureFiles(),
                callers);
    }
}
