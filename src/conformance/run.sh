#!/usr/bin/env bash
# Runs the official MCP conformance suite against the server of this directory, and says for each scenario how it went. Fails unless
# every scored scenario passes, and every other one passes or stands with its reason in ARCHITECTURE.md. Needs a JDK and Node.js 20.
#
#   src/conformance/run.sh                    the jar, which it builds
#   BUILT=true src/conformance/run.sh         the jar that was built before, with the profile conformance or interop
#   EXECUTABLE=path src/conformance/run.sh    this executable instead, such as ./mvnw package -Dnative -Pconformance leaves in target
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

suite=@modelcontextprotocol/conformance@0.2.0-alpha.12
revisions='2026-07-28 2025-11-25'
results=$PWD/target/suite
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
export npm_config_loglevel=error npm_config_update_notifier=false

server=
trap '[ -z "$server" ] || { kill "$server" && wait "$server"; } 2> /dev/null || true' EXIT
trap 'exit 130' INT TERM

fail() { # message file
    echo "run.sh: $1" >&2
    cat "$2" >&2
    exit 1
}

conformance() { (cd "$results" && npx -y -p node@22 -p "$suite" conformance "$@"); }

if [ -n "${EXECUTABLE:-}" ]; then
    program=("$EXECUTABLE")
else
    [ -n "${BUILT:-}" ] || (cd ../.. && ./mvnw -q -B -ntp -pl src/conformance -am -Pconformance package -DskipTests)
    program=("$java" -jar target/quarkus-app/quarkus-run.jar)
fi
rm -rf "$results"
mkdir -p "$results"

"${program[@]}" > "$results/server.log" 2>&1 &
server=$!
port=
for _ in $(seq 600); do
    port=$(sed -n 's|.*Listening on: http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$results/server.log")
    if [ -n "$port" ] || ! kill -0 "$server" 2> /dev/null; then break; fi
    sleep 0.1
done
[ -n "$port" ] || fail 'the server did not start' "$results/server.log"

for revision in $revisions; do
    conformance list --requirements "$revision" > "$results/$revision.list"
    # How it went is read from the files it leaves; its exit status knows only what is scored.
    conformance server --url "http://localhost:$port/mcp" --requirements "$revision" -o "$results/$revision" \
        > "$results/$revision.log" 2>&1 || true
    [ -d "$results/$revision" ] || fail 'the suite did not run' "$results/$revision.log"
done

# shellcheck disable=SC2086
node report.mjs "$results" ../../ARCHITECTURE.md $revisions
