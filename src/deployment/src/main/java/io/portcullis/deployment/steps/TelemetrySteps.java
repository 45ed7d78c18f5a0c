package io.portcullis.deployment.steps;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;

/** What there is only where the application brings the extension for it. Classes are named: they cannot be loaded elsewhere. */
class TelemetrySteps {

    @BuildStep
    void traces(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClass("io.portcullis.boot.TraceProducers").build());
        }
    }

    @BuildStep
    void health(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClass("io.portcullis.boot.HealthProducers").build());
        }
    }
}
