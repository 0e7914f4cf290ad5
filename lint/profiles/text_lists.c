/* SPDX-License-Identifier: MIT */
/* The lists of a profile: signals, headings, words for the patient, decision words. */
#include "profiles/text_lists.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

const char *profile_table_name(enum profile_table t)
{
	static const char *const names[PT_TABLES] = { "headings", "decisions", "item_decisions",
						      "patient_words", "signals" };
	return names[t];
}

const char *profile_table_columns(enum profile_table t)
{
	static const char *const columns[PT_TABLES] = {
		"kind=SEC\twhere=WHERE\tof",
		"verdict=VERDICT\tsays=SAYS",
		"outcome=OUTCOME",
		"bare",
		"",
	};
	return columns[t];
}

/* ---- One entry ---- */

enum in { IN_BOTH, IN_HEADING, IN_SENTENCE };

struct group {
	struct profile_reading *r;
	struct profile_entry e;
	uint32_t section, where, place, outcome, says, in;
	int64_t weight;
	bool names_request, needs_article, is_other;
	const cJSON *words;
};

static const char *const outcomes[] = { "granted", "denied", "partial", "none", NULL };

/* Quotes, dashes and blanks as letter_flow() leaves them in letters. */
static char *plain(struct arena *a, const char *s)
{
	char *out = arena_strndup(a, s, strlen(s)), *to = out;
	while (*s) {
		uint32_t c;
		const uint32_t n = utf8_get(s, &c);
		if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
			*to++ = '\'';
		else if (c == 0x201C || c == 0x201D)
			*to++ = '"';
		else if (c >= 0x2010 && c <= 0x2015)
			*to++ = '-';
		else if (c == 0xA0 || c == 0x202F)
			*to++ = ' ';
		else
			for (uint32_t i = 0; i < n; i++)
				*to++ = s[i];
		s += n;
	}
	*to = '\0';
	return out;
}

