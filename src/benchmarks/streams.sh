#!/usr/bin/env bash
# Holds open streams of changes: prints the memory of the server without and with them, after a collection of garbage, and what one
# stream costs. Needs taskset and jcmd, and a build with -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/streams.sh [streams] [seconds]
set -euo pipefail
cd "$(dirname "$0")"
streams=${1:-10000} seconds=${2:-60}
. ./measure.sh
ulimit -n "$(ulimit -Hn)"

resident() {
    jcmd "$server" GC.run > /dev/null
    sleep 2
    awk '/VmRSS/ { print $2 }' "/proc/$server/status"
}

SERVER_OPTS="-Dportcullis.streaming.max-subscriptions=$streams -Dportcullis.streaming.max-open=$streams \
    -Dportcullis.overload.per-address.permits=1000000000 -Dquarkus.http.limits.max-connections=$((streams + 100))" start guarded
pin
rss=$(resident)
taskset -c 1 "$java" -Xmx512m load/Streams.java "$port" "$streams" "$seconds" > "$results/streams" &
client=$!
for _ in $(seq $((seconds - 10))); do
    grep -q open "$results/streams" && break
    sleep 1
done
rssThen=$(resident)
echo "$(grep open "$results/streams" || echo 'not all open'); descriptors $(ls "/proc/$server/fd" | wc -l), threads $(awk '/Threads/ { print $2 }' "/proc/$server/status")"
echo "resident $((rss / 1024)) -> $((rssThen / 1024)) MiB"
echo "one stream: $(((rssThen - rss) / streams)) KiB resident"
wait "$client"
grep lost "$results/streams"
sleep 5
echo "afterwards: descriptors $(ls "/proc/$server/fd" | wc -l)"
