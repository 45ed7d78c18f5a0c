package io.portcullis.deployment.steps;

import io.portcullis.boot.FirstOfAll;
import io.portcullis.boot.PortcullisRecorder;
import io.portcullis.config.BuildConfig;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.item.McpPathBuildItem;
import io.portcullis.deployment.scan.PathScan;
import io.portcullis.refusal.RefusedException;
import io.portcullis.transport.RefusedExceptionMapper;
import io.portcullis.transport.ResourceMetadata;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.resteasy.reactive.spi.ExceptionMapperBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.spi.RouteBuildItem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The endpoint and what stands before it. */
class TransportSteps {

    /** Ahead of CORS (300), authentication (200) and authorization (100). */
    private static final int BEFORE_AUTHENTICATION = 400;

    /** Behind authorization, all filters of the application and the upload limit of Quarkus, and ahead of every route. */
    private static final int LAST_FILTER = 1;

    /** Whatever the application sets itself stands. Streams are kept from being idle by their comments. */
    @BuildStep
    void connections(BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        defaults.produce(new RunTimeConfigurationDefaultBuildItem("quarkus.http.idle-timeout", "5M"));
        defaults.produce(new RunTimeConfigurationDefaultBuildItem("quarkus.http.limits.max-connections", "12000"));
    }

    @BuildStep
    McpPathBuildItem path(BuildConfig config, HttpRootPathBuildItem root, CombinedIndexBuildItem index,
            BuildProducer<ValidationErrorBuildItem> errors) {
        Problems problems = new Problems();
        String path = new PathScan(index.getIndex(), problems).path(config.path(), root::resolvePath);
        problems.asException().ifPresent(refused -> errors.produce(new ValidationErrorBuildItem(refused)));
        return new McpPathBuildItem(path);
    }

    /** A REST resource of the application may call an entry. */
    @BuildStep
    void refused(Capabilities capabilities, BuildProducer<ExceptionMapperBuildItem> mappers) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            mappers.produce(new ExceptionMapperBuildItem(RefusedExceptionMapper.class.getName(),
                    RefusedException.class.getName(), null, true));
        }
    }

    /** Quarkus tells this check that the server ends, but has it only with quarkus.shutdown.delay-enabled. */
    @BuildStep
    void readiness(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClass("io.quarkus.smallrye.health.runtime.ShutdownReadinessCheck").build());
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ShutdownListenerBuildItem end(PortcullisRecorder recorder) {
        return new ShutdownListenerBuildItem(recorder.end());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    void guard(PortcullisRecorder recorder, HttpRootPathBuildItem root, BuildProducer<FilterBuildItem> filters,
            BuildProducer<RouteBuildItem> routes) {
        Handler<RoutingContext> guard = recorder.guard();
        filters.produce(new FilterBuildItem(guard, BEFORE_AUTHENTICATION));
        filters.produce(new FilterBuildItem(recorder.endpoints(), LAST_FILTER));
        Handler<RoutingContext> misdirected = recorder.misdirected();
        filters.produce(FilterBuildItem.ofPreAuthenticationFailureHandler(misdirected));
        if (!root.getRootPath().equals("/")) { // filters are below it, and clients look at the root of the host (RFC 9728, 3.1)
            routes.produce(
                    RouteBuildItem.newAbsoluteRoute(ResourceMetadata.WELL_KNOWN + "*").withRequestHandler(guard).build());
            routes.produce(RouteBuildItem.newAbsoluteRoute("/*").withRouteCustomizer(new FirstOfAll())
                    .withRequestHandler(recorder.begin()).build());
            routes.produce(RouteBuildItem.newAbsoluteRoute("/*").withRequestHandler(misdirected).asFailureRoute().build());
        }
    }
}
