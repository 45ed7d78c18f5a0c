package io.portcullis.deployment.credential;

/** Client certificates. */
record CertificatePapers() implements Papers {

    @Override
    public Visit in(State state) {
        return Visit.overTls(Visit.whoami(), switch (state) {
            case VALID -> "ada";
            case ABSENT -> "";
            case EXPIRED -> "old";
            case NOT_YET_VALID -> "early";
            case WRONG_ISSUER -> "foreign";
            case REVOKED -> "revoked";
            default -> throw new IllegalArgumentException("a certificate cannot be " + state);
        });
    }
}
