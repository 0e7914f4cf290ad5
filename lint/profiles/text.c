/* SPDX-License-Identifier: MIT */
/* The keys of a profile, but for its lists of phrases (text_lists.c). */
#include "profiles/text_lists.h"

#include <string.h>

/* In the order of enum ll_event. */
static const char *const event_names[LL_EV_KINDS + 1] = {
	"none",		 "birth",   "injury",	   "visit",	  "report",
	"request",	 "receipt", "ur-decision", "application", "assignment",
	"decision",	 "surgery", "imaging",	   "service",	  "death",
	"plan-decision", "appeal",  "admission",   "discharge",	  "benefit",
};

/* Sections that can be asked for, and what they are called where the profile does not say. */
static const struct {
	const char *name, *called;
	uint32_t kind;
} parts[] = {
	{ "header", "first page", LL_SEC_HEADER },
	{ "how-made", "statement of how the decision was made", LL_SEC_HOW_MADE },
	{ "credentials", "statement of the reviewer's qualifications", LL_SEC_CREDENTIALS },
	{ "documents", "list of what was reviewed", LL_SEC_DOCUMENTS },
	{ "summary", "summary of the case", LL_SEC_SUMMARY },
	{ "issues", "statement of what is decided", LL_SEC_ISSUES },
	{ "item", "heading of a request", LL_SEC_HEADING },
	{ "ca-guideline", "statement of the guidelines of the denial", LL_SEC_CA_GUIDELINE },
	{ "imr-guideline", "statement of the reviewer's guidelines", LL_SEC_IMR_GUIDELINE },
	{ "rationale", "rationale", LL_SEC_RATIONALE },
	{ "decision", "decision", LL_SEC_DECISION },
	{ "closing", "closing part", LL_SEC_CLOSING },
};
enum { PARTS = sizeof parts / sizeof *parts };

static char *kept(struct profile_reading *r, const char *s)
{
	return arena_strndup(r->arena, s, strlen(s));
}

/* ---- Names and titles ---- */

