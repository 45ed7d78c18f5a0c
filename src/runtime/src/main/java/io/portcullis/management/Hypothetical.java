package io.portcullis.management;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.vertx.core.MultiMap;

/** A caller that somebody asks about, described by parameters: {@code subject}, {@code roles} and {@code scopes}. */
final class Hypothetical {

    private Hypothetical() {
    }

    /** Without any of them, the caller without a credential. */
    static Caller of(MultiMap parameters) {
        boolean described = parameters.contains("subject") || parameters.contains("roles") || parameters.contains("scopes");
        return described ? new Caller(Optional.ofNullable(parameters.get("subject")).orElse("somebody"), "",
                Authentication.API_KEY, words(parameters, "roles"), words(parameters, "scopes"), Optional.empty())
                : Caller.anonymous();
    }

    private static Set<String> words(MultiMap parameters, String name) {
        Set<String> words = new HashSet<>();
        parameters.getAll(name).forEach(value -> Arrays.stream(value.split(",")).map(String::strip)
                .filter(word -> !word.isEmpty()).forEach(words::add));
        return words;
    }
}
