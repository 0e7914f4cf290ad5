/* SPDX-License-Identifier: MIT */
/*
 * SARIF 2.1.0. Results are written as they come, one a line; what must stand
 * behind them in the file (the letters that have some, the invocation) is kept
 * as text until the end (later.h). The same letters give the same bytes.
 */
#include "report/later.h"
#include "report/report.h"
#include "report/sarif_result.h"
#include "report/sarif_rule.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef LL_VERSION
#define LL_VERSION "0"
#endif

struct sarif_report {
	struct report report;
	FILE *out;
	struct report_options options;
	const struct registry *registry;
	struct arena arena; /* of the letter at hand */
	char *cwd;
	uint32_t nresults;
	bool trouble;
	struct later artifacts, notifications;
};

/* ---- The log ---- */

static void sarif_begin(struct report *r)
{
	struct sarif_report *s = (struct sarif_report *)r;
	fputs("{\"$schema\":\"https://json.schemastore.org/"
	      "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n"
	      "\"columnKind\":\"utf16CodeUnits\",\n\"results\":[",
	      s->out);
}

/* Last, for which checks ran is known when the last letter's config is. */
static void put_tool(struct sarif_report *s)
{
	struct json *driver = json_object();
	json_string(driver, "name", "letterlint");
	json_string(driver, "semanticVersion", LL_VERSION);
	json_string(driver, "version", LL_VERSION);
	json_string(driver, "language", "en-US");
#ifdef LL_HOMEPAGE
	json_string(driver, "informationUri", LL_HOMEPAGE);
#endif
	json_text(driver, "shortDescription",
		  "Finds places where a determination letter contradicts itself.");
	json_add(driver, "rules", sarif_rules(s->registry));
	json_add(driver, "notifications", sarif_descriptors());
	fputs("\"tool\":{\"driver\":", s->out);
	json_write(s->out, driver);
	fputs("}", s->out);
}

/* Empties the arena for it. */
static struct sarif_letter letter_at(struct sarif_report *s, const char *path)
{
	arena_reset(&s->arena);
	struct sarif_letter letter = {
		.artifact = s->artifacts.count,
		.snippets = s->options.snippets && !s->options.redacted,
		.cwd = s->cwd,
		.redacted = s->options.redacted,
		.suppressed = s->options.suppressed,
		.baseline = s->options.baseline,
	};
	letter.uri = uri_of(&s->arena, s->cwd, path, &letter.relative);
	return letter;
}

static void put_result(struct sarif_report *s, struct json *result)
{
	fputs(s->nresults++ ? ",\n" : "\n", s->out);
	json_write(s->out, result);
}

static void sarif_letter(struct report *r, const struct linted *l)
{
	struct sarif_report *s = (struct sarif_report *)r;
	uint32_t told = 0;
	for (uint32_t i = 0; i < l->nall; i++)
		told += is_told(&s->options, l->all[i]);
	if (!told)
		return;
	struct sarif_letter letter = letter_at(s, l->source->path);
	letter.linted = l;
	letter.hashes = line_hashes(&s->arena, l->source);
	for (uint32_t i = 0; i < l->nall; i++)
		if (is_told(&s->options, l->all[i]))
			put_result(s, sarif_result(&s->arena, &letter, l->all[i]));
	later_add(&s->artifacts, sarif_artifact(&letter));
}

/* GitHub knows no states and would open it again: only where states are asked for. */
static void sarif_gone_letter(struct report *r, const struct gone *g)
{
	struct sarif_report *s = (struct sarif_report *)r;
	if (!s->options.suppressed || !s->options.baseline)
		return;
	struct sarif_letter letter = letter_at(s, g->path);
	put_result(s, sarif_gone(&s->arena, &letter, g));
}

static void sarif_notice(struct report *r, enum notice_kind kind, const char *path,
			 const char *text)
{
	struct sarif_report *s = (struct sarif_report *)r;
	bool relative;
	arena_reset(&s->arena);
	const char *uri = uri_of(&s->arena, s->cwd, path, &relative);
	s->trouble |= kind == NOTICE_UNREADABLE || kind == NOTICE_STOPPED;
	later_add(&s->notifications, sarif_notification(kind, uri, relative, text));
}

static void sarif_end(struct report *r, int status)
{
	struct sarif_report *s = (struct sarif_report *)r;
	fputs(s->nresults ? "\n],\n\"artifacts\":[" : "],\n\"artifacts\":[", s->out);
	later_copy(&s->artifacts, s->out);
	fprintf(s->out,
		"],\n\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d,"
		"\"toolExecutionNotifications\":[",
		s->trouble ? "false" : "true", status);
	later_copy(&s->notifications, s->out);
	fputs("]}],\n", s->out);
	put_tool(s);
	fputs("\n}]}\n", s->out);
	arena_free(&s->arena);
	free(s->cwd);
	free(s);
}

struct report *report_sarif(FILE *out, const struct registry *g, const struct report_options *o)
{
	struct sarif_report *s = malloc(sizeof *s);
	if (!s)
		out_of_memory();
	*s = (struct sarif_report){
		.report = { .begin = sarif_begin,
			    .letter = sarif_letter,
			    .notice = sarif_notice,
			    .gone = sarif_gone_letter,
			    .end = sarif_end },
		.out = out,
		.options = *o,
		.registry = g,
		.cwd = getcwd(NULL, 0),
	};
	if (!s->cwd)
		s->cwd = strdup("/");
	if (!s->cwd)
		out_of_memory();
	later_open(&s->artifacts);
	later_open(&s->notifications);
	return &s->report;
}
