/* SPDX-License-Identifier: MIT */
/* First names without a title: a letter to a child's parents calls the child "Noor", and her brother "Sami". */
#include "facts/persons.h"

#include "facts/identity.h"

enum { OPENING = 120, LONGEST = 14 };

/* The word at token i without a possessive 's, as a first name; n = 0: it is none. */
static struct ll_sv name_word(const struct ll_letter *l, uint32_t i)
{
	struct ll_sv w = tok(l, i)->lower;
	if (!is_name_word(l, i) || tok(l, i)->flags & LL_TOK_ALLCAPS || w.n > LONGEST ||
	    mark_at(l, i, LEX_SEXED) || mark_at(l, i, LEX_SERVICES) || mark_at(l, i, LEX_DRUGS) ||
	    mark_at(l, i, LEX_DIAGNOSES) || mark_at(l, i, LEX_BODYPARTS) || mark_at(l, i, LEX_GUIDELINES) ||
	    tok_in(l, i, "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|"
			 "june|july|august|september|october|november|december|baby|medicare|medicaid|he|she|it|"
			 "this|that|there|you|we|your|our|his|her|their|who|what|when|if|in|on|at|to|minor"))
		return (struct ll_sv){ "", 0 };
	w.n -= tok_possessive(l, i) ? 2 : 0;
	return w.n > 1 ? w : (struct ll_sv){ "", 0 };
}

