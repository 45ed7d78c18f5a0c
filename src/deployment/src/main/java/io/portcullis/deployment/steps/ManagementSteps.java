package io.portcullis.deployment.steps;

import io.portcullis.boot.PortcullisRecorder;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.vertx.http.deployment.ManagementInterfaceFilterBuildItem;
import io.quarkus.vertx.http.deployment.NonApplicationRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.runtime.management.ManagementInterfaceBuildTimeConfig;

/** What operators use. Only on the management interface: where that is not built in, there is none of it. */
class ManagementSteps {

    /** On this interface, the lowest comes first. */
    private static final int BEFORE_AUTHENTICATION = ManagementInterfaceFilterBuildItem.AUTHENTICATION - 100;

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    void management(ManagementInterfaceBuildTimeConfig management, PortcullisRecorder recorder,
            NonApplicationRootPathBuildItem root, BuildProducer<RouteBuildItem> routes,
            BuildProducer<ManagementInterfaceFilterBuildItem> filters) {
        if (management.enabled()) {
            filters.produce(new ManagementInterfaceFilterBuildItem(recorder.managementHeaders(), BEFORE_AUTHENTICATION));
            routes.produce(
                    root.routeBuilder().management().route("portcullis/*").handler(recorder.management()).build());
        }
    }
}
