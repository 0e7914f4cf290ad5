#!/bin/bash
# SPDX-License-Identifier: MIT
# Runs letterlint once for all reports. What it found is told by the output `status`; a job ends by it in finish.sh.
set -uo pipefail

fail() # STATUS TEXT
{
	echo "::error title=letterlint::$2"
	echo "status=$1" >>"$GITHUB_OUTPUT"
	exit "$1"
}

# Values are words of an array: nothing in them is run, split at blanks or taken for a pattern.
lines() { while IFS= read -r line || [ -n "$line" ]; do line=${line%$'\r'}; [ -z "$line" ] || printf '%s\0' "$line"; done <<<"$1"; }
args=(check --color=never "--fail-on=$LL_FAIL_ON")
[ "$LL_REDACT" = false ] || args+=(--redact)
[ "$LL_REDACT" = false ] || [ -z "$LL_REDACT_SALT" ] || args+=("--redact-salt=$LL_REDACT_SALT")
[ -z "$LL_CONFIG" ] || args+=("--config=$LL_CONFIG")
if [ "$LL_ANNOTATIONS" = true ]; then args+=(--format=github); else args+=(--format=concise); fi

# Reports are whole or not there; an old one must not be taken for this run's.
rm -f -- "$LL_SARIF" "$RUNNER_TEMP/letterlint.md"
args+=("--report=sarif:$LL_SARIF" "--report=markdown:$RUNNER_TEMP/letterlint.md")
mapfile -d '' -t more < <(lines "$LL_ARGS")
mapfile -d '' -t paths < <(lines "$LL_PATHS")
[ ${#paths[@]} -gt 0 ] || fail 2 "The input 'paths' names no letter and no folder."

# A line of output that begins with two colons would be a command to the runner: only --format=github may write some.
stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
[ "$LL_ANNOTATIONS" = true ] || echo "::stop-commands::$stop"
"$LL_PROGRAM" "${args[@]}" ${more[@]+"${more[@]}"} -- "${paths[@]}"
status=$?
[ "$LL_ANNOTATIONS" = true ] || echo "::$stop::"

[ "$status" -le 2 ] || fail 2 "letterlint ended with status $status."
if [ "$LL_SUMMARY" = true ] && [ -s "$RUNNER_TEMP/letterlint.md" ]; then cat "$RUNNER_TEMP/letterlint.md" >>"$GITHUB_STEP_SUMMARY"; fi
echo "status=$status" >>"$GITHUB_OUTPUT"
if [ -s "$LL_SARIF" ]; then echo "sarif=$LL_SARIF" >>"$GITHUB_OUTPUT"; fi