/* A first name, with the surname behind it if one is told. */
static struct first_name first_at(const struct ll_letter *l, uint32_t i)
{
	struct first_name f = { .name = name_word(l, i) };
	const uint32_t k = i + 1 + (tok(l, i + 1)->text.n == 1 && tok_is(l, i + 2, ".") ? 2 : 0);
	if (f.name.n && !tok_possessive(l, i) && !(tok(l, k)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		f.surname = name_word(l, k);
	return f;
}

static void propose(struct persons *p, struct first_name f, uint32_t rank)
{
	f.rank = rank;
	if (f.name.n && p->nfirsts < FIRST_NAMES)
		p->firsts[p->nfirsts++] = f;
}

/* "To the parents of Oliver Brandt" */
static void of_parents(struct persons *p)
{
	const struct ll_letter *l = p->l;
	PLACES_EACH (i, l, places_of(l, LIST_PARENTS)) {
		if (i >= OPENING)
			break;
		if (!tok_is(l, i + 1, "of"))
			continue;
		const struct first_name f = first_at(l, i + 2 + 2 * tok_in(l, i + 2, "minor|your"));
		uint32_t end = i + 3 + (f.surname.n > 0);
		end += tok_is(l, end, "-") && tok_joined(l, end) ? 2 : 0; /* "Raman-Stern" */
		propose(p, f, 1);
		if (tok_in(l, end, "and|&")) /* two of them: the letter is about neither alone */
			propose(p, first_at(l, end + 1), 1);
	}
}

/* "Member: Lena Albrecht", "RE: Oliver Brandt": a field with a first name and a surname. */
static void of_fields(struct persons *p)
{
	const struct ll_letter *l = p->l;
	PLACES_EACH (i, l, places_of(l, ":")) {
		if (i >= 2 * OPENING)
			break;
		const struct mark *m = i ? mark_over(l, i - 1, LEX_IDENTIFIERS) : NULL;
		if (!(m && m->entry->code[0] == LEX_IDENT_NAME) && !(i && tok_in(l, i - 1, "re|child|patient")))
			continue;
		struct first_name f = first_at(l, i + 1);
		if (tok_is(l, i + 2, ",") && name_word(l, i + 1).n) { /* "Albrecht, Lena" */
			f.surname = name_word(l, i + 1);
			f.name = name_word(l, i + 3);
		}
		/* "Patient: Tobias" */
		const bool alone = tok_in(l, i - 1, "patient|child") && tok(l, i + 2)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP);
		if (f.surname.n || alone)
			propose(p, f, tok_in(l, i - 1, "patient|child") ? 1 : tok_is(l, i - 1, "re") ? 2 : 3);
	}
}

/* "Your son Ezra", and of kin who are not the patient: "her brother, Sami". */
static void of_kin(struct persons *p)
{
	const struct ll_letter *l = p->l;
	PLACES_EACH (i, l, places_of_marks(l, LEX_KIN)) {
		const struct mark *m = mark_at(l, i, LEX_KIN);
		uint32_t k = i + m->ntokens;
		k += tok_is(l, k, ",") && (tok_in(l, k + 2, ",|.|;|(") || tok_in(l, k + 3, ",|.|;|("));
		const struct first_name f = first_at(l, k);
		if (!f.name.n || tok(l, k)->sentence != tok(l, i)->sentence || tok_plural(l, i + m->ntokens - 1) ||
		    tok_is(l, i + m->ntokens - 1, "children"))
			continue;
		if (m->entry == p->dependent && i && tok_is(l, i - 1, "your")) {
			propose(p, f, 3);
		} else if (p->nkin < KIN_NAMES) {
			p->kin[p->nkin] = f;
			p->kin[p->nkin++].sex = m->entry->code[0] == LEX_KIN_M	 ? LL_MALE
						: m->entry->code[0] == LEX_KIN_F ? LL_FEMALE
										 : LL_SEX_UNKNOWN;
		}
	}
}

/* "Gideon is a boy of six years", "Marisol is seven years old", "Noor, who is 4, was born". */
static void of_sentences(struct persons *p)
{
	const struct ll_letter *l = p->l;
	/* elsewhere "Calcium is 8, ..." */
	const bool to_reader = place_any(l, places_of(l, "you|your"), 0, l->tokens.n);
	for (uint32_t s = 0; s < l->sentences.n; s++) {
		const uint32_t i = l->sentences.v[s].token;
		if (!tok_in(l, i + 1, ",|who|now|is|was|turned|a|an"))
			continue;
		const struct first_name f = first_at(l, i);
		if (!f.name.n || f.surname.n || tok_possessive(l, i))
			continue;
		uint32_t k = i + 1 + tok_is(l, i + 1, ",");
		k += tok_in(l, k, "who|now");
		k += tok_in(l, k, "is|was|turned");
		k += tok_in(l, k, "now|a|an");
		const struct number n = number_at(l, k);
		const bool aged = n.ntokens && !n.ordinal && n.value >= 1 && n.value == (uint32_t)n.value &&
				  (age_at(l, k).ntokens || tok_in(l, k + n.ntokens, "years") ||
				   (to_reader && tok_in(l, k + n.ntokens, ",|and|.")));
		if (aged || tok_in(l, k, "born|boy|girl|toddler|child"))
			propose(p, f, 4);
	}
}

/* The name stands at token i for the person: in no field, after no title, before no other word of a name. */
static bool stands(const struct ll_letter *l, uint32_t i, const struct first_name *f)
{
	const struct ll_sv lower = tok(l, i)->lower;
	if (lower.n < f->name.n || *lower.p != *f->name.p)
		return false;
	const struct ll_sv word = name_word(l, i);
	if (!word.n || !sv_eq(word, f->name))
		return false;
	if (i > 1 && (tok_is(l, i - 1, ":") ||
		      tok_in(l, i - 1 - tok_is(l, i - 1, "."), LIST_TITLES "|dr|st|dear")))
		return false;
	/* a word that is also no name: "Will this help?" */
	bool small;
	ll_uses(l, i, 50, &small);
	if (small && i == sent_begin(l, i))
		return false;
	const struct ll_sv next = tok_possessive(l, i) ? (struct ll_sv){ "", 0 } : name_word(l, i + 1);
	return !next.n || tok(l, i + 1)->sentence != tok(l, i)->sentence || !f->surname.n || sv_eq(next, f->surname) ||
	       tok_in(l, i + 1, "and|or|but");
}

static bool with_surname(const struct ll_letter *l, uint32_t i, const struct first_name *f)
{
	return !tok_possessive(l, i) && f->surname.n && sv_eq(name_word(l, i + 1), f->surname);
}

static uint32_t uses(const struct ll_letter *l, struct first_name *f)
{
	uint32_t n = 0;
	f->bare = 0;
	PLACES_EACH (i, l, l->capitals)
		if (stands(l, i, f)) {
			n++;
			f->bare += !with_surname(l, i, f);
		}
	return n;
}

/* Of those proposed the one of the best rank that the letter goes on to call so; of two none. */
static void choose(struct persons *p)
{
	for (uint32_t rank = 1; rank <= 4 && !p->first; rank++) {
		bool several = false;
		for (uint32_t k = 0; k < p->nfirsts; k++) {
			struct first_name *f = &p->firsts[k];
			if (f->rank != rank || !uses(p->l, f))
				continue;
			several |= p->first && !sv_eq(p->first->name, f->name);
			p->first = p->first ? p->first : f;
		}
		if (several) {
			p->first = NULL;
			return;
		}
	}
	for (uint32_t k = 0; p->first && k < p->nkin; k++)
		if (sv_eq(p->kin[k].name, p->first->name))
			p->first = NULL;
}

void first_names_gather(struct persons *p)
{
	of_parents(p);
	of_fields(p);
	of_kin(p);
	of_sentences(p);
	choose(p);
}

void first_names_places(const struct persons *p, uint64_t *at)
{
	const struct ll_letter *l = p->l;
	PLACES_EACH (i, l, p->first || p->nkin ? l->capitals : NULL) {
		bool one = p->first && stands(l, i, p->first);
		for (uint32_t k = 0; k < p->nkin; k++)
			one |= stands(l, i, &p->kin[k]);
		if (one)
			place_add(at, i);
	}
}

uint32_t first_names_at(struct persons *p, uint32_t i)
{
	const struct ll_letter *l = p->l;
	const struct first_name *f = p->first && stands(l, i, p->first) ? p->first : NULL;
	for (uint32_t k = 0; !f && k < p->nkin; k++)
		f = stands(l, i, &p->kin[k]) ? &p->kin[k] : NULL;
	if (!f)
		return 0;
	const bool full = with_surname(l, i, f);
	struct ll_fact *who = add_person(p, i, 1 + full, f == p->first ? LL_ROLE_PATIENT : LL_ROLE_KIN, f->sex, f->name);
	who->u.person.name = f->name;
	return 1 + full;
}
