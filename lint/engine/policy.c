/* SPDX-License-Identifier: MIT */
#include "engine/policy.h"

#include "base/nearest.h"
#include "letter/letter.h"

#include <string.h>

struct policy *policy_new(struct arena *a, const struct registry *g)
{
	struct policy *p = arena_new(a, struct policy);
	p->arena = a;
	p->fail_on = LL_WARNING;
	p->today = NO_DATE;
	p->n = g->rules.n;
	p->settings = arena_array(a, struct setting, p->n + 1);
	for (uint32_t i = 0; i < p->n; i++) {
		struct rule *r = &g->rules.v[i];
		p->settings[i] = (struct setting){ .rule = r, .on = r->check.status == LL_STABLE };
	}
	return p;
}

static uint32_t option_count(const struct rule *r)
{
	uint32_t n = 0;
	while (r->check.options && r->check.options[n].name)
		n++;
	return n;
}

static void *copied(struct arena *a, const void *from, size_t size)
{
	void *to = arena_alloc(a, size);
	if (size)
		memcpy(to, from, size);
	return to;
}

struct policy *policy_copy(struct arena *a, const struct policy *from)
{
	struct policy *p = copied(a, from, sizeof *p);
	p->arena = a;
	p->settings = copied(a, from->settings, from->n * sizeof *p->settings);
	for (uint32_t i = 0; i < p->n; i++) {
		struct setting *s = &p->settings[i];
		const uint32_t n = option_count(s->rule);
		if (!s->options)
			continue;
		s->options = copied(a, s->options, n * sizeof *s->options);
		s->options_from = copied(a, s->options_from, n * sizeof *s->options_from);
	}
	p->words = p->room ? copied(a, from->words, p->room * sizeof *p->words) : NULL;
	return p;
}

int policy_add_rule(struct policy *p, struct rule *r, struct origin from, const char **why)
{
	struct setting *twin = policy_find(p, sv(r->check.id));
	if (twin && twin->rule->user && r->user) {
		*twin = (struct setting){ .rule = r, .on = true, .on_from = from };
		return 0;
	}
	if (twin) {
		*why = arena_printf(p->arena, "there is a check '%s' already", r->check.id);
		return -1;
	}
	struct setting *v = arena_array(p->arena, struct setting, p->n + 1);
	uint32_t at = 0;
	while (at < p->n && strcmp(p->settings[at].rule->check.id, r->check.id) < 0)
		at++;
	if (p->n) {
		memcpy(v, p->settings, at * sizeof *v);
		memcpy(v + at + 1, p->settings + at, (p->n - at) * sizeof *v);
	}
	v[at] = (struct setting){ .rule = r, .on = true, .on_from = from };
	p->settings = v;
	p->n++;
	return 0;
}

/* ---- Checks ---- */

struct setting *policy_find(const struct policy *p, struct ll_sv id)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (rule_is(p->settings[i].rule, id))
			return &p->settings[i];
	return NULL;
}

const char *policy_near(const struct policy *p, struct ll_sv word)
{
	struct nearest best = { 0 };
	for (uint32_t i = 0; i < p->n; i++) {
		nearest_try(&best, word, p->settings[i].rule->check.id);
		nearest_try(&best, word, p->settings[i].rule->check.family);
	}
	return best.word;
}

const char *policy_unknown(const struct policy *p, struct ll_sv word)
{
	const char *near = policy_near(p, word);
	if (near)
		return arena_printf(p->arena, "there is no check '%.*s'; did you mean '%s'?",
				    LL_SV(word), near);
	return arena_printf(p->arena, "there is no check '%.*s'; 'letterlint checks' lists them",
			    LL_SV(word));
}

void policy_clear(struct policy *p, struct origin from)
{
	for (uint32_t i = 0; i < p->n; i++) {
		p->settings[i].on = false;
		p->settings[i].on_from = from;
	}
}

/* By id or alias, of the family, or one of all. */
static bool is_named(const struct setting *s, struct ll_sv word)
{
	return rule_is(s->rule, word) || sv_eq(sv(s->rule->check.family), word) ||
	       sv_is(word, "all");
}

