package org.acme.guide.limits;

import jakarta.inject.Singleton;

import io.portcullis.api.Caller;
import io.portcullis.spi.LimitKey;

@Singleton
class Plan implements LimitKey { // @RateLimited(by = By.KEY, key = "plan", ...)

    private final Plans plans;

    Plan(Plans plans) {
        this.plans = plans;
    }

    public String name() {
        return "plan";
    }

    public String of(Caller caller, String entry) {
        return plans.of(caller.tenant().orElse("none"));
    }
}
