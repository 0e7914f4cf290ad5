/* SPDX-License-Identifier: MIT */
#include "triage/suppressions.h"

#include "base/path.h"
#include "engine/fingerprint.h"
#include "facts/dates.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- Days ---- */

const char *today(struct arena *a)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
	bool given = epoch && *epoch && !*end;
	time_t now = given ? (time_t)seconds : time(NULL);
	struct tm tm = { 0 };
	if (given)
		gmtime_r(&now, &tm);
	else
		localtime_r(&now, &tm);
	return arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static unsigned digits(const char *s, int n)
{
	unsigned value = 0;
	while (n--)
		value = value * 10 + (unsigned)(*s++ - '0');
	return value;
}

bool is_day(const char *s)
{
	static const char form[] = "0000-00-00";
	if (strlen(s) != sizeof form - 1)
		return false;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '-' ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	unsigned year = digits(s, 4), month = digits(s + 5, 2), day = digits(s + 8, 2);
	return year && month >= 1 && month <= 12 && day >= 1 &&
	       day <= date_month_days((int32_t)year, month);
}

/* ---- Reading ---- */

struct reading {
	struct suppressions *s;
	struct suppression *entry;
	const char *now;
};

static void take_print(void *arg, struct jsonc *j, const cJSON *value)
{
	struct suppression *e = ((struct reading *)arg)->entry;
	if (!jsonc_string(j, value, &e->print))
		return;
	e->node = value;
	if (!fingerprint_read(e->print, &e->fingerprint, &e->ordinal))
		jsonc_complain(j, value,
			       "'%s' is no fingerprint: 16 hexadecimal digits, a colon and a "
			       "number, as --show-fingerprints shows them",
			       jsonc_shown(j, e->print));
}

/* A string that says something. */
static bool take_text(struct jsonc *j, const cJSON *value, const char **out)
{
	if (!jsonc_string(j, value, out))
		return false;
	if ((*out)[strspn(*out, " \t\r\n")])
		return true;
	jsonc_complain(j, value, "'%s' is empty", value->string);
	return false;
}

static void take_check(void *arg, struct jsonc *j, const cJSON *value)
{
	take_text(j, value, &((struct reading *)arg)->entry->check);
}

static void take_reason(void *arg, struct jsonc *j, const cJSON *value)
{
	take_text(j, value, &((struct reading *)arg)->entry->reason);
}

static void take_who(void *arg, struct jsonc *j, const cJSON *value)
{
	take_text(j, value, &((struct reading *)arg)->entry->who);
}

static bool take_day(struct jsonc *j, const cJSON *value, const char **out)
{
	if (!jsonc_string(j, value, out))
		return false;
	if (is_day(*out))
		return true;
	jsonc_complain(j, value, "'%s' is no day; write it as 2026-11-27", jsonc_shown(j, *out));
	return false;
}

static void take_date(void *arg, struct jsonc *j, const cJSON *value)
{
	take_day(j, value, &((struct reading *)arg)->entry->date);
}

static void take_expires(void *arg, struct jsonc *j, const cJSON *value)
{
	struct reading *r = arg;
	if (take_day(j, value, &r->entry->expires))
		r->entry->expired = strcmp(r->entry->expires, r->now) < 0;
}

static void take_file(void *arg, struct jsonc *j, const cJSON *value)
{
	struct reading *r = arg;
	struct suppression *e = r->entry;
	if (take_text(j, value, &e->file))
		e->letter = path_whole(&r->s->arena, r->s->folder, e->file);
}

static void take_entries(void *arg, struct jsonc *j, const cJSON *value)
{
	static const struct jsonc_key keys[] = {
		{ "fingerprint", take_print, true },
		{ "check", take_check, true },
		{ "file", take_file, false },
		{ "reason", take_reason, true },
		{ "who", take_who, true },
		{ "date", take_date, true },
		{ "expires", take_expires, false },
		{ 0 },
	};
	struct reading *r = arg;
	struct suppressions *s = r->s;
	const cJSON *node;
	if (!jsonc_is_list(j, value))
		return;
	s->list = value;
	cJSON_ArrayForEach(node, value)
	{
		struct suppression *e = VEC_PUSH(&s->arena, &s->entries);
		e->of = s;
		r->entry = e;
		jsonc_object(j, node, keys, r);
		if (jsonc_enough(j))
			return;
	}
}

