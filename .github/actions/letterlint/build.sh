#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds letterlint from the checkout this action is part of.
set -euo pipefail
top=$(cd "$(dirname "$0")/../../.." && pwd)
out=$RUNNER_TEMP/letterlint-build
echo "::group::Building letterlint"
sh "$top/lint/dist/deps.sh" build
make -C "$top" -s -j"$(getconf _NPROCESSORS_ONLN)" B="$out" CFLAGS=-O2
echo "::endgroup::"
"$out/letterlint" --version
echo "program=$out/letterlint" >>"$GITHUB_OUTPUT"