static const char *bad_phrase(const char *s)
{
	struct cut_phrase cut;
	if (strlen(s) > PROFILE_LONGEST_PHRASE)
		return "it is too long for a phrase";
	for (const char *p = s; *p; p++)
		if ((uint8_t)*p < ' ' || *p == 0x7F)
			return "a phrase has no line breaks or tabs";
	if (strchr(s, '|'))
		return "a phrase has no '|'; write two phrases";
	phrase_cut(&cut, s, strlen(s));
	if (!cut.nwords || !strpbrk(cut.words, "abcdefghijklmnopqrstuvwxyz"
					       "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
		return "there is no word in it";
	if (cut.nwords > PROFILE_MOST_WORDS)
		return "it has too many words for a phrase";
	return NULL;
}

static bool is_punct_first(const char *s)
{
	size_t size;
	const enum lexeme k = lex_next(s + (*s == '='), strlen(s + (*s == '=')), &size);
	return k == LEXEME_MARK;
}

static void take_phrase(struct group *g, struct jsonc *j, const cJSON *node)
{
	struct profile_reading *r = g->r;
	const char *s;
	if (!jsonc_string(j, node, &s))
		return;
	const char *why = bad_phrase(s);
	if (!why && is_punct_first(s))
		why = "a phrase begins with a word";
	if (!why && r->out->nphrases == PROFILE_MOST_PHRASES)
		why = "the profile has too many phrases";
	if (why) {
		jsonc_complain(j, node, "'%s': %s", jsonc_shown(j, s), why);
		return;
	}
	*VEC_PUSH(r->arena, &g->e.phrases) = plain(r->arena, s);
	if (r->nplaces == r->places_cap)
		r->phrase_at = arena_grow(&j->arena, r->phrase_at, r->nplaces, &r->places_cap,
					  sizeof *r->phrase_at);
	r->phrase_at[r->nplaces++] = jsonc_where(j, node);
	r->out->nphrases++;
}

static void take_words(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	g->words = node;
	if (!jsonc_is_list(j, node))
		return;
	if (!node->child)
		jsonc_complain(j, node, "there is no phrase in the list");
}

static void take_weight(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_int(j, node, 1, PROFILE_MOST_WEIGHT, &g->weight);
}

/* Adds an entry with the phrases of the group. */
static void add_entry(struct group *g, struct jsonc *j, enum profile_table table)
{
	struct profile_reading *r = g->r;
	if (!g->words || !cJSON_IsArray(g->words))
		return;
	if (r->out->entries.n >= PROFILE_MOST_ENTRIES) {
		if (r->out->entries.n == PROFILE_MOST_ENTRIES)
			jsonc_complain(j, g->words, "the profile has more than %d entries",
				       PROFILE_MOST_ENTRIES);
		r->out->entries.n++; /* told once */
		return;
	}
	g->e.phrases.v = NULL;
	g->e.phrases.n = g->e.phrases.cap = 0;
	for (const cJSON *c = g->words->child; c && !jsonc_enough(j); c = c->next)
		take_phrase(g, j, c);
	g->e.table = (uint8_t)table;
	*VEC_PUSH(r->arena, &r->out->entries) = g->e;
	struct profile_entry *e = &r->out->entries.v[r->out->entries.n - 1];
	for (uint32_t i = 0; i < PROFILE_COLUMNS; i++)
		if (!e->value[i])
			e->value[i] = "";
	if (!e->id)
		e->id = e->phrases.n ? e->phrases.v[0] + (*e->phrases.v[0] == '=') : "";
}

/* Takes each object of a list. */
static void read_groups(struct profile_reading *r, struct jsonc *j, const cJSON *node,
			const struct jsonc_key *keys, void (*add)(struct group *, struct jsonc *),
			struct profile_signal signal)
{
	if (!jsonc_is_list(j, node))
		return;
	for (const cJSON *c = node->child; c && !jsonc_enough(j); c = c->next) {
		struct group g = { .r = r, .e = { .signal = signal } };
		const uint32_t wrong = j->complaints.n;
		jsonc_object(j, c, keys, &g);
		if (j->complaints.n == wrong)
			add(&g, j);
	}
}

/* ---- Signals ---- */

static void take_place(void *arg, struct jsonc *j, const cJSON *node)
{
	static const char *const places[] = { "opening", "heading", "anywhere", NULL };
	struct group *g = arg;
	jsonc_one_of(j, node, "a place", places, &g->place);
}

static void add_signal(struct group *g, struct jsonc *j)
{
	g->e.signal.weight = (uint8_t)g->weight;
	g->e.signal.place = (uint8_t)g->place;
	add_entry(g, j, PT_SIGNALS);
}

void profile_read_signals(struct profile_reading *r, struct jsonc *j, const cJSON *node,
			  uint8_t layout)
{
	static const struct jsonc_key keys[] = { { "words", take_words, true },
						 { "weight", take_weight, true },
						 { "where", take_place, false },
						 { NULL } };
	read_groups(r, j, node, keys, add_signal, (struct profile_signal){ .layout = layout });
}

void profile_take_signals(void *arg, struct jsonc *j, const cJSON *node)
{
	profile_read_signals(arg, j, node, 0);
}

/* ---- Headings ---- */

static const char *const sections[] = {
	"header",	"how-made",	 "credentials", "documents", "summary", "issues", "item",
	"ca-guideline", "imr-guideline", "rationale",	"decision",  "closing", "none",	  NULL,
};
static const char *const ways[] = { "label", "lead", "start", NULL };

static void take_section(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_one_of(j, node, "a section", sections, &g->section);
}

static void take_where(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_one_of(j, node, "a kind of heading", ways, &g->where);
}

static void take_names_request(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_bool(j, node, &g->names_request);
}

static void add_heading(struct group *g, struct jsonc *j)
{
	const bool none = !strcmp(sections[g->section], "none");
	if (g->names_request && strcmp(sections[g->section], "header")) {
		jsonc_complain(j, g->words, "only a heading of 'header' names the request");
		return;
	}
	g->e.hides = none;
	g->e.value[0] = none ? "" : sections[g->section];
	g->e.value[1] = none ? "" : ways[g->where];
	g->e.value[2] = g->names_request ? "request" : "";
	add_entry(g, j, PT_HEADINGS);
	if (!g->weight)
		return;
	struct group s = {
		.r = g->r, .words = g->words, .weight = g->weight, .place = PLACE_HEADING
	};
	/* its phrases were looked at */
	add_signal(&s, j);
}

void profile_take_headings(void *arg, struct jsonc *j, const cJSON *node)
{
	static const struct jsonc_key keys[] = { { "section", take_section, true },
						 { "words", take_words, true },
						 { "where", take_where, false },
						 { "weight", take_weight, false },
						 { "names-request", take_names_request, false },
						 { NULL } };
	read_groups(arg, j, node, keys, add_heading, (struct profile_signal){ 0 });
}

/* ---- Words for the patient ---- */

static void take_needs_article(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_bool(j, node, &g->needs_article);
}

static void take_is_patient(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	bool patient = true;
	jsonc_bool(j, node, &patient);
	g->is_other = !patient;
}

static void add_patient(struct group *g, struct jsonc *j)
{
	g->e.hides = g->is_other;
	g->e.value[0] = g->is_other ? "" : g->needs_article ? "no" : "yes";
	add_entry(g, j, PT_PATIENT_WORDS);
}

void profile_take_patient(void *arg, struct jsonc *j, const cJSON *node)
{
	static const struct jsonc_key keys[] = { { "words", take_words, true },
						 { "needs-article", take_needs_article, false },
						 { "is-patient", take_is_patient, false },
						 { NULL } };
	read_groups(arg, j, node, keys, add_patient, (struct profile_signal){ 0 });
}

/* ---- Decision words ---- */

static void take_outcome(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_one_of(j, node, "an outcome", outcomes, &g->outcome);
}

static void take_in(void *arg, struct jsonc *j, const cJSON *node)
{
	static const char *const ins[] = { "both", "heading", "sentence", NULL };
	struct group *g = arg;
	jsonc_one_of(j, node, "a place of decisions", ins, &g->in);
}

static const char *const kinds[] = {
	"verdict", "predicate", "noun", "weak", "field", "part", NULL
};

static void take_says(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	jsonc_one_of(j, node, "a kind of decision word", kinds, &g->says);
}

static void take_decision_name(void *arg, struct jsonc *j, const cJSON *node)
{
	struct group *g = arg;
	const char *s;
	if (!jsonc_string(j, node, &s))
		return;
	if (!*s || strlen(s) > PROFILE_LONGEST_NAME || strpbrk(s, "\t\n|"))
		jsonc_complain(j, node, "'%s' is no name", jsonc_shown(j, s));
	else
		g->e.id = plain(g->r->arena, s);
}

static void add_decision(struct group *g, struct jsonc *j)
{
	const bool none = !strcmp(outcomes[g->outcome], "none");
	g->e.hides = none;
	g->e.value[0] = none ? "" : outcomes[g->outcome];
	g->e.value[1] = none ? "" : kinds[g->says];
	if (g->in != IN_HEADING)
		add_entry(g, j, PT_DECISIONS);
	g->e.value[1] = "";
	if (g->in != IN_SENTENCE)
		add_entry(g, j, PT_ITEM_DECISIONS);
}

void profile_take_decisions(void *arg, struct jsonc *j, const cJSON *node)
{
	static const struct jsonc_key keys[] = { { "words", take_words, true },
						 { "outcome", take_outcome, true },
						 { "in", take_in, false },
						 { "says", take_says, false },
						 { "name", take_decision_name, false },
						 { NULL } };
	read_groups(arg, j, node, keys, add_decision, (struct profile_signal){ 0 });
}

/* ---- Twice ---- */

struct written {
	const char *words;
	uint32_t table, order;
	bool exact;
};

static int by_words(const void *a, const void *b)
{
	const struct written *x = a, *y = b;
	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	if (x->exact != y->exact)
		return x->exact ? 1 : -1;
	const int c = strcmp(x->words, y->words);
	return c ? c : x->order < y->order ? -1 : 1;
}

/* A signal may say one thing of the family and another of a layout, and more in one place than in
 * another. */
static uint32_t table_of(const struct profile_entry *e)
{
	return e->table + (uint32_t)PT_TABLES * (e->signal.layout * 4u + e->signal.place);
}

void profile_check_phrases(struct profile_reading *r, struct jsonc *j)
{
	struct cut_phrase cut;
	struct written *v = arena_array(&j->arena, struct written, r->nplaces + 1);
	uint32_t n = 0;
	for (uint32_t i = 0; i < r->out->entries.n; i++) {
		const struct profile_entry *e = &r->out->entries.v[i];
		for (uint32_t k = 0; k < e->phrases.n; k++, n++) {
			phrase_cut(&cut, e->phrases.v[k], strlen(e->phrases.v[k]));
			v[n] = (struct written){ arena_strndup(&j->arena, cut.words,
							       strlen(cut.words)),
						 table_of(e), n, cut.exact != 0 };
		}
	}
	if (n > 1)
		qsort(v, n, sizeof *v, by_words);
	for (uint32_t i = 1; i < n; i++)
		if (v[i].table == v[i - 1].table && v[i].exact == v[i - 1].exact &&
		    !strcmp(v[i].words, v[i - 1].words))
			jsonc_complain_at(j, r->phrase_at[v[i].order],
					  "'%s' is given twice; the first is on line %u",
					  v[i].words, r->phrase_at[v[i - 1].order].line);
}
