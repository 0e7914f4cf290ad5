/* SPDX-License-Identifier: MIT */
/*
 * letterlint profile LETTER: of which family a letter is taken to be, and why.
 * letterlint profiles [NAME]: the families there are; the profile of one.
 */
#include "commands/commands.h"

#include "config/configs.h"
#include "profiles/detect.h"
#include "read/files.h"
#include "report/terminal.h"

#include <string.h>

enum { MOST_SHOWN = 60 /* bytes of a heading */ };

struct view {
	struct configs *configs;
	struct worker *worker;
	struct arena arena;
	const struct linted *of;
	const struct ll_letter *letter;
	bool trouble;
};

static void trouble(void *arg, const char *path, const char *why)
{
	struct view *v = arg;
	v->trouble = true;
	complain("%s: %s", shown_path(path), why);
}

static uint32_t line_of(const struct ll_letter *l, uint32_t token)
{
	return ll_line(l, tok(l, token)->at.off);
}

/* Words of the letter on one line, not too many. */
static const char *shown(struct view *v, struct ll_span at)
{
	struct ll_sv s = ll_text(v->letter, at);
	char *out = arena_alloc(&v->arena, s.n + 4);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		const bool blank = (uint8_t)s.p[i] <= ' ';
		if (blank && (!n || out[n - 1] == ' '))
			continue;
		if (n >= MOST_SHOWN && ((uint8_t)s.p[i] & 0xC0) != 0x80) {
			memcpy(out + n, "...", 3);
			n += 3;
			break;
		}
		out[n++] = blank ? ' ' : s.p[i];
	}
	while (n && out[n - 1] == ' ')
		n--;
	return safe_text(&v->arena, (struct ll_sv){ out, n });
}

/* ---- Why ---- */

static bool speaks_for(const struct profile_signal *s, const struct profile *p, uint32_t layout)
{
	return layout ? s->owner == p->layouts_of && s->layout == layout
		      : !s->layout && p->chain >> s->owner & 1;
}

static void put_signals(struct view *v, const struct profile *p, uint32_t layout)
{
	static const char *const places[] = { "opening", "heading", "anywhere" };
	const struct ll_letter *l = v->letter;
	for (uint32_t i = 0; i < l->signals.n; i++) {
		const struct found_signal *f = &l->signals.v[i];
		if (!speaks_for(f->signal, p, layout))
			continue;
		printf("  line %5u  %+3d  %-8s  %s", line_of(l, f->token), f->signal->weight,
		       places[f->signal->place], shown(v, token_span(l, f->token, f->ntokens)));
		if (!layout && f->signal->owner != p->owner)
			printf("  (of %s)", profiles_at(l->profiles, f->signal->owner)->name);
		putchar('\n');
	}
}

static void put_score(struct view *v, const struct profile *p)
{
	printf("\n%s: score %u\n", p->name, profile_score(v->letter, p, 0));
	put_signals(v, p, 0);
}

static void put_layouts(struct view *v)
{
	const struct profile *p = v->letter->profile;
	for (uint32_t pass = 0; pass < 2; pass++) /* the one that was chosen first */
		for (uint32_t i = 1; i <= p->nlayouts; i++) {
			const uint32_t score = profile_score(v->letter, p, i);
			const bool chosen = &p->layouts[i - 1] == v->letter->layout;
			if (!score || chosen != !pass)
				continue;
			printf("\nlayout %s: score %u\n", p->layouts[i - 1].name, score);
			put_signals(v, p, i);
		}
}

/* The runners-up, those with most first. */
static void put_others(struct view *v)
{
	const struct ll_letter *l = v->letter;
	const uint32_t n = profiles_count(l->profiles);
	uint32_t told = 1u << l->profile->owner;
	for (;;) {
		const struct profile *best = NULL;
		uint32_t most = 0;
		for (uint32_t i = 1; i <= n; i++) {
			const struct profile *p = profiles_at(l->profiles, i);
			const uint32_t score = told >> i & 1 ? 0 : profile_score(l, p, 0);
			if (score > most) {
				best = p;
				most = score;
			}
		}
		if (!best)
			return;
		told |= 1u << best->owner;
		put_score(v, best);
	}
}

/* ---- What was recognised ---- */

static void put_sections(struct view *v)
{
	printf("\nsections\n");
	for (uint32_t i = 0; i < v->letter->sections.n; i++) {
		const struct ll_section *s = &v->letter->sections.v[i];
		const char *item = s->item ? arena_printf(&v->arena, "request %u", s->item) : "";
		printf("  line %5u  ", ll_line(v->letter, s->at.off));
		if (s->heading.len)
			printf("%-13s  %-10s  %s\n", section_name(s->kind), item,
			       shown(v, s->heading));
		else if (s->item)
			printf("%-13s  %s\n", section_name(s->kind), item);
		else
			printf("%s\n", section_name(s->kind));
	}
}

static const struct ll_section *first_of(const struct ll_letter *l, uint32_t kind)
{
	for (uint32_t i = 0; i < l->sections.n; i++)
		if (l->sections.v[i].kind == kind)
			return &l->sections.v[i];
	return NULL;
}

/* Where a part without a section of its own is said, as section-missing looks for it; NULL:
 * nowhere. */
static const struct ll_token *said_elsewhere(const struct ll_letter *l, const struct ll_required *r)
{
	for (uint32_t i = 0; r->words && i < l->tokens.n; i++) {
		const uint32_t kind = section_at(l, i)->kind;
		if ((kind == LL_SEC_HOW_MADE || kind == LL_SEC_HEADER || kind == LL_SEC_CLOSING ||
		     kind == LL_SEC_OTHER) &&
		    ll_in(tok(l, i)->lower, r->words))
			return tok(l, i);
	}
	return NULL;
}

