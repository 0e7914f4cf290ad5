/* SPDX-License-Identifier: MIT */
#include "commands/commands.h"

#include "report/terminal.h"

#include <stdio.h>
#include <string.h>

#ifndef LL_VERSION
#define LL_VERSION "0"
#endif

const struct command commands[] = {
	{ "check", 1, SIZE_MAX, "a letter or a folder: letterlint check PATH...", cmd_check },
	{ "explain", 1, 1, "the id of one check: letterlint explain ID", cmd_explain },
	{ "checks", 0, 0, "nothing more: letterlint checks", cmd_checks },
	{ "facts", 1, 1, "one letter: letterlint facts LETTER", cmd_facts },
	{ "test-rules", 0, 1, "at most one config: letterlint test-rules [CONFIG]", cmd_test_rules },
	{ "cache", 1, 1, "the word clean: letterlint cache clean", cmd_cache, .bare = true },
	{ "suppress", 1, SIZE_MAX,
	  "a fingerprint, as --show-fingerprints shows it: letterlint suppress FINGERPRINT... "
	  "--reason TEXT [PATH...]",
	  cmd_suppress },
	{ "suppressions", 0, SIZE_MAX, "", cmd_suppressions },
	{ "config", 0, 1, "one letter or folder: letterlint config [PATH]", cmd_config },
	{ "init", 0, 1, "one folder: letterlint init [FOLDER]", cmd_init, .bare = true },
	{ "profile", 1, 1, "one letter: letterlint profile LETTER", cmd_profile },
	{ "profiles", 0, 1, "at most one name: letterlint profiles [NAME]", cmd_profiles },
	{ "help", 0, SIZE_MAX, "", cmd_help, .bare = true },
	{ "version", 0, SIZE_MAX, "", cmd_version, .bare = true },
	{ NULL },
};

static const char help[] =
	"letterlint finds places where a determination letter contradicts itself.\n"
	"\n"
	"  letterlint [check] PATH...   lint letters: text files, folders of *.txt,\n"
	"                               - for standard input\n"
	"  letterlint checks            list the checks\n"
	"  letterlint explain ID        what a check finds, why it matters, how to fix it\n"
	"  letterlint facts LETTER      what was understood of a letter, a fact a line\n"
	"  letterlint profile LETTER    of which family a letter is, and why\n"
	"  letterlint profiles [NAME]   list the letter families; the profile of one\n"
	"  letterlint test-rules [CONFIG]  try the rules of a config on their examples\n"
	"  letterlint config [PATH]     what holds for a letter or folder, and where each\n"
	"                               value is from; also --format=json\n"
	"  letterlint init [FOLDER]     write a letterlint.json to begin with\n"
	"  letterlint cache clean       remove what --cache keeps\n"
	"  letterlint suppress FINGERPRINT... --reason TEXT [PATH...]\n"
	"                               let findings stay: not shown, not counted\n"
	"  letterlint suppressions [PATH...]   list what was let stay; --prune drops entries\n"
	"                               that hide nothing any more\n"
	"\n"
	"Which letters\n"
	"  --files-from FILE    also those listed there, one a line; - for standard input\n"
	"  -0, --null           in that list a NUL ends each name: git diff -z, find -print0\n"
	"  --diff-filter BASE   only those that changed since a git revision, also new ones;\n"
	"                       'BASE...': since this branch left BASE\n"
	"  --force-exclude      leave out what configs exclude, even if it is named here\n"
	"  --max-size SIZE      refuse larger files; bytes, or with K, M, G (default 16M)\n"
	"  --cache[=DIR]        keep findings, and lint only letters that are not known; what\n"
	"                       is kept has words of the letters\n"
	"  --cache-size SIZE    keep so much, what was used last (default 512M)\n"
	"  -j, --jobs N         so many letters at a time (default: one a core); what comes\n"
	"                       out is the same, in the same order\n"
	"\n"
	"What to look for; a letterlint.json beside the letters may say it as well\n"
	"  --select LIST        only these checks: ids or families, with commas\n"
	"  --ignore LIST        not these checks\n"
	"  --level ID=LEVEL     report a check as error, warning or note, or turn it off\n"
	"  --load FILE.so       add a check from a shared object\n"
	"  --config FILE        this config alone; none is looked for beside the letters\n"
	"  --no-config          no config at all\n"
	"  --reference-date DAY no event of a letter can be later: 2015-03-31, or today\n"
	"  --family NAME        take all letters to be of this family; auto: as each looks\n"
	"  --profile FILE       add a letter family; may be given several times\n"
	"\n"
	"What comes out\n"
	"  --format FORMAT      text (default), concise (a line each), grouped (by file),\n"
	"                       markdown (a job's page), json, ndjson, sarif (SARIF 2.1.0),\n"
	"                       github, gitlab, junit, checkstyle or rdjson (reviewdog)\n"
	"  -o, --output FILE    write there instead: whole or not at all\n"
	"  --report FORMAT:FILE write this report too; may be given several times\n"
	"  --redact             leave out all words of the letters: reports may go anywhere\n"
	"  --redact-salt TEXT   redact, with fingerprints that stay the same from run to run\n"
	"  --color WHEN         auto (default), always or never\n"
	"  --column-unit UNIT   columns count codepoint (default), byte, utf16 or display\n"
	"                       (cells), where the format does not say\n"
	"  --sarif-no-snippets  do not quote the letters' lines in SARIF\n"
	"  --statistics         afterwards, say how much of the letters was understood\n"
	"  --verbose            say how each letter was read\n"
	"  --progress WHEN      how far a long run is, on a terminal: auto (default), never\n"
	"\n"
	"Correcting letters (see .github/docs/fixes.md)\n"
	"  --fix                make the safe fixes in the letters, then report what is left;\n"
	"                       standard input goes to standard output\n"
	"  --fix-only           make them and report nothing\n"
	"  --diff               make none: write them as a diff for git apply\n"
	"  --unsafe-fixes       with any of these: also fixes that may change what is said;\n"
	"                       of two facts that disagree none is ever chosen\n"
	"  --fixable LIST       fix what these checks find, and nothing else\n"
	"  --unfixable LIST     do not fix what these checks find\n"
	"\n"
	"How strict to be\n"
	"  --fail-on LEVEL      exit with 1 from this level on: error, warning (default),\n"
	"                       note or never\n"
	"\n"
	"  --baseline FILE      only what is not in this list of earlier findings counts\n"
	"  --update-baseline    write the list: what is found now\n"
	"  --suppressions FILE  that file's, not those of the nearest\n"
	"                       letterlint.suppressions.json above each letter\n"
	"  --no-suppressions    show what was let stay as well\n"
	"  --show-fingerprints  how to name a finding, in text, concise and grouped\n"
	"  --report-suppressed  sarif, json, ndjson: also tell what is suppressed, and (sarif)\n"
	"                       what the baseline had and is gone\n"
	"\n"
	"Letting findings stay: suppress and suppressions\n"
	"  --reason TEXT        why; must be given\n"
	"  --who NAME           who decided (default: git's user.name, else the login name)\n"
	"  --expires DATE       the last day it holds, as 2027-05-31\n"
	"  --everywhere         in all letters below, not only in the one that has it\n"
	"  --unseen ID          although no letter has it now: a finding of check ID\n"
	"  --prune              drop the entries that hide nothing\n"
	"\n"
	"  --version, --help\n"
	"\n"
	"Findings go to standard output, trouble to standard error.\n"
	"Exit status: 0 nothing found (with --fix: or left), 1 something found (with\n"
	"--diff: something to fix), 2 trouble: a wrong option, a file that could not be\n"
	"read or was no letter, output that could not be written.\n"
	"\n"
	"  letterlint letters/                       lint a folder\n"
	"  letterlint --select dates letter.txt      only dates\n"
	"  letterlint --format=sarif -o out.sarif letters/\n";

