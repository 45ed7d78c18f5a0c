package io.portcullis.redis.deployment;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.portcullis.redis.RedisProducers;
import io.portcullis.redis.RedisRecorder;
import io.portcullis.spi.LimitStore;
import io.portcullis.spi.SwitchStore;
import io.portcullis.spi.UsedIds;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
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
    @Record(ExecutionTime.RUNTIME_INIT)
    void shared(RedisRecorder recorder, BuildProducer<SyntheticBeanBuildItem> beans) {
        beans.produce(shared(LimitStore.class, recorder.limits(), recorder));
        beans.produce(shared(UsedIds.class, recorder.usedIds(), recorder));
        beans.produce(shared(SwitchStore.class, recorder.switches(), recorder));
    }

    private static <T> SyntheticBeanBuildItem shared(Class<T> job, Supplier<T> inRedis, RedisRecorder recorder) {
        return SyntheticBeanBuildItem.configure(job).scope(Singleton.class).defaultBean().unremovable().setRuntimeInit()
                .checkActive(recorder.isOn()).supplier(inRedis).done();
    }

    @BuildStep
    NativeImageResourcePatternsBuildItem scripts() {
        return NativeImageResourcePatternsBuildItem.builder().includeGlob("io/portcullis/redis/*.lua").build();
    }
}
