-- Only digests: a key that is lost cannot be read here, and is replaced by another one.
CREATE TABLE api_key (
    id VARCHAR(64) PRIMARY KEY,
    digest CHAR(71) NOT NULL,
    client VARCHAR(200) NOT NULL,
    tenant VARCHAR(200),
    roles VARCHAR(1000) NOT NULL,
    scopes VARCHAR(1000) NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE
);
