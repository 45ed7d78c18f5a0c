#!/usr/bin/env bash
# What security costs: Portcullis with everything on, beside endpoints that do less, and other MCP servers with the same tools. Each
# server is started on one core, the load on the other, one after the other in interleaved rounds; every Java server on the JDK of
# JAVA_HOME. Prints medians as a table for a Markdown page. Needs wrk, taskset, curl and Node.js 20, and a build with -Pbenchmarks; JDK 21
# or newer has the virtual threads that blocking tools and two of the peers run on.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/compare.sh [rounds] [seconds] [labels...]
#
# Labels: those below, or some of them. WARMUP is the seconds of load before each measurement, CONNECTIONS their number, PORT where the
# servers listen. What is measured shows whether a server was warm: more seconds, and it is not faster any more. The ratio is to the first of those that do the same: bare for calls, bare-list for lists.
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3} seconds=${2:-8}
shift $(($# < 2 ? $# : 2))
calls=(bare bare-json floor floor-parts parts bare-jwt bare-jwt-rotating bare-jwt-cold open api-key rs256 rs256-rotating rs256-cold rs256-each es256 es256-each rs256-blocking
    quarkus-mcp-server quarkus-mcp-server-blocking mcp-java-sdk spring-ai typescript)
lists=(bare-list bare-jwt-list rs256-list quarkus-mcp-server-list mcp-java-sdk-list spring-ai-list typescript-list)
labels=("$@")
[ $# -gt 0 ] || labels=("${calls[@]}" "${lists[@]}")
. ./measure.sh

case " ${labels[*]}" in *typescript*)
    [ -d peers/typescript/node_modules ] || (cd peers/typescript && npm ci --no-audit --no-fund --no-update-notifier --loglevel=error) ;;
esac

# Tokens that are used once, for servers that verify up to 16,000 a second. Each server is sent none of them twice; another server has
# not seen them. It warms up with others in turn, which it must have forgotten when they come again: whether one is remembered makes no
# difference to those that are used once.
once=()
case " ${labels[*]}" in *-cold*) once=("cold=$((16000 * seconds))") ;; esac
forgetful=-Dportcullis.identity.cache.ttl=300ms
resource=http://127.0.0.1:$port/mcp
"$java" load/Tokens.java "$results" "$resource" rotating=10000 "${once[@]}"

export PORTCULLIS_AUDIT_KEYS="k1:$(head -c 32 /dev/urandom | base64)"
audit="-Dportcullis.audit.file.path=$results/audit.jsonl -Dportcullis.audit.file.max-files=2 -Dportcullis.audit.queue=100000"
url="-Dportcullis.resource-url=$resource"

# What a server that takes tokens is told of them, in the words of each: the key, the audience and the issuer.
tokens() { # algorithm command...
    local -x TOKEN PUBLIC_KEY=$results/$1.pem AUDIENCE=$resource ISSUER=https://issuer.example.org
    TOKEN=$(cat "$results/$1.token")
    local -x MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:$PUBLIC_KEY MP_JWT_VERIFY_PUBLICKEY_ALGORITHM=$1
    local -x MP_JWT_VERIFY_AUDIENCES=$AUDIENCE MP_JWT_VERIFY_ISSUER=$ISSUER
    "${@:2}"
}

run() { # label
    local SERVER_OPTS="$audit $url"
    case $1 in
        bare) measure "$1" bare echo ;;
        bare-list) measure "$1" bare echo tools/list ;;
        bare-json) measure "$1" bare-json echo ;;
        floor) tokens RS256 measure "$1" floor echo ;;
        floor-parts) tokens RS256 measure "$1" parts echo ;;
        parts) ROUTE=/rest tokens RS256 measure "$1" parts echo ;;
        bare-jwt) tokens RS256 measure "$1" bare-jwt echo ;;
        bare-jwt-list) tokens RS256 measure "$1" bare-jwt echo tools/list ;;
        bare-jwt-rotating) TOKENS=$results/rotating tokens RS256 measure "$1" bare-jwt echo ;;
        bare-jwt-cold) TOKENS=$results/rotating ONCE=$results/cold tokens RS256 measure "$1" bare-jwt echo ;;
        open) KEY= measure "$1" open echo ;;
        api-key) measure "$1" guarded echo ;;
        rs256) tokens RS256 measure "$1" guarded echo ;;
        rs256-blocking) tokens RS256 measure "$1" guarded echoBlocking ;;
        rs256-list) tokens RS256 measure "$1" guarded echo tools/list ;;
        rs256-rotating) TOKENS=$results/rotating tokens RS256 measure "$1" guarded echo ;;
        rs256-cold) SERVER_OPTS+=" $forgetful" TOKENS=$results/rotating ONCE=$results/cold tokens RS256 measure "$1" guarded echo ;;
        rs256-each) SERVER_OPTS+=" -Dportcullis.identity.cache.ttl=0" tokens RS256 measure "$1" guarded echo ;;
        es256) tokens ES256 measure "$1" guarded echo ;;
        es256-each) SERVER_OPTS+=" -Dportcullis.identity.cache.ttl=0" tokens ES256 measure "$1" guarded echo ;;
        quarkus-mcp-server-blocking) REVISION=2025-11-25 tokens RS256 measure "$1" peers/quarkus-mcp-server echoBlocking ;;
        quarkus-mcp-server | mcp-java-sdk | spring-ai) REVISION=2025-11-25 tokens RS256 measure "$1" "peers/$1" echo ;;
        quarkus-mcp-server-list | mcp-java-sdk-list | spring-ai-list) REVISION=2025-11-25 tokens RS256 measure "$1" "peers/${1%-list}" echo tools/list ;;
        typescript) tokens RS256 measure "$1" peers/typescript echo ;;
        typescript-list) tokens RS256 measure "$1" peers/typescript echo tools/list ;;
        *) echo "no label is called $1; there are: ${calls[*]} ${lists[*]}" >&2; exit 1 ;;
    esac
    rm -f "$results"/audit*
}

