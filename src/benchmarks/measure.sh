# What the scripts beside this one share: a server on one core, the load on the other, throughputs of every round, medians.
# Sourced, with $rounds and $seconds set.
connections=${CONNECTIONS:-32}
command -v wrk > /dev/null || { echo "wrk is missing (Debian: apt-get install wrk)" >&2; exit 1; }

export KEY="pck_bench_$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
digest="sha256:$(printf %s "$KEY" | sha256sum | cut -d' ' -f1)"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
results=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$results"' EXIT

start() { # name port
    PORTCULLIS_IDENTITY_API_KEYS__BENCH__DIGEST=$digest PORTCULLIS_IDENTITY_API_KEYS__BENCH__ROLES=caller \
        taskset -c 0 "$java" -Xmx512m -Dquarkus.http.port="$2" -Dportcullis.overload.per-address.permits=1000000000 -Dportcullis.overload.per-address.burst=1000000000 -Dportcullis.calls.max-per-caller=1000 ${SERVER_OPTS:-} -jar "$1/target/quarkus-app/quarkus-run.jar" > "$results/$1.log" 2>&1 &
    server=$!
    for _ in $(seq 100); do
        if curl -s -o /dev/null "http://127.0.0.1:$2/"; then return; fi
        sleep 0.1
    done
    echo "$1 did not start" >&2
    exit 1
}

measure() { # label server tool
    start "$2" 8390
    TOOL=$3 taskset -c 1 wrk -t1 -c"$connections" -d"${WARMUP:-20}s" -s load/call.lua http://127.0.0.1:8390 > /dev/null
    TOOL=$3 taskset -c 1 wrk -t1 -c"$connections" -d"${seconds}s" -s load/call.lua http://127.0.0.1:8390 > "$results/wrk"
    if grep -q 'Non-2xx' "$results/wrk"; then
        echo "$1 answered with errors" >&2
        cat "$results/wrk" >&2
        exit 1
    fi
    awk '/Requests\/sec/ { print $2 }' "$results/wrk" >> "$results/$1.rps"
    kill "$server"
    wait "$server" 2> /dev/null || true
    server=
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

report() { # labels, of which the first is what the others are compared with
    local base
    base=$(median "$results/$1.rps")
    for label in "$@"; do
        median "$results/$label.rps" | awk -v l="$label" -v b="$base" '{ printf "%-18s %9.0f requests/s   ratio %.2f\n", l, $1, $1 / b }'
    done
}
