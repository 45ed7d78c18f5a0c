package io.portcullis.config;

import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** What is taken out of free text, besides what is marked {@code @Sensitive}. */
@ConfigMapping(prefix = "portcullis.redaction")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface RedactionConfig {

    /**
     * Secrets that are told by their form, and replaced by {@code [redacted]} in texts that go to audit, log and traffic log,
     * and
     * in the error texts of failures; beans of type {@code io.portcullis.spi.Redactor} look after them. A text of more than
     * 16,384 characters is then left out. By default, no pattern is looked for: each costs time, and may take what is none.
     */
    Optional<Set<Pattern>> patterns();

    /** A kind of secret that is told by its form. */
    enum Pattern {
        /** What follows {@code Bearer}, {@code DPoP} or {@code Basic}. */
        BEARER_TOKENS,
        /** JSON Web Tokens. */
        JWT,
        /** Keys that say what they are: {@code pck_...}, and those of AWS, GitHub, GitLab, Google, OpenAI, Slack and Stripe. */
        API_KEYS,
        /** Private keys in PEM. */
        PRIVATE_KEYS,
        /** User and password in an address. */
        URL_CREDENTIALS,
        /** Numbers of payment cards: 13 to 19 digits with the right check digit. About one random number in ten has it, too. */
        CARD_NUMBERS
    }
}
