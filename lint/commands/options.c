/* SPDX-License-Identifier: MIT */
#include "commands/commands.h"
#include "commands/options_values.h"

#include "base/nearest.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GIB ((uint64_t)1 << 30)

enum {
	OPT_FORMAT = 256,
	OPT_REPORT,
	OPT_REDACT,
	OPT_REDACT_SALT,
	OPT_SELECT,
	OPT_IGNORE,
	OPT_LEVEL,
	OPT_FIXABLE,
	OPT_UNFIXABLE,
	OPT_FAIL_ON,
	OPT_LOAD,
	OPT_FAMILY,
	OPT_PROFILE,
	OPT_COLOR,
	OPT_STATISTICS,
	OPT_MAX_SIZE,
	OPT_VERBOSE,
	OPT_COLUMN_UNIT,
	OPT_NO_SNIPPETS,
	OPT_VERSION,
	OPT_HELP,
	OPT_OUTPUT,
	OPT_JOBS,
	OPT_FILES_FROM,
	OPT_NULL,
	OPT_FIX,
	OPT_FIX_ONLY,
	OPT_DIFF,
	OPT_UNSAFE_FIXES,
	OPT_PROGRESS,
	OPT_DIFF_FILTER,
	OPT_CONFIG,
	OPT_NO_CONFIG,
	OPT_FORCE_EXCLUDE,
	OPT_REFERENCE_DATE,
	OPT_SUPPRESSIONS,
	OPT_NO_SUPPRESSIONS,
	OPT_REPORT_SUPPRESSED,
	OPT_SHOW_FINGERPRINTS,
	OPT_BASELINE,
	OPT_UPDATE_BASELINE,
	OPT_REASON,
	OPT_WHO,
	OPT_EXPIRES,
	OPT_UNSEEN,
	OPT_EVERYWHERE,
	OPT_PRUNE,
	OPT_CACHE,
	OPT_CACHE_SIZE
};

static const struct option long_options[] = {
	{ "format", required_argument, NULL, OPT_FORMAT },
	{ "output", required_argument, NULL, OPT_OUTPUT },
	{ "report", required_argument, NULL, OPT_REPORT },
	{ "redact", no_argument, NULL, OPT_REDACT },
	{ "redact-salt", required_argument, NULL, OPT_REDACT_SALT },
	{ "select", required_argument, NULL, OPT_SELECT },
	{ "ignore", required_argument, NULL, OPT_IGNORE },
	{ "level", required_argument, NULL, OPT_LEVEL },
	{ "fixable", required_argument, NULL, OPT_FIXABLE },
	{ "unfixable", required_argument, NULL, OPT_UNFIXABLE },
	{ "fail-on", required_argument, NULL, OPT_FAIL_ON },
	{ "load", required_argument, NULL, OPT_LOAD },
	{ "family", required_argument, NULL, OPT_FAMILY },
	{ "profile", required_argument, NULL, OPT_PROFILE },
	{ "color", required_argument, NULL, OPT_COLOR },
	{ "colour", required_argument, NULL, OPT_COLOR },
	{ "statistics", no_argument, NULL, OPT_STATISTICS },
	{ "max-size", required_argument, NULL, OPT_MAX_SIZE },
	{ "verbose", no_argument, NULL, OPT_VERBOSE },
	{ "column-unit", required_argument, NULL, OPT_COLUMN_UNIT },
	{ "sarif-no-snippets", no_argument, NULL, OPT_NO_SNIPPETS },
	{ "jobs", required_argument, NULL, OPT_JOBS },
	{ "files-from", required_argument, NULL, OPT_FILES_FROM },
	{ "null", no_argument, NULL, OPT_NULL },
	{ "fix", no_argument, NULL, OPT_FIX },
	{ "fix-only", no_argument, NULL, OPT_FIX_ONLY },
	{ "diff", no_argument, NULL, OPT_DIFF },
	{ "diff-filter", required_argument, NULL, OPT_DIFF_FILTER },
	{ "progress", required_argument, NULL, OPT_PROGRESS },
	{ "unsafe-fixes", no_argument, NULL, OPT_UNSAFE_FIXES },
	{ "config", required_argument, NULL, OPT_CONFIG },
	{ "no-config", no_argument, NULL, OPT_NO_CONFIG },
	{ "force-exclude", no_argument, NULL, OPT_FORCE_EXCLUDE },
	{ "reference-date", required_argument, NULL, OPT_REFERENCE_DATE },
	{ "suppressions", required_argument, NULL, OPT_SUPPRESSIONS },
	{ "no-suppressions", no_argument, NULL, OPT_NO_SUPPRESSIONS },
	{ "report-suppressed", no_argument, NULL, OPT_REPORT_SUPPRESSED },
	{ "show-fingerprints", no_argument, NULL, OPT_SHOW_FINGERPRINTS },
	{ "baseline", required_argument, NULL, OPT_BASELINE },
	{ "update-baseline", no_argument, NULL, OPT_UPDATE_BASELINE },
	{ "reason", required_argument, NULL, OPT_REASON },
	{ "who", required_argument, NULL, OPT_WHO },
	{ "expires", required_argument, NULL, OPT_EXPIRES },
	{ "unseen", required_argument, NULL, OPT_UNSEEN },
	{ "everywhere", no_argument, NULL, OPT_EVERYWHERE },
	{ "prune", no_argument, NULL, OPT_PRUNE },
	{ "cache", optional_argument, NULL, OPT_CACHE },
	{ "cache-size", required_argument, NULL, OPT_CACHE_SIZE },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ "help", no_argument, NULL, OPT_HELP },
	{ 0 },
};