bool policy_names(const struct policy *p, struct ll_sv word)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (is_named(&p->settings[i], word))
			return true;
	return false;
}

static void set_on(struct setting *s, bool on, struct origin from)
{
	s->on = on;
	s->on_from = from;
}

int policy_switch(struct policy *p, struct ll_sv word, bool on, struct origin from,
		  const char **why)
{
	struct setting *one = policy_find(p, word);
	if (one)
		set_on(one, on, from);
	if (one)
		return 0;
	if (!policy_names(p, word)) {
		*why = policy_unknown(p, word);
		return -1;
	}
	for (uint32_t i = 0; i < p->n; i++) {
		struct setting *s = &p->settings[i];
		if (is_named(s, word) &&
		    (!on || s->rule->check.status == LL_STABLE || sv_is(word, "all")))
			set_on(s, on, from);
	}
	return 0;
}

static void set_fixable(struct setting *s, bool yes, struct origin from)
{
	s->unfixable = !yes;
	s->fixable_from = from;
}

void policy_fix_none(struct policy *p, struct origin from)
{
	for (uint32_t i = 0; i < p->n; i++)
		set_fixable(&p->settings[i], false, from);
}

int policy_fixable(struct policy *p, struct ll_sv word, bool yes, struct origin from,
		   const char **why)
{
	struct setting *one = policy_find(p, word);
	if (!one && !policy_names(p, word)) {
		*why = policy_unknown(p, word);
		return -1;
	}
	for (uint32_t i = 0; i < p->n; i++)
		if (one ? one == &p->settings[i] : is_named(&p->settings[i], word))
			set_fixable(&p->settings[i], yes, from);
	return 0;
}

bool policy_fixes(const struct policy *p, const struct rule *r)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (p->settings[i].rule == r)
			return !p->settings[i].unfixable;
	return true; /* of no policy: nobody minds */
}

static const char *no_level(const struct policy *p, struct ll_sv level)
{
	static const char *const levels[] = { "error", "warning", "note", "off" };
	struct nearest best = { 0 };
	for (int i = 0; i < 4; i++)
		nearest_try(&best, level, levels[i]);
	if (best.word)
		return arena_printf(p->arena, "'%.*s' is no level; did you mean '%s'?",
				    LL_SV(level), best.word);
	return arena_printf(p->arena, "'%.*s' is no level; there are error, warning, note and off",
			    LL_SV(level));
}

int policy_level(struct policy *p, struct ll_sv word, struct ll_sv level, struct origin from,
		 const char **why)
{
	const uint32_t severity = level_of(level);
	const struct setting *one = policy_find(p, word);
	*why = !policy_names(p, word)		   ? policy_unknown(p, word)
	       : !severity && !sv_is(level, "off") ? no_level(p, level)
						   : NULL;
	if (*why)
		return -1;
	for (uint32_t i = 0; i < p->n; i++) {
		struct setting *s = &p->settings[i];
		if (one ? s != one : !is_named(s, word))
			continue;
		if (!severity) {
			set_on(s, false, from);
			continue;
		}
		s->level = severity;
		s->level_from = from;
	}
	return 0;
}

int policy_option_index(const struct setting *s, const char *name)
{
	const struct ll_opt *o = s->rule->check.options;
	for (int i = 0; o && o[i].name; i++)
		if (!strcmp(o[i].name, name))
			return i;
	return -1;
}

void policy_option(struct policy *p, struct setting *s, int index, int64_t value,
		   struct origin from)
{
	const uint32_t n = option_count(s->rule);
	if (!s->options) {
		s->options = arena_array(p->arena, int64_t, n);
		s->options_from = arena_array(p->arena, struct origin, n);
		for (uint32_t i = 0; i < n; i++)
			s->options[i] = s->rule->check.options[i].value;
	}
	s->options[index] = value;
	s->options_from[index] = from;
}

/* ---- Letter families ---- */

