package io.portcullis.deployment.steps;

import java.util.List;
import java.util.logging.Level;

import io.portcullis.boot.DescriptionProducers;
import io.portcullis.boot.EngineProducers;
import io.portcullis.boot.IdentityProducers;
import io.portcullis.boot.KeyProducers;
import io.portcullis.boot.LimitProducers;
import io.portcullis.boot.MeterProducers;
import io.portcullis.boot.OverloadProducers;
import io.portcullis.boot.PolicyProducers;
import io.portcullis.boot.Producers;
import io.portcullis.boot.ResultProducers;
import io.portcullis.boot.SessionProducers;
import io.portcullis.boot.StartCheck;
import io.portcullis.identity.McpAuthenticationMechanism;
import io.portcullis.intercept.GuardInterceptor;
import io.portcullis.intercept.Guarded;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;

/** The framework's own beans. */
class BeanSteps {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("portcullis");
    }

    /**
     * At DEBUG these write tokens whole, the refused ones too. Only a level for the category itself, never the root's, brings
     * that back.
     */
    @BuildStep
    void tokensStayOutOfTheLog(BuildProducer<LogCategoryBuildItem> categories) {
        categories.produce(new LogCategoryBuildItem("io.smallrye.jwt", Level.INFO));
        categories.produce(new LogCategoryBuildItem("io.quarkus.smallrye.jwt", Level.INFO));
        categories.produce(new LogCategoryBuildItem("io.quarkus.oidc", Level.INFO));
        // Writes the method and the address that a proof of possession names, before anybody has checked it.
        categories.produce(
                new LogCategoryBuildItem("io.quarkus.oidc.runtime.BearerAuthenticationMechanism", Level.SEVERE));
        categories.produce(new LogCategoryBuildItem("org.jose4j", Level.INFO));
        categories.produce(new LogCategoryBuildItem("io.vertx.ext.web.RoutingContext", Level.INFO)); // writes their exceptions
    }

    /**
     * Netty writes a line about each frame that comes too late, and a stack trace about each connection it ends: as many as
     * anybody likes.
     */
    @BuildStep
    void framesStayOutOfTheLog(BuildProducer<LogCategoryBuildItem> categories) {
        categories.produce(new LogCategoryBuildItem("io.netty.handler.codec.http2", Level.WARNING));
    }

    /** Hibernate writes what the database says, which quotes the row; the exception says the same to whoever catches it. */
    @BuildStep
    void rowsStayOutOfTheLog(BuildProducer<LogCategoryBuildItem> categories) {
        categories.produce(new LogCategoryBuildItem("org.hibernate.engine.jdbc.spi.SqlExceptionHelper", Level.OFF));
        categories.produce(new LogCategoryBuildItem("org.hibernate.orm.jdbc.error", Level.OFF));
        categories.produce(new LogCategoryBuildItem("org.hibernate.orm.jdbc.warn", Level.OFF));
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(Producers.class, IdentityProducers.class, KeyProducers.class, EngineProducers.class,
                        SessionProducers.class, PolicyProducers.class, LimitProducers.class, OverloadProducers.class,
                        ResultProducers.class,
                        DescriptionProducers.class, MeterProducers.class, StartCheck.class, McpAuthenticationMechanism.class,
                        GuardInterceptor.class,
                        Guarded.class)
                .addBeanClasses(List
                        .of("Listening", "TokenSettings", "TokenVerifiers", "AuthenticationCheck", "TokenCheck", "NetworkCheck",
                                "PathPolicyCheck",
                                "SecretCheck", "LimitCheck", "ExchangeCheck", "EntryCheck", "RunningServer", "PolicyCheck",
                                "OverloadCheck", "ResultsCheck", "Disclosure", "GracefulEnd", "PolicyWatch", "SwitchWatch",
                                "DeadlineWatch", "EntryChecks", "CheckedIdentities", "AuditProducers", "AuditSinks",
                                "AuditCheck", "AuditStart", "AuditSinkCheck")
                        .stream()
                        .map(name -> "io.portcullis.boot." + name).toList())
                .build();
    }
}