int cmd_help(const struct options *o, struct registry *g)
{
	(void)o;
	(void)g;
	fputs(help, stdout);
	return STATUS_CLEAN;
}

int cmd_version(const struct options *o, struct registry *g)
{
	(void)o;
	(void)g;
	printf("letterlint %s\ncheck interface %d.%d\n", LL_VERSION, LL_ABI_MAJOR, LL_ABI_MINOR);
	return STATUS_CLEAN;
}

static void tell_complaints(struct configs *c)
{
	const char *file, *why;
	while ((why = configs_complaint(c, &file)) != NULL)
		complain("%s", why);
}

struct configs *configs_of(const struct options *o, struct registry *g)
{
	const char *why;
	struct configs *c = configs_new(g, &o->wanted, &why);
	if (!c)
		complain("%s", why);
	if (!c || !configs_are_broken(c))
		return c;
	tell_complaints(c);
	configs_free(c);
	return NULL;
}

const struct policy *policy_of(struct configs *c, const char *path)
{
	const char *why;
	const struct policy *p = configs_policy(c, path, &why);
	const char *unknown = configs_unknown(c);
	tell_complaints(c);
	if (!p)
		complain("%s: %s", shown_path(path), why);
	else if (unknown)
		complain("%s", unknown);
	return unknown ? NULL : p;
}

static void put_line(FILE *out, const char *fmt, va_list ap)
{
	struct arena a = { 0 };
	const char *s = arena_vprintf(&a, fmt, ap);
	put_safe(out, (struct ll_sv){ s, strlen(s) });
	fputc('\n', out);
	arena_free(&a);
}

void complain(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fputs("letterlint: ", stderr);
	put_line(stderr, fmt, ap);
	va_end(ap);
}

void say(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	put_line(stdout, fmt, ap);
	va_end(ap);
}

const char *shown_path(const char *path)
{
	return strcmp(path, "-") ? path : "<stdin>";
}