static bool is_name(const char *s)
{
	return *s && *s != '-' && strlen(s) <= PROFILE_LONGEST_NAME &&
	       !s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

static bool read_name(struct profile_reading *r, struct jsonc *j, const cJSON *node,
		      const char **out)
{
	const char *s;
	if (!jsonc_string(j, node, &s))
		return false;
	if (!is_name(s)) {
		jsonc_complain(j, node,
			       "'%s' is no name: small letters, digits and hyphens, at most %d",
			       jsonc_shown(j, s), PROFILE_LONGEST_NAME);
		return false;
	}
	*out = kept(r, s);
	return true;
}

static bool read_line(struct profile_reading *r, struct jsonc *j, const cJSON *node,
		      const char **out)
{
	const char *s;
	if (!jsonc_string(j, node, &s))
		return false;
	bool good = *s && strlen(s) <= PROFILE_LONGEST_TEXT;
	for (const char *p = s; *p; p++)
		good &= (uint8_t)*p >= ' ' && *p != 0x7F;
	if (!good) {
		jsonc_complain(j, node, "it must be one line of at most %d bytes",
			       PROFILE_LONGEST_TEXT);
		return false;
	}
	*out = kept(r, s);
	return true;
}

static void take_name(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	read_name(r, j, node, &r->out->name);
	r->out->name_at = jsonc_where(j, node);
}

static void take_title(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	read_line(r, j, node, &r->out->title);
}

static void take_extends(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	read_name(r, j, node, &r->out->extends);
	r->out->extends_at = jsonc_where(j, node);
}

static void take_names_nobody(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	r->out->has_names_nobody = jsonc_bool(j, node, &r->out->names_nobody);
}

static void take_one_request(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	r->out->has_one_request = jsonc_bool(j, node, &r->out->one_request);
}

/* ---- Dates ---- */

static bool read_event(struct jsonc *j, const cJSON *node, uint32_t *event)
{
	/* "none" is no event to ask for */
	if (!jsonc_one_of(j, node, "an event", event_names + 1, event))
		return false;
	++*event;
	return true;
}

static void take_event(struct profile_reading *r, struct jsonc *j, const cJSON *node, uint8_t step)
{
	uint32_t event;
	if (!read_event(j, node, &event))
		return;
	if (r->out->step[event])
		jsonc_complain(j, node, "'%s' stands in the order already", event_names[event]);
	r->out->step[event] = step;
}

static void take_order(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	uint8_t step = 0;
	if (!jsonc_is_list(j, node))
		return;
	r->out->has_order = true;
	for (const cJSON *c = node->child; c && step < LL_EV_KINDS; c = c->next) {
		step++;
		if (!cJSON_IsArray(c)) {
			take_event(r, j, c, step);
			continue;
		}
		/* events that may come in any order among themselves */
		for (const cJSON *e = c->child; e && !jsonc_enough(j); e = e->next)
			take_event(r, j, e, step);
	}
}

static void take_written(void *arg, struct jsonc *j, const cJSON *node)
{
	static const char *const ways[] = { "as-seen", "month-first", "day-first", NULL };
	struct profile_reading *r = arg;
	uint32_t way;
	r->out->has_dates = jsonc_one_of(j, node, "a way to write dates", ways, &way);
	if (r->out->has_dates)
		r->out->dates = (uint8_t)way;
}

static void take_first_decision(void *arg, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = arg;
	uint32_t event;
	if (!read_event(j, node, &event))
		return;
	if (event != LL_EV_UR_DECISION && event != LL_EV_PLAN_DECISION) {
		jsonc_complain(j, node, "it can be 'ur-decision' or 'plan-decision'");
		return;
	}
	r->out->has_first_decision = true;
	r->out->first_decision = (uint8_t)event;
}

static void take_dates(void *arg, struct jsonc *j, const cJSON *node)
{
	static const struct jsonc_key keys[] = { { "written", take_written, false },
						 { "order", take_order, false },
						 { "first-decision", take_first_decision, false },
						 { NULL } };
	jsonc_object(j, node, keys, arg);
}

/* ---- Required parts ---- */

struct part_reading {
	struct profile_reading *r;
	struct ll_required part;
	uint32_t nwhen;
};

static bool read_part(struct jsonc *j, const cJSON *node, uint32_t *index)
{
	const char *names[PARTS + 1] = { NULL };
	for (uint32_t i = 0; i < PARTS; i++)
		names[i] = parts[i].name;
	return jsonc_one_of(j, node, "a section", names, index);
}

static void take_part_section(void *arg, struct jsonc *j, const cJSON *node)
{
	struct part_reading *p = arg;
	uint32_t i;
	if (!read_part(j, node, &i))
		return;
	p->part.section = parts[i].kind;
	if (!p->part.called)
		p->part.called = parts[i].called;
}

static void take_part_called(void *arg, struct jsonc *j, const cJSON *node)
{
	struct part_reading *p = arg;
	read_line(p->r, j, node, &p->part.called);
}

static void take_part_each(void *arg, struct jsonc *j, const cJSON *node)
{
	struct part_reading *p = arg;
	jsonc_bool(j, node, &p->part.each);
}

static void take_part_note(void *arg, struct jsonc *j, const cJSON *node)
{
	struct part_reading *p = arg;
	jsonc_bool(j, node, &p->part.note);
}

static void take_part_when(void *arg, struct jsonc *j, const cJSON *node)
{
	struct part_reading *p = arg;
	if (!jsonc_is_list(j, node))
		return;
	if (!node->child)
		jsonc_complain(j, node, "there is no section in the list");
	for (const cJSON *c = node->child; c && !jsonc_enough(j); c = c->next) {
		uint32_t i;
		if (p->nwhen == sizeof p->part.when / sizeof *p->part.when)
			jsonc_complain(j, c, "there may be %u sections at most", p->nwhen);
		else if (read_part(j, c, &i))
			p->part.when[p->nwhen++] = parts[i].kind;
	}
}

static void take_part_words(void *arg, struct jsonc *j, const cJSON *node)
{
	struct part_reading *p = arg;
	struct jsonc_strings words;
	if (!jsonc_strings(j, node, &words))
		return;
	if (!words.n || words.n > PROFILE_MOST_REQUIRED_WORDS) {
		jsonc_complain(j, node, "there may be 1 to %d words", PROFILE_MOST_REQUIRED_WORDS);
		return;
	}
	for (uint32_t i = 0; i < words.n; i++) {
		char *w = arena_strndup(&j->arena, words.v[i], strlen(words.v[i]));
		size_t size;
		if (strlen(w) > PROFILE_LONGEST_NAME ||
		    lex_next(w, strlen(w), &size) != LEXEME_WORD || w[size]) {
			jsonc_complain(j, node, "'%s' is not one word", jsonc_shown(j, w));
			return;
		}
		for (char *c = w; *c; c++) /* it is held against tokens in small letters */
			*c = *c >= 'A' && *c <= 'Z' ? (char)(*c | 0x20) : *c;
		p->part.words =
			arena_printf(p->r->arena, "%s%s%s", p->part.words ? p->part.words : "",
				     p->part.words ? "|" : "", w);
	}
}

static bool read_required_part(struct profile_reading *r, struct jsonc *j, const cJSON *node,
			       struct ll_required *out)
{
	static const struct jsonc_key keys[] = {
		{ "section", take_part_section, true },	   { "called", take_part_called, false },
		{ "each-request", take_part_each, false }, { "when", take_part_when, false },
		{ "words", take_part_words, false },	   { "note", take_part_note, false },
		{ NULL }
	};
	struct part_reading p = { .r = r };
	jsonc_object(j, node, keys, &p);
	if (!p.nwhen && !p.part.each && p.part.section)
		jsonc_complain(j, node,
			       "say where it is asked: \"when\": [...] of letters with headings of "
			       "these sections, or \"each-request\": true");
	*out = p.part;
	return !j->complaints.n;
}

/* Into the profile's list, or into a layout's. */
static void read_required(struct profile_reading *r, struct jsonc *j, const cJSON *node,
			  struct profile_layout *layout)
{
	struct ll_required v[PROFILE_MOST_REQUIRED];
	uint32_t n = 0;
	if (!jsonc_is_list(j, node))
		return;
	for (const cJSON *c = node->child; c && !jsonc_enough(j); c = c->next) {
		if (n == PROFILE_MOST_REQUIRED)
			jsonc_complain(j, c, "there may be %d required parts at most",
				       PROFILE_MOST_REQUIRED);
		else if (read_required_part(r, j, c, &v[n]))
			n++;
	}
	if (!layout) {
		r->out->has_required = true;
		for (uint32_t i = 0; i < n; i++)
			*VEC_PUSH(r->arena, &r->out->required) = v[i];
		return;
	}
	struct ll_required *mine = arena_array(r->arena, struct ll_required, n + 1);
	memcpy(mine, v, n * sizeof *v);
	layout->required = mine;
	layout->nrequired = n;
}

static void take_required(void *arg, struct jsonc *j, const cJSON *node)
{
	read_required(arg, j, node, NULL);
}

/* ---- Layouts ---- */

struct layout_reading {
	struct profile_reading *r;
	struct profile_layout layout;
	uint8_t number;
};

static void take_layout_name(void *arg, struct jsonc *j, const cJSON *node)
{
	struct layout_reading *y = arg;
	if (!read_name(y->r, j, node, &y->layout.name))
		return;
	for (uint32_t i = 0; i < y->r->out->layouts.n; i++)
		if (!strcmp(y->r->out->layouts.v[i].name, y->layout.name))
			jsonc_complain(j, node, "there are two layouts '%s'", y->layout.name);
}

static void take_layout_title(void *arg, struct jsonc *j, const cJSON *node)
{
	struct layout_reading *y = arg;
	read_line(y->r, j, node, &y->layout.title);
}

static void take_layout_signals(void *arg, struct jsonc *j, const cJSON *node)
{
	struct layout_reading *y = arg;
	profile_read_signals(y->r, j, node, y->number);
}

static void take_layout_required(void *arg, struct jsonc *j, const cJSON *node)
{
	struct layout_reading *y = arg;
	read_required(y->r, j, node, &y->layout);
}

static void take_layouts(void *arg, struct jsonc *j, const cJSON *node)
{
	static const struct jsonc_key keys[] = { { "name", take_layout_name, true },
						 { "title", take_layout_title, false },
						 { "signals", take_layout_signals, true },
						 { "required", take_layout_required, false },
						 { NULL } };
	struct profile_reading *r = arg;
	if (!jsonc_is_list(j, node))
		return;
	for (const cJSON *c = node->child; c && !jsonc_enough(j); c = c->next) {
		if (r->out->layouts.n == PROFILE_MOST_LAYOUTS) {
			jsonc_complain(j, c, "there may be %d layouts at most",
				       PROFILE_MOST_LAYOUTS);
			return;
		}
		struct layout_reading y = { .r = r,
					    .layout = { .title = "" },
					    .number = (uint8_t)(r->out->layouts.n + 1) };
		jsonc_object(j, c, keys, &y);
		*VEC_PUSH(r->arena, &r->out->layouts) = y.layout;
	}
}

/* ---- The whole ---- */

void profile_text_read(struct arena *arena, struct jsonc *j, struct profile_text *out)
{
	static const struct jsonc_key keys[] = { { "$schema", NULL, false },
						 { "name", take_name, true },
						 { "title", take_title, false },
						 { "extends", take_extends, false },
						 { "signals", profile_take_signals, false },
						 { "headings", profile_take_headings, false },
						 { "patient", profile_take_patient, false },
						 { "decisions", profile_take_decisions, false },
						 { "dates", take_dates, false },
						 { "names-nobody", take_names_nobody, false },
						 { "one-request", take_one_request, false },
						 { "required", take_required, false },
						 { "layouts", take_layouts, false },
						 { NULL } };
	struct profile_reading r = { .arena = arena, .out = out };
	*out = (struct profile_text){ .title = "" };
	jsonc_object(j, j->root, keys, &r);
	if (!j->complaints.n)
		profile_check_phrases(&r, j);
}

void profile_resolve(struct profile *p, const struct profile_text *t, const struct profile *base,
		     uint8_t owner)
{
	static const struct profile nothing = { .chain = 1 };
	if (!base)
		base = &nothing;
	p->owner = owner;
	p->base = base->owner;
	p->chain = base->chain | 1u << owner;
	memcpy(p->step, t->has_order ? t->step : base->step, sizeof p->step);
	p->dates = t->has_dates ? t->dates : base->dates;
	p->first_decision = t->has_first_decision ? t->first_decision : base->first_decision;
	p->names_nobody = t->has_names_nobody ? t->names_nobody : base->names_nobody;
	p->one_request = t->has_one_request ? t->one_request : base->one_request;
	p->required = t->has_required ? t->required.v : base->required;
	p->nrequired = t->has_required ? t->required.n : base->nrequired;
	p->layouts = t->layouts.n ? t->layouts.v : base->layouts;
	p->nlayouts = t->layouts.n ? t->layouts.n : base->nlayouts;
	p->layouts_of = t->layouts.n ? owner : base->layouts_of;
}
