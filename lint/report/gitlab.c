/* SPDX-License-Identifier: MIT */
/* GitLab's Code Quality report: one array. A fingerprint is unique in it and stays when lines
 * move. */
#include "engine/fingerprint.h"
#include "report/json.h"
#include "report/render.h"
#include "report/sha256.h"

static void put_issue(struct render *r, const char *path, uint32_t line, const char *check,
		      const char *severity, const char *description, const char *identity)
{
	char hex[65];
	struct json *o = json_object(), *location = json_object(), *lines = json_object();
	struct json *categories = json_array();
	/* the same slip in two letters is two issues */
	const char *whole = arena_printf(&r->arena, "%s\n%s\n%s", path, check, identity);
	sha256_hex(whole, sv(whole).n, hex);
	hex[32] = '\0';
	/* GitLab reads neither of these two, but Code Climate's own format demands them. */
	json_string(o, "type", "issue");
	json_push_string(categories, "Bug Risk");
	json_add(o, "categories", categories);
	json_string(o, "description", description);
	json_string(o, "check_name", check);
	json_string(o, "fingerprint", hex);
	json_string(o, "severity", severity);
	json_string(location, "path", path);
	json_number(lines, "begin", line);
	json_add(location, "lines", lines);
	json_add(o, "location", location);
	render_separate(r, ",");
	fputc('\n', r->out);
	json_write(r->out, o);
}

static void gitlab_begin(struct report *report)
{
	fputc('[', ((struct render *)report)->out);
}

static void gitlab_letter(struct report *report, const struct linted *l)
{
	static const char *const severities[] = {
		[LL_NOTE] = "info", [LL_WARNING] = "minor", [LL_ERROR] = "major"
	};
	struct render *r = (struct render *)report;
	render_count(r, l);
	const char *path = render_path(r, l->source->path);
	for (uint32_t i = 0; i < l->n; i++) {
		const struct ll_finding *f = l->v[i];
		put_issue(r, path, source_line(l->source, f->at.off), f->rule->check.id,
			  severities[f->severity], safe_text(&r->arena, sv(f->message)),
			  fingerprint_text(&r->arena, f->fingerprint, f->ordinal));
	}
}

static void gitlab_notice(struct report *report, enum notice_kind kind, const char *path,
			  const char *text)
{
	struct render *r = (struct render *)report;
	arena_reset(&r->arena);
	if (notice_is_failure(kind)) /* a letter may be told of several rules that were stopped */
		put_issue(r, render_path(r, path), 1, notice_name(kind), "blocker",
			  safe_text(&r->arena, sv(text)), kind == NOTICE_STOPPED ? text : "");
}

static void gitlab_end(struct report *report, int status)
{
	struct render *r = (struct render *)report;
	(void)status;
	fputs(r->count ? "\n]\n" : "]\n", r->out);
	render_free(r);
}

struct report *report_gitlab(FILE *out, const struct registry *g, const struct report_options *o)
{
	return render_new(sizeof(struct render),
			  &(struct report){ .begin = gitlab_begin,
					    .letter = gitlab_letter,
					    .notice = gitlab_notice,
					    .end = gitlab_end },
			  out, g, o);
}
