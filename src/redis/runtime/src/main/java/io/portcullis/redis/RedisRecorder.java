package io.portcullis.redis;

import java.util.function.Supplier;

import org.eclipse.microprofile.config.ConfigProvider;

import io.portcullis.spi.LimitStore;
import io.portcullis.spi.SwitchStore;
import io.portcullis.spi.UsedIds;
import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;

/** Offers what is shared, where sharing is on. */
@Recorder
public class RedisRecorder {

    /** Where sharing is off, the bean is as if it were not there. */
    public Supplier<ActiveResult> isOn() {
        return () -> new Sharing(ConfigProvider.getConfig()).isOn() ? ActiveResult.active()
                : ActiveResult.inactive(Sharing.OFF);
    }

    public Supplier<LimitStore> limits() {
        return () -> Arc.container().instance(RedisLimitStore.class).get();
    }

    public Supplier<UsedIds> usedIds() {
        return () -> Arc.container().instance(RedisUsedIds.class).get();
    }

    public Supplier<SwitchStore> switches() {
        return () -> Arc.container().instance(RedisSwitchStore.class).get();
    }
}