/* ---- Options ---- */

static int take(struct options *o, int opt, const char *value)
{
	static const char *const whens[] = { "auto", "always", "never", NULL };
	static const char *const progress[] = { "auto", "never", NULL };
	static const char *const units[] = { "codepoint", "byte", "utf16", "display", NULL };
	static const char *const levels[] = { "note", "warning", "error", "never", NULL };
	int i = 0;
	switch (opt) {
	case OPT_FORMAT:
		o->format = option_format("format", value);
		o->formatted = true;
		return o->format ? 0 : -1;
	case OPT_REPORT:
		return option_report(o, value);
	case OPT_REDACT_SALT:
		if (!*value) {
			complain("--redact-salt is empty, as a variable that is not set may be: who "
				 "knows that could try out words; --redact alone has one of each run");
			return -1;
		}
		o->redact_salt = value;
		o->redact = true;
		break;
	case OPT_REDACT:
		o->redact = true;
		break;
	case OPT_COLOR:
		i = option_one_of("color", value, whens);
		o->color = (enum color_when)i;
		break;
	case OPT_PROGRESS:
		i = option_one_of("progress", value, progress);
		o->no_progress = i == 1;
		break;
	case OPT_COLUMN_UNIT:
		i = option_one_of("column-unit", value, units);
		o->unit = (enum column_unit)i;
		break;
	case OPT_FAIL_ON:
		i = option_one_of("fail-on", value, levels);
		o->wanted.fail_on = LL_NOTE + (uint32_t)i;
		break;
	case OPT_CONFIG:
		o->wanted.config = value;
		break;
	case OPT_NO_CONFIG:
		o->wanted.no_config = true;
		break;
	case OPT_FORCE_EXCLUDE:
		o->force_exclude = true;
		break;
	case OPT_REFERENCE_DATE:
		return option_date(value, &o->wanted);
	case OPT_MAX_SIZE:
		return option_size("max-size", value, GIB, &o->max_size);
	case 'o':
	case OPT_OUTPUT:
		o->output = value;
		break;
	case OPT_SELECT:
		*VEC_PUSH(&o->arena, &o->wanted.select) = value;
		break;
	case OPT_IGNORE:
		*VEC_PUSH(&o->arena, &o->wanted.ignore) = value;
		break;
	case OPT_FIXABLE:
		*VEC_PUSH(&o->arena, &o->wanted.fixable) = value;
		break;
	case OPT_UNFIXABLE:
		*VEC_PUSH(&o->arena, &o->wanted.unfixable) = value;
		break;
	case OPT_LEVEL:
		*VEC_PUSH(&o->arena, &o->wanted.level) = value;
		break;
	case OPT_FAMILY:
		o->wanted.family = value;
		break;
	case OPT_PROFILE:
		return option_profile(o, value);
	case OPT_LOAD:
		*VEC_PUSH(&o->arena, &o->load) = value;
		break;
	case 'j':
	case OPT_JOBS:
		return option_jobs(value, &o->jobs);
	case OPT_FILES_FROM:
		o->files_from = value;
		break;
	case '0':
	case OPT_NULL:
		o->null = true;
		break;
	case OPT_DIFF:
		o->diff = true;
		/* fall through */
	case OPT_FIX_ONLY:
		o->fix_only = true;
		/* fall through */
	case OPT_FIX:
		o->fix = true;
		break;
	case OPT_UNSAFE_FIXES:
		o->unsafe_fixes = true;
		break;
	case OPT_DIFF_FILTER:
		o->changed_since = value;
		break;
	case OPT_CACHE:
		o->use_cache = true;
		o->cache = value;
		break;
	case OPT_CACHE_SIZE:
		return option_size("cache-size", value, 1024 * GIB, &o->cache_size);
	case OPT_SUPPRESSIONS:
		o->suppressions = value;
		break;
	case OPT_NO_SUPPRESSIONS:
		o->no_suppressions = true;
		break;
	case OPT_REPORT_SUPPRESSED:
		o->report_suppressed = true;
		break;
	case OPT_SHOW_FINGERPRINTS:
		o->show_fingerprints = true;
		break;
	case OPT_BASELINE:
		o->baseline = value;
		break;
	case OPT_UPDATE_BASELINE:
		o->update_baseline = true;
		break;
	case OPT_REASON:
		o->reason = value;
		break;
	case OPT_WHO:
		o->who = value;
		break;
	case OPT_EXPIRES:
		o->expires = value;
		break;
	case OPT_UNSEEN:
		o->unseen = value;
		break;
	case OPT_EVERYWHERE:
		o->everywhere = true;
		break;
	case OPT_PRUNE:
		o->prune = true;
		break;
	case OPT_STATISTICS:
		o->statistics = true;
		break;
	case OPT_VERBOSE:
		o->verbose = true;
		break;
	case OPT_NO_SNIPPETS:
		o->no_snippets = true;
		break;
	}
	return i < 0 ? -1 : 0;
}

