#!/usr/bin/env bash
# What the audit costs a tools/call: with nothing recorded of calls that go well, to the log, to a file in a chain, and durable, where each call
# waits until the disk has confirmed that it is about to run, in interleaved rounds; prints medians and ratios. Then what a record and a wait cost by
# themselves, from JMH. Needs wrk and taskset, and a build with -Pbenchmarks.
#
#   ./mvnw -q package -DskipTests -Pbenchmarks && src/benchmarks/audit.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-5} seconds=${2:-8}
. ./measure.sh

export PORTCULLIS_AUDIT_KEYS="k1:$(head -c 32 /dev/urandom | base64)"
file="-Dportcullis.audit.file.path=$results/audit.jsonl -Dportcullis.audit.file.max-files=2 -Dportcullis.audit.queue=100000"
for _ in $(seq "$rounds"); do
    SERVER_OPTS="-Dportcullis.audit.level=refused" measure off guarded echo
    SERVER_OPTS="-Dportcullis.audit.queue=100000" measure log guarded echo
    SERVER_OPTS="$file" measure file guarded echo
    SERVER_OPTS="$file -Dportcullis.audit.durability=durable" measure durable guarded echo
    rm -f "$results"/audit*
done
report off log file durable
cd micro
"$java" -cp "target/classes:$(cat target/class-path)" org.openjdk.jmh.Main AuditBenchmark