int policy_add_profile(struct policy *p, const struct profile_file *f, const char **why)
{
	const struct profiles *more = profiles_with(p->arena, p->profiles, f, why);
	if (!more)
		return -1;
	p->profiles = more;
	return 0;
}

int policy_family(struct policy *p, const char *name, struct origin from, const char **why)
{
	p->family_from = from;
	p->profile = profiles_find(p->profiles, name);
	p->family = p->profile ? p->profile->name : NULL;
	if (p->profile || !strcmp(name, "auto"))
		return 0;
	*why = profiles_unknown(p->profiles, p->arena, name);
	return -1;
}

int policy_wanted_profiles(struct policy *p, const struct wanted *w, const char **why)
{
	for (uint32_t i = 0; i < w->profiles.n; i++)
		if (policy_add_profile(p, w->profiles.v[i], why))
			return -1;
	return 0;
}

/* ---- The command line ---- */

static int switch_list(struct policy *p, const char *list, bool on, const char *option,
		       int (*each)(struct policy *, struct ll_sv, bool, struct origin,
				   const char **why),
		       const char **why)
{
	while (*list) {
		size_t n = strcspn(list, ", ");
		const struct ll_sv word = { list, n };
		if (n && policy_names(p, word) &&
		    each(p, word, on, (struct origin){ .option = option }, why))
			return -1;
		list += n + (list[n] != '\0');
	}
	return 0;
}

/* "ID=LEVEL" */
static int level_setting(struct policy *p, const char *setting, const char **why)
{
	const size_t n = strcspn(setting, "=");
	if (!setting[n]) {
		*why = arena_printf(p->arena, "'%s' is not ID=LEVEL", setting);
		return -1;
	}
	const struct ll_sv word = { setting, n }, level = sv(setting + n + 1);
	if (!level_of(level) && !sv_is(level, "off")) {
		*why = no_level(p, level);
		return -1;
	}
	return policy_names(p, word)
		       ? policy_level(p, word, level, (struct origin){ .option = "--level" }, why)
		       : 0;
}

int policy_command_line(struct policy *p, const struct wanted *w, const char **why)
{
	if (w->select.n)
		policy_clear(p, (struct origin){ .option = "--select" });
	for (uint32_t i = 0; i < w->select.n; i++)
		if (switch_list(p, w->select.v[i], true, "--select", policy_switch, why))
			return -1;
	for (uint32_t i = 0; i < w->ignore.n; i++)
		if (switch_list(p, w->ignore.v[i], false, "--ignore", policy_switch, why))
			return -1;
	if (w->fixable.n)
		policy_fix_none(p, (struct origin){ .option = "--fixable" });
	for (uint32_t i = 0; i < w->fixable.n; i++)
		if (switch_list(p, w->fixable.v[i], true, "--fixable", policy_fixable, why))
			return -1;
	for (uint32_t i = 0; i < w->unfixable.n; i++)
		if (switch_list(p, w->unfixable.v[i], false, "--unfixable", policy_fixable, why))
			return -1;
	for (uint32_t i = 0; i < w->level.n; i++)
		if (level_setting(p, w->level.v[i], why))
			return -1;
	if (w->family &&
	    policy_family(p, w->family, (struct origin){ .option = "--family" }, why))
		return -1;
	if (w->fail_on) {
		p->fail_on = w->fail_on;
		p->fail_on_from = (struct origin){ .option = "--fail-on" };
	}
	if (w->has_today) {
		p->today = w->today;
		p->today_from = (struct origin){ .option = "--reference-date" };
	}
	return 0;
}

static void list_ids(struct id_list *out, struct arena *a, const char *list, const char *end)
{
	while (list < end) {
		size_t n = strcspn(list, ", ");
		if (n > (size_t)(end - list))
			n = (size_t)(end - list);
		if (n)
			*VEC_PUSH(a, &out->v) = (struct ll_sv){ list, n };
		list += n + 1;
	}
}

