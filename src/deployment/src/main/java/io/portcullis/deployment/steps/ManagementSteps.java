package io.portcullis.deployment.steps;

import io.portcullis.boot.PortcullisRecorder;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.vertx.http.deployment.NonApplicationRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.runtime.management.ManagementInterfaceBuildTimeConfig;

/** What operators use. Only on the management interface: where that is not built in, there is none of it. */
class ManagementSteps {

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    void management(ManagementInterfaceBuildTimeConfig management, PortcullisRecorder recorder,
            NonApplicationRootPathBuildItem root, BuildProducer<RouteBuildItem> routes) {
        if (management.enabled()) {
            routes.produce(
                    root.routeBuilder().management().route("portcullis/*").handler(recorder.management()).build());
        }
    }
}
