#!/usr/bin/env bash
# What grows with what: one server on one core, the load on the other. Prints a block for each part; name parts to see only those.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/scale.sh [seconds] [parts]
#
#   entries    calls per second, CPU and memory with 10, 1,000 and 10,000 tools that were added while it ran
#   callers    the same with 1, 1,000 and 100,000 callers, by API key and by RS256 token
#   start      time to the first answer and memory of applications with 10 and 1,000 tools
#   streams    a change of the list told to 1,000, 5,000 and 10,000 open streams; and with streams that nobody reads
#   large      requests of 1 MiB and results of 10 MiB, eight at once
#   progress   a stream of 10,000 events
#
# ENTRIES, CALLERS and STREAMS in the environment say other numbers, ROUNDS how often starts are measured, WARMUP for how long each
# load runs before it is measured. Needs wrk, taskset, jcmd and curl. Memory is resident memory after a collection of garbage, unless it says peak.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-8}
shift || true
parts=${*:-entries callers start streams large progress}
. ./measure.sh
ulimit -n "$(ulimit -Hn)"
trap 'exit 1' INT TERM # so that the server ends, too
port=8390
mkdir "$results/audit"
guards="-Dportcullis.audit.file.path=$results/audit/audit.jsonl -Dportcullis.audit.file.max-files=2 -Dportcullis.audit.queue=100000"