static void take_version(void *arg, struct jsonc *j, const cJSON *value)
{
	int64_t version;
	(void)arg;
	if (!jsonc_int(j, value, 1, INT32_MAX, &version) || version == SUPPRESSIONS_VERSION)
		return;
	jsonc_complain(j, value, "version %lld is not known; this program knows %d",
		       (long long)version, SUPPRESSIONS_VERSION);
}

/* ---- Finding entries ---- */

static int by_print(const void *pa, const void *pb)
{
	const struct suppression *a = *(struct suppression *const *)pa,
				 *b = *(struct suppression *const *)pb;
	if (a->fingerprint != b->fingerprint)
		return a->fingerprint < b->fingerprint ? -1 : 1;
	if (a->ordinal != b->ordinal)
		return a->ordinal < b->ordinal ? -1 : 1;
	return a < b ? -1 : a > b;
}

static int compare_letters(const char *a, const char *b)
{
	return !a || !b ? (a != NULL) - (b != NULL) : strcmp(a, b);
}

static int by_letter(const void *pa, const void *pb)
{
	const struct suppression *a = *(struct suppression *const *)pa,
				 *b = *(struct suppression *const *)pb;
	int order = compare_letters(a->letter, b->letter);
	return order ? order : a < b ? -1 : a > b;
}

static bool same_print(const struct suppression *a, const struct suppression *b)
{
	return a->fingerprint == b->fingerprint && a->ordinal == b->ordinal;
}

static void sort_entries(struct suppressions *s)
{
	uint32_t n = s->entries.n;
	s->by_print = arena_array(&s->arena, struct suppression *, n + 1);
	s->by_letter = arena_array(&s->arena, struct suppression *, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		s->by_print[i] = s->by_letter[i] = &s->entries.v[i];
		s->anywhere += !s->entries.v[i].letter;
	}
	if (!n)
		return;
	qsort(s->by_print, n, sizeof *s->by_print, by_print);
	qsort(s->by_letter, n, sizeof *s->by_letter, by_letter);
	/* equal ones stand together, first come first */
	for (uint32_t i = 1; i < n; i++) {
		struct suppression *e = s->by_print[i];
		for (uint32_t k = i; k-- && same_print(s->by_print[k], e) && !e->twin;)
			if (!compare_letters(s->by_print[k]->letter, e->letter))
				e->twin = s->by_print[k];
	}
}

static struct suppressions *start(const char *path, const char *shown)
{
	struct suppressions *s = calloc(1, sizeof *s);
	if (!s)
		out_of_memory();
	s->path = arena_strndup(&s->arena, path, strlen(path));
	s->shown = arena_strndup(&s->arena, shown, strlen(shown));
	s->folder = path_folder(&s->arena, s->path);
	return s;
}

static void understand(struct suppressions *s, const char *now)
{
	static const struct jsonc_key keys[] = {
		{ "$schema", NULL, false },
		{ "version", take_version, true },
		{ "suppressions", take_entries, true },
		{ 0 },
	};
	struct reading r = { .s = s, .now = now };
	if (s->j.root)
		jsonc_object(&s->j, s->j.root, keys, &r);
	if (s->j.complaints.n)
		s->entries.n = 0;
	sort_entries(s);
}

struct suppressions *suppressions_read(const char *path, const char *shown, const char *now)
{
	struct suppressions *s = start(path, shown);
	jsonc_read(&s->j, s->shown);
	understand(s, now);
	return s;
}

struct suppressions *suppressions_new(const char *path, const char *shown)
{
	static const char text[] =
		"// Findings that somebody looked at and let stay; letterlint(1) tells of this "
		"file.\n"
		"// `letterlint suppress` adds to it, `letterlint suppressions --prune` takes "
		"away.\n"
		"{\n"
		"\t\"version\": 1,\n"
		"\t\"suppressions\": []\n"
		"}\n";
	struct suppressions *s = start(path, shown);
	if (jsonc_parse(&s->j, s->shown, text, sizeof text - 1))
		BUG("a new file is no JSON");
	understand(s, "");
	return s;
}

void suppressions_free(struct suppressions *s)
{
	if (!s)
		return;
	jsonc_free(&s->j);
	arena_free(&s->arena);
	free(s);
}

/* ---- Letters ---- */

static void meet(struct suppression *e, const struct linted *l)
{
	const struct setting *setting = policy_find(l->policy, sv(e->check));
	e->met |= !setting || setting->on;
	e->unknown |= !setting;
	e->missed |= setting && setting->on && !linted_by(l, setting->rule);
}

