package io.portcullis.redis.deployment;

import io.portcullis.redis.RedisProducers;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;

/** The beans of the extension, and its scripts. */
class RedisSteps {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("portcullis-redis");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClass(RedisProducers.class).build();
    }

    @BuildStep
    NativeImageResourcePatternsBuildItem scripts() {
        return NativeImageResourcePatternsBuildItem.builder().includeGlob("io/portcullis/redis/*.lua").build();
    }
}
