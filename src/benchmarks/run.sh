#!/usr/bin/env bash
# Compares a guarded tools/call with a bare REST endpoint of the same body sizes: both servers pinned to one core in turn, the load to the
# other, in interleaved rounds; prints medians and ratios. Needs wrk and taskset, and a build with -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/run.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5} seconds=${2:-8}
. ./measure.sh

for _ in $(seq "$rounds"); do
    measure bare bare echo
    measure guarded guarded echo
    measure guarded-blocking guarded echoBlocking
done
report bare guarded guarded-blocking
