package io.portcullis.api;

import java.net.URI;
import java.util.Objects;

/**
 * Asks the person behind the client to open a page, for everything a form must not hold: secrets, payments, a login elsewhere.
 * Accepted means that the person agreed to go there, not that anything happened there. The page must make sure by itself that
 * its visitor is the caller (EL-08).
 *
 * @param message why
 * @param url where; https, without personal data, and not authenticated in advance (EL-07)
 */
public record UrlVisit(String message, URI url) implements Question {

    public UrlVisit {
        Objects.requireNonNull(message, "message");
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address must be an absolute http(s) URL without user");
        }
    }
}
