#!/usr/bin/env bash
# How long the packaged starter takes from its start to the first answer at /mcp, and how much memory it holds then (RSS): as a jar, and
# as a jar with an AOT cache, beside each other in interleaved rounds. Prints medians, and ratios to the first line.
#
#   JDK25=/usr/lib/jvm/temurin-25-jdk-amd64 ROUNDS=9 src/benchmarks/start.sh
#
# NATIVE=path adds an executable. JAVA_HOME is the JDK of the first line. Needs curl.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../starter"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java25=${JDK25:?the home of a JDK 25}/bin/java
rounds=${ROUNDS:-9}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$work"' EXIT

digest=sha256:$(head -c 32 /dev/urandom | sha256sum | cut -d' ' -f1)
export PORTCULLIS_IDENTITY_API_KEYS__BENCH__DIGEST=$digest PORTCULLIS_IDENTITY_API_KEYS__BENCH__ROLES=reader
export QUARKUS_HTTP_PORT=8391 QUARKUS_MANAGEMENT_PORT=9391

package() { # name, options
    local name=$1
    shift
    (cd ../.. && ./mvnw -q -B -ntp package -DskipTests -pl src/starter,src/redis/deployment -am "$@")
    cp -a target/quarkus-app "$work/$name"
}

once() { # label folder command...
    local label=$1 from to
    cd "$2"
    shift 2
    from=$(date +%s%N)
    "$@" > "$work/$label.log" 2>&1 &
    server=$!
    until [ "$(curl -s -o /dev/null -m 5 -w '%{http_code}' -H 'Content-Type: application/json' -d '{}' http://127.0.0.1:8391/mcp)" = 401 ]; do
        kill -0 "$server" 2> /dev/null || { echo "$label did not start" >&2; cat "$work/$label.log" >&2; exit 1; }
        sleep 0.005
    done
    to=$(date +%s%N)
    echo $(((to - from) / 1000000)) >> "$work/$label.ms"
    awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$server/status" >> "$work/$label.mb"
    kill "$server"
    wait "$server" 2> /dev/null || true
    server=
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

package jar
package aot -Dquarkus.package.jar.type=aot-jar
(cd "$work/aot" && "$java25" -XX:AOTCacheOutput=app.aot -jar quarkus-run.jar key new --client training --roles none > "$work/training.log" 2>&1) ||
    { cat "$work/training.log" >&2; exit 1; }

labels=('jar' 'jar-25' 'aot-25')
[ -z "${NATIVE:-}" ] || labels+=('native')
for _ in $(seq "$rounds"); do
    once jar "$work/jar" "$java" -jar quarkus-run.jar
    once jar-25 "$work/jar" "$java25" -jar quarkus-run.jar
    once aot-25 "$work/aot" "$java25" -XX:AOTCache=app.aot -XX:AOTMode=on -jar quarkus-run.jar
    [ -z "${NATIVE:-}" ] || once native "$work" "$NATIVE"
done

"$java" -version 2>&1 | head -1
"$java25" -version 2>&1 | head -1
base_ms=$(median "$work/jar.ms")
base_mb=$(median "$work/jar.mb")
for label in "${labels[@]}"; do
    printf '%s %s %s\n' "$label" "$(median "$work/$label.ms")" "$(median "$work/$label.mb")" |
        awk -v t="$base_ms" -v m="$base_mb" '{ printf "%-8s %6d ms  ratio %.2f   %6.0f MiB  ratio %.2f\n", $1, $2, $2 / t, $3, $3 / m }'
done
