#!/usr/bin/env bash
# Honest calls beside hostile traffic: the server on one core, both loads on the other, in interleaved rounds without and with the
# hostile ones. Prints the median throughput and 99th percentile of the honest calls, their ratios, what the hostile requests were
# answered with, and memory, threads and descriptors of the server before, during and after. Needs wrk and taskset, and a build with
# -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/siege.sh [rounds] [seconds] [hostile requests per second]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5} seconds=${2:-30} rate=${3:-200}
connections=${CONNECTIONS:-100}
CONNECTIONS=$connections
. ./measure.sh

# Everything comes from this machine, so the flood limit of one address must let the honest load through. The hostile one comes from an
# address of its own, for which the same holds: it is not the flood limit that is measured here.
flood="-Dportcullis.overload.per-address.permits=1000000000 -Dportcullis.overload.per-address.per=1m -Dportcullis.calls.max-per-caller=1000"

state() { # label
    awk -v l="$1" '/VmRSS|Threads/ { v[$1] = $2 } END { printf "%-8s rss %d MiB, threads %d", l, v["VmRSS:"] / 1024, v["Threads:"] }' "/proc/$server/status"
    printf ', descriptors %s\n' "$(ls "/proc/$server/fd" | wc -l)"
}

honest() { # label
    TOOL=echo taskset -c 1 wrk -t1 -c"$connections" -d"${seconds}s" --latency -s load/call.lua "http://127.0.0.1:$port" > "$results/wrk"
    grep -q 'Non-2xx' "$results/wrk" && { cat "$results/wrk" >&2; exit 1; }
    awk '/Requests\/sec/ { print $2 }' "$results/wrk" >> "$results/$1.rps"
    awk '/ 99%/ { v = $2; if (v ~ /us$/) f = 0.001; else if (v ~ /ms$/) f = 1; else f = 1000; print v * f }' "$results/wrk" >> "$results/$1.p99"
}

SERVER_OPTS="$flood ${SERVER_OPTS:-}" start guarded
TOOL=echo taskset -c 1 wrk -t1 -c"$connections" -d"${WARMUP:-30}s" -s load/call.lua "http://127.0.0.1:$port" > /dev/null
pin
state before
for round in $(seq "$rounds"); do
    honest alone
    taskset -c 1 "$java" -Xmx256m load/Hostile.java "$port" 100 "$rate" $((seconds + 6)) > "$results/hostile" &
    hostile=$!
    sleep 4 # it compiles itself first
    honest besieged
    state "round $round"
    wait "$hostile"
done
sleep 20
state after
cat "$results/hostile"
report alone besieged
echo "p99 of honest calls: alone $(median "$results/alone.p99") ms, besieged $(median "$results/besieged.p99") ms"
if grep -E 'ERROR|Exception' "$results/guarded.log" | head -5 | grep .; then echo "the server logged errors" >&2; fi
