package io.portcullis.deployment.credential;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Post;

/**
 * API keys.
 *
 * @param asBearer whether they come like tokens
 */
record KeyPapers(boolean asBearer) implements Papers {

    static final String OLD = "pck_old_0123456789abcdef0123456789abcdef";
    static final String REVOKED = "pck_revoked_0123456789abcdef0123456789abcdef";

    /** The settings for what is wrong with some. */
    static String settings() {
        return """
                portcullis.identity.api-keys."old".digest=%s
                portcullis.identity.api-keys."old".expires-at=2020-01-01T00:00:00Z
                """.formatted(Keys.digest(OLD));
    }

    @Override
    public Visit in(State state) {
        Post post = Visit.whoami();
        return Visit.plain(switch (state) {
            case VALID -> with(post, Keys.READER);
            case ABSENT -> post;
            case EXPIRED -> with(post, OLD);
            case TRUNCATED -> with(post, Keys.READER.substring(0, Keys.READER.length() - 1));
            case REVOKED -> with(post, REVOKED);
            case OVERSIZED -> with(post, Keys.READER + "0".repeat(17_000));
            case IN_QUERY -> post.target("/mcp?" + (asBearer ? "access_token=" : "X-API-Key=") + Keys.READER);
            default -> throw new IllegalArgumentException("a key cannot be " + state);
        });
    }

    private Post with(Post post, String key) {
        return asBearer ? post.header("Authorization", "Bearer " + key) : post.header("X-API-Key", key);
    }
}