static int bad_option(int argc, char **argv, int opt)
{
	/* getopt has stepped over the argument it did not like, or stands in a cluster of
	 * letters */
	const char *given = optind > 0 && optind <= argc ? argv[optind - 1] : "";
	if (optopt && optopt < 256) {
		complain(opt == ':' ? "-%c needs a value"
				    : "there is no option -%c; see letterlint --help",
			 optopt);
		return -1;
	}
	size_t n = strcspn(given, "=");
	struct ll_sv word = { given + 2, n < 2 ? 0 : n - 2 };
	struct nearest best = { 0 };
	if (opt == ':') {
		complain("%.*s needs a value", (int)n, given);
		return -1;
	}
	if (optopt) {
		complain("%.*s takes no value", (int)n, given);
		return -1;
	}
	for (const struct option *l = long_options; l->name; l++)
		nearest_try(&best, word, l->name);
	if (best.word)
		complain("there is no option %.*s; did you mean --%s?", (int)n, given, best.word);
	else
		complain("there is no option %.*s; see letterlint --help", (int)n, given);
	return -1;
}

/* ---- Commands ---- */

static const struct command *command_named(const char *name)
{
	const struct command *c = commands;
	while (strcmp(c->name, name))
		c++;
	return c;
}

static bool looks_like_path(const char *s)
{
	return strpbrk(s, "/.") || !strcmp(s, "-") || !access(s, F_OK);
}

/* The first argument is a command, or the first PATH of `check`. */
static int find_command(struct options *o, bool only_paths)
{
	size_t which = 0;
	bool named = false;
	if (o->nargs && !only_paths) {
		struct nearest best = { 0 };
		for (size_t i = 0; commands[i].name && !named; i++) {
			nearest_try(&best, (struct ll_sv){ o->args[0], strlen(o->args[0]) },
				    commands[i].name);
			named = !strcmp(commands[i].name, o->args[0]);
			which = named ? i : 0;
		}
		if (!named && best.word && !looks_like_path(o->args[0])) {
			complain("there is no command '%s' and no such file; did you mean '%s'?",
				 o->args[0], best.word);
			return -1;
		}
		if (named) {
			o->args++;
			o->nargs--;
		}
	}
	o->command = &commands[which];
	const bool listed = o->command->run == cmd_check && (o->files_from || o->changed_since);
	if ((o->nargs < commands[which].min && !listed) || o->nargs > commands[which].max) {
		if (!named && !o->nargs)
			complain("nothing to do; give it a letter or a folder, or see letterlint "
				 "--help");
		else
			complain("%s takes %s", commands[which].name, commands[which].wants);
		return -1;
	}
	return 0;
}

int options_parse(struct options *o, int argc, char **argv)
{
	*o = (struct options){ .max_size = 16 << 20, .format = formats };
	bool show_help = false, show_version = false;
	opterr = 0;
	o->args = arena_array(&o->arena, char *, argc + 1);
	/* '-': arguments come in their order, so that options may follow them */
	for (int opt; (opt = getopt_long(argc, argv, "-:o:j:0hV", long_options, NULL)) != -1;) {
		if (opt == '?' || opt == ':')
			return bad_option(argc, argv, opt);
		show_help |= opt == 'h' || opt == OPT_HELP;
		show_version |= opt == 'V' || opt == OPT_VERSION;
		if (opt == 1)
			o->args[o->nargs++] = optarg;
		else if (take(o, opt, optarg))
			return -1;
	}
	/* after "--" a first argument is a PATH, whatever it says */
	bool only_paths = !o->nargs;
	while (optind < argc)
		o->args[o->nargs++] = argv[optind++];
	if (show_help || show_version) {
		o->command = command_named(show_help ? "help" : "version");
		return 0;
	}
	return find_command(o, only_paths) || options_conflict(o) ? -1 : 0;
}