launch() { # folder options...: returns with the first answer
    PORTCULLIS_IDENTITY_API_KEYS__BENCH__DIGEST=$digest PORTCULLIS_IDENTITY_API_KEYS__BENCH__ROLES=caller \
        taskset -c 0 "$java" -Xmx512m -XX:ActiveProcessorCount=1 -Dquarkus.http.port="$port" -Dportcullis.overload.per-address.permits=1000000000 \
        -Dportcullis.overload.per-address.burst=1000000000 -Dportcullis.calls.max-per-caller=1000 "${@:2}" \
        -jar "$1/target/quarkus-app/quarkus-run.jar" > "$results/server.log" 2>&1 &
    server=$!
    until [ "$(curl -s -o /dev/null -m 5 -w '%{http_code}' -H 'Content-Type: application/json' -d '{}' "http://127.0.0.1:$port/mcp")" = 401 ]; do
        kill -0 "$server" 2> /dev/null || { cat "$results/server.log" >&2; exit 1; }
        sleep 0.005
    done
}

serve() { # options...
    rm -f "$results"/audit/*
    # shellcheck disable=SC2086
    launch scale/app $guards $*
}

stop() {
    kill "$server"
    wait "$server" 2> /dev/null || true
    server=
}

resident() {
    jcmd "$server" GC.run > /dev/null
    sleep 1
    awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"
}

heap() {
    jcmd "$server" GC.run > /dev/null
    jcmd "$server" GC.heap_info | awk 'match($0, /total [0-9]+K, used [0-9]+K/) {
        split(substr($0, RSTART, RLENGTH), words, " "); used += words[4] } END { printf "%d", used / 1024 }'
}

peak() { awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }

ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

# Prints "requests/s  CPU ms per call"; settings of load/turns.lua are in the environment.
load() { # connections seconds
    local before
    before=$(ticks)
    LD_PRELOAD=$awake taskset -c 1 wrk -t1 -c"$1" -d"${2}s" --timeout 30s -s load/turns.lua "http://127.0.0.1:$port" > "$results/wrk"
    if grep -q -e 'Non-2xx' -e 'Socket errors' "$results/wrk"; then
        cat "$results/wrk" >&2
        exit 1
    fi
    awk -v t=$(($(ticks) - before)) -v hz="$(getconf CLK_TCK)" '/requests in/ { n = $1 } /Requests\/sec/ { r = $2 }
        END { printf "%9.1f requests/s   %7.3f ms CPU per call", r, t * 1000 / hz / n }' "$results/wrk"
}

# As in measure.sh: in turns, with a load that sleeps, and a server that may use both cores until it is measured.
warm() {
    taskset -a -c -p 0,1 "$server" > /dev/null
    for _ in 1 2 3 4; do awake= load "$1" $((warmup / 4)) > /dev/null; done
    pin
}

entries() {
    local n
    echo "entries: tools/call, $connections connections"
    for n in ${ENTRIES:-10 1000 10000}; do
        serve "-Dscale.entries=$n"
        seq -f 'added_%05g' 0 $((n - 1)) > "$results/tools"
        warm "$connections"
        printf '  %6d  one declared tool    %s\n' "$n" "$(load "$connections" "$seconds")"
        TOOLS=$results/tools warm "$connections"
        printf '  %6d  all added, in turn   %s   resident %s MiB   %s\n' "$n" "$(TOOLS=$results/tools load "$connections" "$seconds")" \
            "$(resident)" "$(grep -o 'added .* ms' -h "$results/server.log" | sed 's/.*added/added/')"
        stop
    done
}

callers() {
    local n
    echo "callers: tools/call, $connections connections, max-size=100000 for callers that are remembered"
    for n in ${CALLERS:-1 1000 100000}; do :; done # the last is the largest
    "$java" load/Crowd.java "$results" keys "$n"
    for n in ${CALLERS:-1 1000 100000}; do
        head -n "$n" "$results/keys" > "$results/credentials"
        serve "-Dportcullis.identity.api-key-file=$results/keys.properties -Dportcullis.identity.cache.max-size=100000 \
            -Dportcullis.identity.cache.ttl=10m"
        crowd "$n" 'API keys '
    done
    "$java" load/Crowd.java "$results" tokens "$n"
    for n in ${CALLERS:-1 1000 100000}; do
        head -n "$n" "$results/tokens" > "$results/credentials"
        serve "-Dportcullis.resource-url=http://127.0.0.1:$port/mcp -Dmp.jwt.verify.issuer=https://issuer.example.org \
            -Dmp.jwt.verify.publickey.location=file:$results/crowd.pem -Dportcullis.identity.cache.max-size=100000 \
            -Dportcullis.identity.cache.ttl=10m"
        AS=Bearer crowd "$n" 'RS256    '
    done
}

crowd() { # callers label; every caller has called before it is measured
    local before
    export CREDENTIALS=$results/credentials
    before=$(resident)
    warm "$connections"
    load "$connections" $((5 + $1 / 2000)) > /dev/null
    [ "$(awk '/requests in/ { print $1 }' "$results/wrk")" -ge "$1" ] || { echo "not every caller has called yet" >&2; exit 1; }
    printf '  %6d  %s  %s   resident %s MiB, at the start %s\n' "$1" "$2" "$(load "$connections" "$seconds")" "$(resident)" "$before"
    unset CREDENTIALS
    stop
}

start_of() { # folder: milliseconds to the first answer
    local from
    from=$(date +%s%N)
    launch "$1"
    echo $((($(date +%s%N) - from) / 1000000)) >> "$results/$(basename "$1").ms"
    resident >> "$results/$(basename "$1").mib"
    echo >> "$results/$(basename "$1").mib"
    stop
}

start_up() {
    local app
    echo "start: the time to the first answer, and the memory then; ${ROUNDS:-5} rounds"
    for _ in $(seq "${ROUNDS:-5}"); do
        for app in ten thousand; do
            start_of "scale/$app"
        done
    done
    for app in ten thousand; do
        printf '  %-8s tools   %s ms   resident %s MiB\n' "$app" "$(median "$results/$app.ms")" "$(median "$results/$app.mib")"
    done
}

many() { echo "-Dportcullis.streaming.max-subscriptions=$1 -Dportcullis.streaming.max-open=$1 -Dquarkus.http.limits.max-connections=$(($1 + 100))"; }

fan_out() { # streams changes deaf
    local said client
    serve "$(many "$1")"
    said="$(resident) $(heap)"
    mkfifo "$results/go"
    taskset -c 1 "$java" -Xmx512m load/FanOut.java "$port" "$1" "$2" "$3" > "$results/fan" 2> "$results/fan.err" < "$results/go" &
    client=$!
    exec 9> "$results/go"
    until grep -q lost "$results/fan"; do
        kill -0 "$client" 2> /dev/null || { cat "$results/fan.err" >&2; exit 1; }
        sleep 0.2
    done
    awk -v n="$1" -v d="$3" -v before="$said" -v after="$(resident) $(heap)" '{ v[$1] = $2 } END { split(before, b, " "); split(after, a, " ")
        printf "  %6d streams, %4d of them not read   opened in %d ms   change to last delivery %.1f ms (worst %.1f)   lost %d   resident %d -> %d MiB   heap %d -> %d MiB\n",
            n, d, v["opening"], v["median"], v["worst"], v["lost"], b[1], a[1], b[2], a[2] }' "$results/fan"
    echo >&9 || true
    exec 9>&-
    wait "$client" || true
    rm "$results/go"
    stop
}

streams() {
    echo "streams: open streams of changes that hear of a change of the list"
    local n
    for n in ${STREAMS-1000 5000 10000}; do
        fan_out "$n" 50 0
    done
    fan_out 1000 "${CHANGES:-2000}" 0
    fan_out 1000 "${CHANGES:-2000}" 100
}

large() {
    echo "large: eight at once, -Xmx256m"
    serve "-Xmx256m -Dportcullis.transport.max-body-size=2M -Dportcullis.transport.max-json-string-length=2M"
    TOOL=length TEXT=1048576 warm 8
    printf '  requests of 1 MiB    %s   peak %s MiB\n' "$(TOOL=length TEXT=1048576 load 8 "$seconds")" "$(peak)"
    stop
    serve "-Xmx256m -Dportcullis.transport.max-result-size=11M"
    export TOOL=text ARGUMENTS='{"length":10485760}'
    warm 8
    printf '  results of 10 MiB    %s   peak %s MiB\n' "$(load 8 "$seconds")" "$(peak)"
    unset TOOL ARGUMENTS
    stop
}

progress() {
    echo "progress: 10,000 events on one stream, as fast as the method tells them"
    serve "-Dportcullis.streaming.progress-interval=0 -Dportcullis.streaming.max-unsent=8M"
    local before
    "$java" load/Progress.java "$port" 1000 > /dev/null
    before=$(heap)
    "$java" load/Progress.java "$port" 10000 > "$results/progress"
    printf '  %s   heap %s -> %s MiB\n' "$(tr '\n' ' ' < "$results/progress")" "$before" "$(heap)"
    stop
}

for part in $parts; do
    case $part in
        start) start_up ;;
        entries | callers | streams | large | progress) "$part" ;;
        *) echo "no part is called $part" >&2; exit 1 ;;
    esac
done
