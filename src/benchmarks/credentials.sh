#!/usr/bin/env bash
# Compares a tools/call with a token to one with an API key: RS256 and ES256, with verified callers remembered as by default, and
# with every signature checked; in interleaved rounds; prints medians and ratios. Needs wrk and taskset, and a build with -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/credentials.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5} seconds=${2:-8}
. ./measure.sh

"$java" load/Tokens.java "$results"

token() { # label algorithm ttl
    SERVER_OPTS="-Dportcullis.resource-url=http://127.0.0.1:8390/mcp -Dmp.jwt.verify.issuer=https://issuer.example.org \
        -Dmp.jwt.verify.publickey.location=file:$results/$2.pem -Dmp.jwt.verify.publickey.algorithm=$2 \
        -Dportcullis.identity.cache.ttl=$3" TOKEN=$(cat "$results/$2.token") measure "$1" guarded echo
}

for _ in $(seq "$rounds"); do
    SERVER_OPTS="-Dportcullis.resource-url=http://127.0.0.1:8390/mcp" measure api-key guarded echo
    token rs256 RS256 30s
    token es256 ES256 30s
    token rs256-each RS256 0
    token es256-each ES256 0
done
report api-key rs256 es256 rs256-each es256-each
