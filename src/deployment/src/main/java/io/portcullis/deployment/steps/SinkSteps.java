package io.portcullis.deployment.steps;

import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;

/** The sinks of audit records that need what only some applications have. By name, since the classes need it to be loaded. */
class SinkSteps {

    private static final String BOOT = "io.portcullis.boot.";

    @BuildStep
    void sinks(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.AGROAL)) {
            beans.produce(bean("DatabaseSinkProducer"));
        }
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER) && sendsLogs()) {
            beans.produce(bean("OpenTelemetrySinkProducer"));
        }
    }

    /** Off unless it is switched on; what is sent is dropped then, without a word. */
    private static boolean sendsLogs() {
        Optional<Boolean> logs = ConfigProvider.getConfig().getOptionalValue("quarkus.otel.logs.enabled", Boolean.class);
        return logs.orElse(false);
    }

    private static AdditionalBeanBuildItem bean(String name) {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClass(BOOT + name).build();
    }
}
