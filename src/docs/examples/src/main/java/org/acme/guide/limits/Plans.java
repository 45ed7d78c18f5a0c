package org.acme.guide.limits;

import jakarta.inject.Singleton;

@Singleton
class Plans {

    String of(String tenant) {
        return tenant.replaceFirst("-.*", "");
    }
}
