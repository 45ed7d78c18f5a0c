package io.portcullis.deployment.steps;

import io.portcullis.boot.EngineProducers;
import io.portcullis.boot.IdentityProducers;
import io.portcullis.boot.Producers;
import io.portcullis.boot.StartCheck;
import io.portcullis.identity.McpAuthenticationMechanism;
import io.portcullis.intercept.GuardInterceptor;
import io.portcullis.intercept.Guarded;
import io.portcullis.transport.McpEndpoint;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;

/** The framework's own beans. */
class BeanSteps {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("portcullis");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(Producers.class, IdentityProducers.class, EngineProducers.class, StartCheck.class,
                        McpAuthenticationMechanism.class, GuardInterceptor.class, Guarded.class, McpEndpoint.class)
                .build();
    }
}