void wanted_ids(const struct wanted *w, struct arena *a, struct id_list *out)
{
	*out = (struct id_list){ 0 };
	for (uint32_t i = 0; i < w->select.n; i++)
		list_ids(out, a, w->select.v[i], strchr(w->select.v[i], '\0'));
	out->selected = out->v.n;
	for (uint32_t i = 0; i < w->ignore.n; i++)
		list_ids(out, a, w->ignore.v[i], strchr(w->ignore.v[i], '\0'));
	for (uint32_t i = 0; i < w->fixable.n; i++)
		list_ids(out, a, w->fixable.v[i], strchr(w->fixable.v[i], '\0'));
	for (uint32_t i = 0; i < w->unfixable.n; i++)
		list_ids(out, a, w->unfixable.v[i], strchr(w->unfixable.v[i], '\0'));
	for (uint32_t i = 0; i < w->level.n; i++)
		list_ids(out, a, w->level.v[i], w->level.v[i] + strcspn(w->level.v[i], "="));
}

/* ---- In use ---- */

int policy_ready(struct policy *p, struct registry *g, const char **why)
{
	for (uint32_t i = 0; i < p->n; i++) {
		const struct setting *s = &p->settings[i];
		if (s->on && registry_use(g, s->rule, setting_level(s), why))
			return -1;
	}
	return 0;
}

uint32_t policy_count(const struct policy *p)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < p->n; i++)
		n += p->settings[i].on;
	return n;
}

/* ---- Words ---- */

#define LONGEST_WORD 64

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '\'' || (unsigned char)c >= 0x80;
}

/* In small letters, without a possessive ending; its length, 0: no word. */
static size_t folded(struct ll_sv word, char out[LONGEST_WORD])
{
	if (word.n > 2 && word.p[word.n - 2] == '\'' && (word.p[word.n - 1] | 0x20) == 's')
		word.n -= 2;
	else if (word.n > 1 && word.p[word.n - 1] == '\'')
		word.n--;
	if (word.n > LONGEST_WORD)
		return 0;
	for (size_t i = 0; i < word.n; i++)
		out[i] =
			word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] | 0x20) : word.p[i];
	return word.n;
}

/* Where the word is, or would be. The table has room. */
static struct ll_sv *slot_of(const struct policy *p, struct ll_sv word)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (uint8_t)word.p[i]) * 1099511628211u;
	uint32_t at = (uint32_t)(h ^ h >> 29) & (p->room - 1);
	while (p->words[at].n && !ll_eq(p->words[at], word))
		at = (at + 1) & (p->room - 1);
	return &p->words[at];
}

static void make_room(struct policy *p)
{
	const struct policy old = *p;
	if (2 * (p->nwords + 1) <= p->room)
		return;
	p->room = old.room ? 2 * old.room : 64;
	p->words = arena_array(p->arena, struct ll_sv, p->room);
	for (uint32_t i = 0; i < old.room; i++)
		if (old.words[i].n)
			*slot_of(p, old.words[i]) = old.words[i];
}

static void add_word(struct policy *p, struct ll_sv word)
{
	char text[LONGEST_WORD];
	const struct ll_sv low = { text, folded(word, text) };
	if (!low.n)
		return;
	make_room(p);
	struct ll_sv *slot = slot_of(p, low);
	if (!slot->n) {
		*slot = (struct ll_sv){ arena_strndup(p->arena, low.p, low.n), low.n };
		p->nwords++;
	}
}

void policy_word(struct policy *p, struct ll_sv term)
{
	for (size_t i = 0, from; i < term.n;) {
		while (i < term.n && !is_letter(term.p[i]))
			i++;
		for (from = i; i < term.n && is_letter(term.p[i]);)
			i++;
		if (i > from)
			add_word(p, (struct ll_sv){ term.p + from, i - from });
	}
}

bool policy_knows(const struct policy *p, struct ll_sv word)
{
	char text[LONGEST_WORD];
	if (!p->nwords)
		return false;
	const struct ll_sv low = { text, folded(word, text) };
	return low.n && slot_of(p, low)->n;
}
