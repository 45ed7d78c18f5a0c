package io.portcullis.redaction;

import java.util.regex.Pattern;

import io.portcullis.spi.Redactor;

/**
 * Secrets that have a form of their own. Each expression runs in linear time: whatever repeats is possessive, and begins only
 * where no run of the same characters is going on, or matches once it is long enough.
 */
public enum Typed implements Redactor {

    /** What follows the name of a scheme in an {@code Authorization} header. */
    BEARER_TOKENS("(?i)(?<=\\b(?:bearer|dpop|basic) )[A-Za-z0-9._~+/=-]{8,}+"),
    /** Signed and encrypted tokens: JSON Web Tokens in their compact form. */
    JWT("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]*+){1,4}+"),
    /** Keys that say what they are: ours, and those of AWS, GitHub, GitLab, Google, OpenAI, Slack and Stripe. */
    API_KEYS("(?<![A-Za-z0-9])(?:pck_[A-Za-z0-9_-]{8,}+|(?:AKIA|ASIA)[A-Z0-9]{16}|gh[opsur]_[A-Za-z0-9]{20,}+"
            + "|github_pat_[A-Za-z0-9_]{20,}+|glpat-[A-Za-z0-9_-]{16,}+|AIza[A-Za-z0-9_-]{30,}+|sk-[A-Za-z0-9_-]{16,}+"
            + "|xox[a-z]-[A-Za-z0-9-]{10,}+|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}+)"),
    /** Private keys in PEM; one that was cut off is taken to the end of the text. */
    PRIVATE_KEYS("(?s)-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
            + ".*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\\z)"),
    /** User and password in an address. */
    URL_CREDENTIALS("(?<=://)[^/\\s:@]*+:[^/\\s@]++(?=@)"),
    /** Numbers of payment cards: 13 to 19 digits, in groups or not, with the right check digit (ISO/IEC 7812). */
    CARD_NUMBERS(null) {
        @Override
        public String redact(String text) {
            return CardNumbers.redacted(text);
        }
    };

    private final Pattern pattern;

    Typed(String regex) {
        this.pattern = regex == null ? null : Pattern.compile(regex);
    }

    @Override
    public String redact(String text) {
        return pattern.matcher(text).replaceAll(Redaction.MARK);
    }
}
