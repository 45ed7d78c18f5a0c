package io.portcullis.deployment.credential;

/** What may be wrong with a credential, or right. */
enum State {
    VALID,
    ABSENT,
    EXPIRED,
    NOT_YET_VALID,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    SEVERAL_AUDIENCES,
    /** {@code alg=none}. */
    UNSIGNED,
    /** HS256, with the public key for a secret. */
    SECRET,
    UNKNOWN_KID,
    TRUNCATED,
    REVOKED,
    OVERSIZED,
    IN_QUERY
}
