# What the scripts beside this one share: a server on one core, the load on the other, what was measured in every round, medians.
# Sourced, with $rounds and $seconds set.
connections=${CONNECTIONS:-32} port=${PORT:-8390} warmup=${WARMUP:-30}
command -v wrk > /dev/null || { echo "wrk is missing (Debian: apt-get install wrk)" >&2; exit 1; }

export KEY="pck_bench_$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
digest="sha256:$(printf %s "$KEY" | sha256sum | cut -d' ' -f1)"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
results=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$results"' EXIT

# Every caller is on this machine: it is not the flood limit of one address that is measured.
portcullis="-Dportcullis.overload.per-address.permits=1000000000 -Dportcullis.overload.per-address.burst=1000000000
    -Dportcullis.calls.max-per-caller=1000"

command_of() { # server -> the words of $command
    local jvm=("$java" -Xmx512m -XX:ActiveProcessorCount=1)
    command=("${jvm[@]}" "-Dquarkus.http.port=$port" -Dquarkus.management.port=$((port + 1000)))
    case $1 in
        peers/typescript) command=(env "PORT=$port" NODE_ENV=production node --max-old-space-size=512 peers/typescript/server.mjs) ;;
        peers/spring-ai) command=("${jvm[@]}" "-Dserver.port=$port" -jar peers/spring-ai/target/spring-ai.jar) ;;
        peers/mcp-java-sdk) command=(env "PORT=$port" "${jvm[@]}" -cp "$1/target/classes:$(cat "$1/target/class-path")" io.portcullis.benchmarks.EchoServer) ;;
        peers/* | bare* | floor | parts) command+=(-jar "$1/target/quarkus-app/quarkus-run.jar") ;;
        *) command+=($portcullis ${SERVER_OPTS:-} -jar "$1/target/quarkus-app/quarkus-run.jar") ;;
    esac
}

start() { # server
    local log=$results/${1##*/}.log
    command_of "$1"
    ! curl -s -o /dev/null "http://127.0.0.1:$port/" || { echo "something listens on port $port already; PORT chooses another" >&2; exit 1; }
    PORTCULLIS_IDENTITY_API_KEYS__BENCH__DIGEST=$digest PORTCULLIS_IDENTITY_API_KEYS__BENCH__ROLES=caller,unlimited \
        PORTCULLIS_IDENTITY_API_KEYS__BENCH__SCOPES=echo "${command[@]}" > "$log" 2>&1 &
    server=$!
    for _ in $(seq 150); do
        ! curl -s -o /dev/null "http://127.0.0.1:$port/" || return 0
        kill -0 "$server" 2> /dev/null || break
        sleep 0.1
    done
    echo "$1 did not start" >&2
    cat "$log" >&2
    exit 1
}

# A server thinks from its start that it has one core. While it warms up it may use both, or its compilers would take turns with it.
pin() {
    taskset -a -c -p 0 "$server" > /dev/null
}

stop() {
    kill "$server"
    wait "$server" 2> /dev/null || true
    server=
}

# The load never sleeps (load/awake.c). Without a compiler for C it does, and each server pays for waking it up.
awake=
if command -v cc > /dev/null && cc -shared -fPIC -O2 -o "$results/awake.so" load/awake.c -ldl; then
    awake=$results/awake.so
else
    echo "no C compiler: the load sleeps between answers, which makes every server slower" >&2
fi

load() { # connections seconds
    LD_PRELOAD=$awake taskset -c 1 wrk -t1 -c"$1" -d"$2s" -s load/call.lua "http://127.0.0.1:$port"
}

# wrk sees the status alone, so what is answered is looked at before the load and after it.
check() { # label
    local answer
    answer=$(SHOW=1 ONCE= load 1 1 | sed -n 's/^answer //p')
    echo "${answer#200 }" > "$results/$1.answer"
    case $answer in
        *'"isError":true'* | *'"error":'*) ;;
        "200 "*'"hello"'* | "200 "*'"register19"'*) return ;;
    esac
    echo "$1 answered $answer" >&2
    exit 1
}

# The one server that knows its callers by sessions: opens one, and prints its id.
session() { # server
    [ "$1" = peers/quarkus-mcp-server ] || return 0
    post() {
        curl -s -m 10 -D - -o /dev/null "http://127.0.0.1:$port/mcp" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
            -H 'Accept: application/json, text/event-stream' "$@"
    }
    local id
    id=$(post -d '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"'"$REVISION"'","capabilities":{},
        "clientInfo":{"name":"load","version":"1"}}}' | tr -d '\r' | awk 'tolower($1) == "mcp-session-id:" { print $2 }')
    post -H "Mcp-Session-Id: $id" -d '{"jsonrpc":"2.0","method":"notifications/initialized"}' > /dev/null
    echo "$id"
}

cpu() { # milliseconds that the server has been computing so far
    sed 's/.*) //' "/proc/$server/stat" | awk -v t="$(getconf CLK_TCK)" '{ print ($12 + $13) * 1000 / t }'
}

# In four turns: when a load ends and another begins, much of what was compiled for the first is thrown away and compiled anew, which
# would else happen while it is measured. This load sleeps, so that the compilers have both cores.
warm() {
    for _ in 1 2 3 4; do awake= ONCE= load "$connections" $((warmup / 4)) > /dev/null; done
}

agent() { # command of async-profiler
    "${java%java}jcmd" "$server" JVMTI.agent_load "$ASYNC_PROFILER" "\"$1\"" > /dev/null
}

# With FLAMES, a folder, and ASYNC_PROFILER, its library: where the time goes once more under load, as a flame graph.
draw() { # label
    [ -n "${FLAMES:-}" ] || return 0
    load "$connections" 12 > /dev/null &
    local loading=$!
    sleep 2
    agent start,event=cpu,interval=500us,threads
    sleep 8
    agent "stop,file=$results/stacks,collapsed,threads"
    wait "$loading"
    "$java" load/Flame.java "$results/stacks" "$1" > "$FLAMES/$1.svg"
}

measure() { # label server tool [method]
    local before after
    start "$2"
    local -x TOOL=$3 METHOD=${4:-tools/call} SESSION
    SESSION=$(session "$2")
    check "$1"
    warm
    pin
    before=$(cpu)
    load "$connections" "$seconds" > "$results/wrk"
    after=$(cpu)
    check "$1"
    awk -v cpu="$before $after" -v to="$results/$1" '/^measured/ {
        if ($4 > 0 || $2 == 0) exit 1
        split(cpu, c, " ")
        print $2 / $3 >> (to ".rps"); print $5 >> (to ".p50"); print $6 >> (to ".p99"); print $7 >> (to ".p999")
        print (c[2] - c[1]) / $2 >> (to ".cpu"); print (c[2] - c[1]) / $3 / 10 >> (to ".core")
    }' "$results/wrk" || { echo "$1 answered with errors" >&2; cat "$results/wrk" >&2; exit 1; }
    draw "$1"
    stop
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

report() { # labels, of which the first is what the others are compared with
    local base
    base=$(median "$results/$1.rps")
    for label in "$@"; do
        median "$results/$label.rps" | awk -v l="$label" -v b="$base" '{ printf "%-18s %9.0f requests/s   ratio %.2f\n", l, $1, $1 / b }'
    done
}
