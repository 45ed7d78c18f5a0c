package io.portcullis.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may leave of what methods answer. */
@ConfigMapping(prefix = "portcullis.results")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ResultsConfig {

    /**
     * What becomes of characters that a person does not see and a model reads, in everything a method says: control characters
     * besides tab and line ends, marks and overrides of text direction, tags, interlinear annotations, halves of characters.
     * {@code strip} takes them out, {@code refuse} withholds what has any. {@code allow} lets them pass, which loosens the
     * server and is said in the log at every start.
     */
    @WithDefault("strip")
    Characters characters();

    /**
     * Secrets that must never leave in any answer or message: {@code portcullis.results.canaries[0]}, {@code [1]} and so on,
     * each from the environment. They are looked for as they are, escaped as JSON, in hexadecimal and in Base64; what has one
     * is withheld. Each has at least 12 characters. In one line, a comma would end a secret.
     */
    Optional<List<String>> canaries();

    /** What becomes of characters that a person does not see. */
    enum Characters {
        /** They are taken out. */
        STRIP,
        /** What has any is withheld. */
        REFUSE,
        /** They pass. */
        ALLOW
    }
}
