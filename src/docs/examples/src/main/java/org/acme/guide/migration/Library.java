package org.acme.guide.migration;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

@Singleton
class Library {

    private final Map<String, String> texts = Map.of("plan.md", "The plan is to ship.");

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }
}
