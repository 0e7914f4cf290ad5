#!/bin/sh
# SPDX-License-Identifier: MIT
# The fuzz target over the corpus: cut letters, then damaged ones. `make check` has no clang to count on,
# so this is the driver of our own, built with the sanitizers.
#	run.sh all|long
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
case $B in *asan*) A=$B ;; *) A=$B-asan ;; esac
if [ "${1:-all}" = long ]; then every=1 secs=300; else every=40 secs=${FUZZ_SMOKE_SECONDS:-20}; fi
letters=$(find corpus-bad corpus-good tests/goldens/report -name '*.txt' | sort)
# shellcheck disable=SC2086 # names of the corpus hold no blanks
exec "$A/fuzz" -s "$secs" -c "$every" -o "$A/crash.txt" $letters