/* "; asked where there are headings of how-made and issues" */
static void put_condition(const struct ll_required *r)
{
	const char *between = "; asked where there are headings of ";
	for (size_t i = 0; i < sizeof r->when / sizeof *r->when; i++) {
		if (!r->when[i])
			continue;
		printf("%s%s", between, section_name(r->when[i]));
		between = " and ";
	}
}

static void put_required(struct view *v)
{
	size_t n;
	const struct ll_required *r = ll_required(v->letter, &n);
	printf("\nrequired%s\n", n ? "" : "\n  nothing");
	for (size_t i = 0; i < n; i++) {
		const struct ll_section *s = first_of(v->letter, r[i].section);
		const struct ll_token *t = s ? NULL : said_elsewhere(v->letter, &r[i]);
		if (s || t)
			printf("  line %5u  ", ll_line(v->letter, s ? s->at.off : t->at.off));
		else
			printf("  absent      ");
		printf("%-13s  %s%s", section_name(r[i].section),
		       safe_text(&v->arena, sv(r[i].called)), r[i].each ? ", of each request" : "");
		if (t)
			printf(": '%s'", safe_text(&v->arena, t->text));
		if (!s && !t)
			put_condition(&r[i]);
		putchar('\n');
	}
	for (uint32_t i = 0; i < v->of->n; i++)
		if (!strcmp(v->of->v[i]->rule->check.id, "section-missing"))
			printf("  reported on line %u: %s\n",
			       ll_line(v->letter, v->of->v[i]->at.off),
			       safe_text(&v->arena, sv(v->of->v[i]->message)));
}

/* ---- The commands ---- */

static const char *why_this(struct view *v)
{
	const struct policy *p = v->of->policy;
	if (!p->profile)
		return profile_score(v->letter, v->letter->profile, 0)
			       ? "detected"
			       : "nothing speaks for another";
	if (p->family_from.option)
		return arena_printf(&v->arena, "as %s says", p->family_from.option);
	return arena_printf(&v->arena, "as %s:%u says",
			    safe_text(&v->arena, sv(p->family_from.file)), p->family_from.line);
}

static void put_letter(struct view *v, const char *path)
{
	const struct ll_letter *l = v->letter;
	put_safe(stdout, sv(shown_path(path)));
	printf(": %s", l->profile->name);
	if (l->layout)
		printf(", layout %s", l->layout->name);
	printf(" (%s)\n", why_this(v));
	if (*l->profile->title)
		printf("%s\n", safe_text(&v->arena, sv(l->profile->title)));
	if (l->layout && *l->layout->title)
		printf("%s\n", safe_text(&v->arena, sv(l->layout->title)));
	if (profile_score(l, l->profile, 0))
		put_score(v, l->profile);
	put_layouts(v);
	put_others(v);
	put_sections(v);
	put_required(v);
}

static void on_letter(void *arg, const char *path, const uint8_t *bytes, size_t n)
{
	struct view *v = arg;
	struct linted l;
	const char *why;
	const struct policy *policy = policy_of(v->configs, path);
	if (!policy) {
		v->trouble = true;
		return;
	}
	if (worker_lint(v->worker, policy, path, bytes, n, &l, &why)) {
		trouble(v, path, why);
		return;
	}
	v->of = &l;
	v->letter = l.letter;
	put_letter(v, path);
}

int cmd_profile(const struct options *o, struct registry *g)
{
	struct view v = { .configs = configs_of(o, g) };
	struct files files = {
		.max_size = o->max_size, .letter = on_letter, .trouble = trouble, .arg = &v
	};
	if (o->redact) {
		complain("profile shows a letter's words; there is nothing to it but them");
		configs_free(v.configs);
		return STATUS_TROUBLE;
	}
	if (!v.configs)
		return STATUS_TROUBLE;
	v.worker = worker_new(g);
	files_read(&files, o->args[0]);
	worker_free(v.worker);
	configs_free(v.configs);
	arena_free(&v.arena);
	return v.trouble ? STATUS_TROUBLE : STATUS_CLEAN;
}

static void list_profiles(const struct profiles *set, struct arena *a)
{
	for (uint32_t i = 1; i <= profiles_count(set); i++) {
		const struct profile *p = profiles_at(set, i);
		printf("%-18s %s", p->name, safe_text(a, sv(p->title)));
		for (uint32_t k = 0; k < p->nlayouts; k++)
			printf("%s%s", k ? ", " : "; layouts ", p->layouts[k].name);
		if (p->file)
			printf(" (%s)", safe_text(a, sv(p->file)));
		putchar('\n');
	}
}

/* A built-in one as it was written: to be read, and to be learnt from. */
static int show_profile(const struct profiles *set, struct arena *a, const char *name)
{
	const struct profile *p = profiles_find(set, name);
	if (p && p->text)
		fputs(p->text, stdout);
	else if (p)
		complain("%s is not built in; it is %s", name, p->file);
	else
		complain("%s", profiles_unknown(set, a, name));
	return p && p->text ? STATUS_CLEAN : STATUS_TROUBLE;
}

/* Those that hold for a letter of the current folder. */
int cmd_profiles(const struct options *o, struct registry *g)
{
	struct arena a = { 0 };
	int status = STATUS_CLEAN;
	struct configs *c = configs_of(o, g);
	const struct policy *p = c ? policy_of(c, "-") : NULL;
	if (!p)
		status = STATUS_TROUBLE;
	else if (o->nargs)
		status = show_profile(p->profiles, &a, o->args[0]);
	else
		list_profiles(p->profiles, &a);
	configs_free(c);
	arena_free(&a);
	return status;
}
