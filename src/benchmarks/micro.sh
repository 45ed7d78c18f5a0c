#!/usr/bin/env bash
# What single steps of a call cost, from JMH: the time of an operation and the bytes it allocates, as a table. The pattern chooses
# benchmarks by a part of their name; without one, all are run, which takes half an hour. Whatever is in JMH_OPTS goes to JMH as it
# is. The whole log of a run is in src/benchmarks/micro/target/micro.log. Needs a build with -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/micro.sh [pattern]
set -euo pipefail
cd "$(dirname "$0")/micro"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f target/class-path ] || { echo "not built yet: ./mvnw -q package -DskipTests -Pbenchmarks" >&2; exit 1; }

# shellcheck disable=SC2086 # several options are several words
if ! "$java" -cp "target/classes:$(cat target/class-path)" org.openjdk.jmh.Main "${1:-.}" -prof gc -foe true \
    -rf json -rff target/micro.json ${JMH_OPTS:-} > target/micro.log 2>&1; then
    tail -n 40 target/micro.log >&2
    exit 1
fi

awk '
    function value(line) { sub(/^[^:]*: */, "", line); gsub(/[",]/, "", line); return line }
    function end() {
        if (name != "") {
            printf "%-36s %-28s %14.1f ± %-12.1f %-6s %12.0f B/op\n", name, params, score, error, unit, bytes
        }
        name = params = ""; bytes = 0; error = 0
    }
    /^ *"benchmark" :/ { end(); name = value($0); sub(/^.*\.[a-z]+\./, "", name); sub(/Benchmark\./, " ", name) }
    /^ *"params" : \{/ { within = "params"; next }
    /^ *"primaryMetric" : \{/ { within = "time"; next }
    /^ *"gc.alloc.rate.norm" : \{/ || /^ *"·gc.alloc.rate.norm" : \{/ { within = "bytes"; next }
    within == "params" && /\}/ { within = ""; next }
    within == "params" { key = $1; gsub(/"/, "", key); params = params (params == "" ? "" : " ") key "=" value($0) }
    /^ *"score" :/ && within == "time" { score = value($0) }
    /^ *"score" :/ && within == "bytes" { bytes = value($0); within = "" }
    /^ *"scoreError" :/ && within == "time" { error = value($0) }
    /^ *"scoreUnit" :/ && within == "time" { unit = value($0); within = "" }
    END { end() }
' target/micro.json