row() { # label base
    [ -f "$results/$1.rps" ] || return 0
    local values=()
    for of in rps p50 p99 p999 cpu core; do values+=("$(median "$results/$1.$of")"); done
    awk -v l="$1" -v v="${values[*]}" -v b="$2" 'BEGIN {
        split(v, m, " ")
        printf "| %s | %.0f | %.3f | %.2f | %.2f | %.2f | %.1f | %.0f %% |\n", l, m[1], m[1] / b, m[2], m[3], m[4], m[5] * 1000, m[6]
    }'
}

table() { # what, labels of which the first that was measured is what the others are compared with
    local base= label
    for label in "${@:2}"; do
        [ -f "$results/$label.rps" ] || continue
        if [ -z "$base" ]; then
            base=$(median "$results/$label.rps")
            printf '\n| %s | per second | ratio | p50 ms | p99 ms | p99.9 ms | CPU ms per 1,000 | core used |\n|---|---|---|---|---|---|---|---|\n' "$1"
        fi
        row "$label" "$base"
    done
}

for round in $(seq "$rounds"); do
    for label in "${labels[@]}"; do
        echo "round $round of $rounds: $label" >&2
        run "$label"
    done
done
for pair in bare:rs256 bare-json:rs256 floor:rs256 floor-parts:rs256 parts:rs256 bare-list:rs256-list; do
    if [ -f "$results/${pair%:*}.answer" ] && [ -f "$results/${pair#*:}.answer" ]; then
        cmp "$results/${pair%:*}.answer" "$results/${pair#*:}.answer" || { echo "${pair%:*} has to answer what ${pair#*:} answers, byte for byte" >&2; exit 1; }
    fi
done
echo "$rounds rounds of $seconds s, $connections connections; $("$java" -version 2>&1 | sed -n 's/.*Server VM.*(build \([^,]*\),.*/JDK \1/p'); $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)"
table tools/call "${calls[@]}"
table tools/list "${lists[@]}"
