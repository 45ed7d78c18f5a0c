#!/usr/bin/env bash
# What of the attacks takes long, in its long form: the soak, kills and restarts, faults of what the server depends on, timing, the
# model and the fuzzing, one after the other, and at the end the pages in results/ that are kept with the sources. The short form is
# `./mvnw verify -Psiege`. Needs prlimit, and the Debian packages faketime for jumps of the clock and strace for a slow disk, which are
# left out without them.
# A row of numbers is worth something only when nothing else runs on the machine.
#
#   src/attack/siege.sh [minutes of the soak] [kills] [seconds of the model] [seconds of each fuzzing]
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-30} kills=${2:-30} model=${3:-600} fuzz=${4:-300}

command -v faketime > /dev/null || echo 'Without the Debian package faketime, the clock does not jump' >&2
command -v strace > /dev/null || echo 'Without the Debian package strace, the disk is not slow' >&2

# The quick attacks, too: some faults are among them. Tests of units have been run by the build; the patterns leave only what is here.
./mvnw -B -ntp verify -Psiege -Dusual.skip=false -Dleft.out="interop | siege" -pl src/attack -am \
    -Dtest='NoTestOfAUnit' -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='io.portcullis.attack.**' -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dsoak.minutes="$minutes" -Dkills="$kills" -Dmodel.seconds="$model" -Dfuzz.seconds="$fuzz" \
    -Dresults=true

git status --short src/attack/results
