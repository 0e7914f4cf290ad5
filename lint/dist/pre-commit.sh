#!/bin/sh
# SPDX-License-Identifier: MIT
# The hook of pre-commit, which knows no C: builds letterlint in pre-commit's own clone when it is first used.
# Nothing is installed: a hook is no place to be asked for a password.
#	pre-commit.sh [OPTION...] LETTER...
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
program=$top/build/letterlint
if ! [ -x "$program" ]; then
	# A folder of this process's own, so that two commits at once do not build into each other.
	own=$top/build-hook.$$
	trap 'rm -rf "$own"' EXIT
	trap 'exit 130' INT HUP TERM
	if ! sh "$top/lint/dist/deps.sh" -n build >&2; then
		echo "letterlint is built from source, and not all that it takes is there. Install it, or letterlint" >&2
		echo "itself and use the hook letterlint-system." >&2
		exit 2
	fi
	mkdir "$own"
	# The variables of a commit (GIT_DIR) and of a make that commits are not this make's.
	if ! env -u GIT_DIR -u GIT_INDEX_FILE -u MAKEFLAGS -u MAKELEVEL make -C "$top" -s -j"$(getconf _NPROCESSORS_ONLN)" \
		B="$own" CFLAGS=-O2 >"$own/log" 2>&1; then
		echo "letterlint could not be built:" >&2
		tail -n 20 "$own/log" >&2
		exit 2
	fi
	mkdir -p "$top/build"
	mv "$own/letterlint" "$program"
	rm -rf "$own"
	trap - EXIT
fi
exec "$program" "$@"
