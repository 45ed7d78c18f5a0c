#!/usr/bin/env bash
# What a limit costs a tools/call: without one, with buckets of this node, and with buckets in a Redis on the core of the load, in
# interleaved rounds; prints medians and ratios. Then the cost of one draw by itself, from JMH. Needs wrk and taskset, and a build
# with -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/limits.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5} seconds=${2:-8}
. ./measure.sh

path="micro/target/classes:$(cat micro/target/class-path)"
taskset -c 1 "$java" -cp "$path" io.portcullis.benchmarks.OwnRedis 6391 > "$results/redis.log" 2>&1 &
redis=$!
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; kill "$redis" 2> /dev/null; rm -rf "$results"' EXIT

for _ in $(seq "$rounds"); do
    SERVER_OPTS="-Dportcullis.limits.allow-unlimited=true" measure unlimited guarded echoUnlimited
    measure own guarded echo
    measure redis shared echo
done
report unlimited own redis
kill "$redis"
"$java" -cp "$path" org.openjdk.jmh.Main LimitBenchmark
