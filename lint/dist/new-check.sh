#!/bin/sh
# SPDX-License-Identifier: MIT
# Lays out a new check: its file and a pair of letters to fill in.
#	new-check.sh FAMILY/ID
set -eu
cd "$(dirname "$0")/../.."
case ${1:-} in
*/*/* | /* | */ | "" | *[!a-z0-9/-]*) bad=1 ;;
*/*) bad= ;;
*) bad=1 ;;
esac
[ -z "$bad" ] || {
	echo "usage: make new-check ID=family/id   (lower case and hyphens: ID=request/quantity-mismatch)" >&2
	exit 2
}
family=${1%/*} id=${1#*/}
name=$(echo "$id" | tr - _)
file=checks/$family/$id.c
since=$(sed -n 's/^VERSION = //p' Makefile | cut -d. -f1,2)
if ls checks/*/"$id.c" >/dev/null 2>&1; then
	echo "new-check: $(ls checks/*/"$id.c") is there already" >&2
	exit 1
fi
mkdir -p "checks/$family" "corpus-bad/$id" "corpus-good/$id"
cat >"$file" <<EOF
/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	/*
	 * Compare facts. For the words and places of a letter and how they were understood, see
	 * \`build/letterlint facts LETTER\`. Report the odd one out and relate the other side, like this:
	 */
	const struct ll_fact *first = NULL;
	LL_FOREACH(f, letter, LL_SEX) {
		if (f->referent != LL_PATIENT)
			continue;
		if (first && first->u.sex.sex != f->u.sex.sex) {
			struct ll_finding *finding =
				ll_report(ctx, f->at, "'%s' disagrees with '%s' on line %u", ll_quote(ctx, f->at),
					  ll_quote(ctx, first->at), ll_line(letter, first->at.off));
			ll_related(finding, first->at, "'%s' here", ll_quote(ctx, first->at));
			return;
		}
		if (!first)
			first = f;
	}
}

LL_CHECK($name) = {
	LL_CHECK_ABI,
	.id = "$id",
	.family = "$family",
	.since = "$since",
	.summary = "TODO: one line, what disagrees with what",
	.explain = "## What it finds\n\n"
		   "TODO\n\n"
		   "## Why it matters\n\n"
		   "TODO\n\n"
		   "## Fires on\n\n"
		   "> TODO: an example, **the slip** in bold; several: a blank line between\n\n"
		   "## Stays silent on\n\n"
		   "- TODO\n\n"
		   "## How to fix\n\n"
		   "TODO\n",
	.severity = LL_WARNING,
	.status = LL_PREVIEW, /* LL_STABLE once it has been right on many letters */
	.run = run,
};
EOF
for f in corpus-bad corpus-good; do
	[ -e "$f/$id/first.txt" ] || cat >"$f/$id/first.txt" <<EOF
TODO: a short letter. The same case name in corpus-bad and corpus-good is a minimal pair:
two letters that differ only in what $id looks for.
EOF
done
cat <<EOF
Made
  $file               what it compares, and its page
  corpus-bad/$id/first.txt    a letter it must find the slip in
  corpus-good/$id/first.txt   its twin, which must stay silent
Next
  make && build/letterlint facts corpus-bad/$id/first.txt
  make bless CASE=$id/first   writes corpus-bad/$id/first.expected from what is found: read it
  make check
EOF