void suppressions_meet(struct suppressions *s, const char *letter, const struct linted *l)
{
	uint32_t low = s->anywhere, high = s->entries.n;
	for (uint32_t i = 0; i < s->anywhere; i++)
		meet(s->by_letter[i], l);
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (strcmp(s->by_letter[mid]->letter, letter) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < s->entries.n && !strcmp(s->by_letter[low]->letter, letter); low++)
		meet(s->by_letter[low], l);
}

/* The first that has the finding's fingerprint, or one behind it. */
static uint32_t first_of(const struct suppressions *s, const struct ll_finding *f)
{
	uint32_t low = 0, high = s->entries.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct suppression *e = s->by_print[mid];
		if (e->fingerprint < f->fingerprint ||
		    (e->fingerprint == f->fingerprint && e->ordinal < f->ordinal))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Entry i, if it is of the fingerprint. */
static struct suppression *entry_of(const struct suppressions *s, uint32_t i,
				    const struct ll_finding *f)
{
	struct suppression *e = i < s->entries.n ? s->by_print[i] : NULL;
	return e && e->fingerprint == f->fingerprint && e->ordinal == f->ordinal ? e : NULL;
}

static bool is_for(const struct suppression *e, const char *letter, const struct ll_finding *f)
{
	return (!e->letter || !strcmp(e->letter, letter)) && !strcmp(e->check, f->rule->check.id);
}

const struct suppression *suppressions_match(struct suppressions *s, const char *letter,
					     const struct ll_finding *f)
{
	struct suppression *best = NULL, *e;
	for (uint32_t i = first_of(s, f); (e = entry_of(s, i, f)) != NULL; i++) {
		if (!is_for(e, letter, f))
			continue;
		e->returned |= e->expired;
		if (!e->expired && (!best || (e->letter && !best->letter)))
			best = e;
	}
	if (best)
		best->hides = true;
	return best;
}

bool suppressions_hide(const struct suppressions *s, const char *letter,
		       const struct ll_finding *f)
{
	const struct suppression *e;
	for (uint32_t i = first_of(s, f); (e = entry_of(s, i, f)) != NULL; i++)
		if (!e->expired && is_for(e, letter, f))
			return true;
	return false;
}

/* ---- Afterwards ---- */

const char *suppression_idle(struct arena *a, const struct suppression *e,
			     bool (*covered)(void *arg, const char *whole), void *arg)
{
	if (e->hides)
		return NULL;
	if (e->letter && !e->met)
		return access(e->letter, F_OK) && covered(arg, e->letter)
			       ? arena_printf(a, "there is no letter '%s'", e->file)
			       : NULL;
	if (!e->letter && !(e->met && covered(arg, e->of->folder)))
		return NULL;
	if (e->expired)
		return arena_printf(a, "it ended on %s%s", e->expires,
				    e->returned ? "; what it hid is reported again" : "");
	if (e->unknown)
		return arena_printf(a, "there is no check '%s' in this run", e->check);
	if (e->twin)
		return arena_printf(a, "line %u has it already",
				    source_line(suppressions_source(e->of),
						suppression_place(e->twin).off));
	if (e->missed)
		return NULL;
	return e->file ? arena_printf(a, "'%s' has no such finding of %s", e->file, e->check)
		       : arena_printf(a, "no letter has such a finding of %s", e->check);
}

const struct source *suppressions_source(const struct suppressions *s)
{
	struct suppressions *own = (struct suppressions *)s; /* known of it, not part of it */
	if (own->source)
		return own->source;
	struct source *source = arena_new(&own->arena, struct source);
	char *text = arena_strndup(&own->arena, own->j.text, own->j.len);
	const char *why;
	for (char *p = text; *p; p++) /* in comments; many would be taken for something else */
		if ((unsigned char)*p < ' ' && !strchr("\t\r\n", *p))
			*p = ' ';
	if (source_decode(&own->arena, own->shown, (const uint8_t *)text, own->j.len, source, &why))
		BUG("JSON that is no text");
	own->source = source;
	return own->source;
}

struct ll_span suppression_place(const struct suppression *e)
{
	size_t bom = !strncmp(e->of->j.text, "\xEF\xBB\xBF", 3) ? 3 : 0;
	return (struct ll_span){ (uint32_t)(jsonc_offset(&e->of->j, e->node) - bom),
				 (uint32_t)strlen(e->print) + 2 };
}
