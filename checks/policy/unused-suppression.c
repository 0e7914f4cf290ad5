/* SPDX-License-Identifier: MIT */
/*
 * Found by the program itself, in letterlint.suppressions.json, after the
 * letters are linted. Here are its name, its level and its page.
 */
#include <letterlint/letterlint.h>

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	(void)ctx;
	(void)letter;
}

LL_CHECK(unused_suppression) = {
	LL_CHECK_ABI,
	.id = "unused-suppression",
	.family = "policy",
	.since = "0.1",
	.summary = "an entry of letterlint.suppressions.json that hides no finding, or has ended",
	.explain = "## What it finds\n\n"
		   "An entry of `letterlint.suppressions.json` that hides nothing: its letter was\n"
		   "linted and has no such finding any more, its letter is gone, another entry\n"
		   "says the same, or the day it was to end on is past.\n\n"
		   "## Why it matters\n\n"
		   "A suppression is a promise that somebody looked. One that is left behind\n"
		   "hides the same slip when it comes back, and nobody looks at that.\n\n"
		   "## Fires on\n\n"
		   "> { **\"fingerprint\": \"5f2c60e1d3a94b78:1\"**, \"check\": \"pronoun-mismatch\",\n"
		   "> \"file\": \"0417.txt\", \"reason\": \"the earlier decision is quoted\", ... }\n"
		   ">\n"
		   "> and 0417.txt says *he* now\n\n"
		   "## Stays silent on\n\n"
		   "- entries of letters that were not linted in this run, or not by that check\n"
		   "- entries for any letter, unless all below their folder was linted\n\n"
		   "## How to fix\n\n"
		   "`letterlint suppressions --prune` takes such entries out and keeps the rest of\n"
		   "the file as it is.\n",
	.severity = LL_NOTE,
	.status = LL_STABLE,
	.run = run,
};
