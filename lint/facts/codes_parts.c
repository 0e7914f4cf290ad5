/* SPDX-License-Identifier: MIT */
/* Codes that are of one part of the body or of one side, held against the words beside them (lexicon/code_parts.tsv). */
#include "facts/codes.h"

#include <stdio.h>
#include <string.h>

/* Tokens [begin, end) that a code is of. */
struct stretch {
	uint32_t begin, end;
};

enum { STRETCH = 12 };

static bool bounds_stretch(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	if (t->kind == LL_TOK_PUNCT)
		return !tok_in(l, i, ",|-|/|'");
	const struct code c = code_spelt(l, i);
	return c.n && (code_row(LEX_CODES, &c) || code_row(LEX_CODE_PARTS, &c));
}

static struct stretch words_ahead(const struct ll_letter *l, uint32_t end)
{
	const uint32_t begin = sent_begin(l, end);
	struct stretch s = { end, end };
	while (s.begin > begin && end - s.begin < STRETCH && !bounds_stretch(l, s.begin - 1))
		s.begin--;
	return s;
}

/* "M17.12 - osteoarthritis, left knee", "CPT 72148 (MRI of the lumbar spine)", "M54.2, low back pain", "M17.12 Unilateral
 * primary osteoarthritis, right knee" */
static struct stretch words_behind(const struct ll_letter *l, uint32_t i)
{
	const uint32_t end = sent_end(l, i);
	if (tok_in(l, i, "is|stands|means|denotes")) /* "CPT 29827 is a knee arthroscopy" */
		for (uint32_t k = 0; k < 4 && tok_in(l, i, "is|stands|means|denotes|a|an|the|for|code|of"); k++)
			i++;
	const bool close = tok_in(l, i, "-|:|("), loose = tok_is(l, i, ",") || tok(l, i)->kind == LL_TOK_WORD;
	struct stretch s = { i + !(loose && !tok_is(l, i, ",")), i + !(loose && !tok_is(l, i, ",")) };
	while ((close || loose) && s.end < end && s.end - s.begin < STRETCH && !bounds_stretch(l, s.end) &&
	       !(loose && tok_in(l, s.end, "for|which|and|but|while|with|is|was|were|are|has|had|that|as|so|because|who|on|at|to|by|from|not|"
					   "he|she|they|you|we|or|when|after|before|than|instead")))
		s.end++;
	return s;
}

/* What a stretch says of the body. */
struct placed {
	uint32_t sides;		    /* bits 1 << enum ll_side */
	bool parts, fits, otherwise; /* a part; one of the code's or near it; none that can be it */
	struct ll_span at;
};

/* Two joints, or parts of two regions: no place is both. */
static bool elsewhere(struct ll_sv key, struct ll_sv region, struct ll_sv parts)
{
	static const char joints[] = LIST_JOINTS;
	const struct ll_sv first = { parts.p, strcspn(parts.p, "|") };
	const struct lex_entry *e = lex_by_id(LEX_BODYPARTS, first.p, first.n);
	return e && !code_listed(key, parts) &&
	       (!sv_is(region, e->attr[0]) || (code_listed(key, sv(joints)) && code_listed(first, sv(joints))));
}

/* The part that a pain is named after: "cervicalgia"; none: empty. */
static struct ll_sv part_of_pain(const struct ll_letter *l, uint32_t i)
{
	return sv(tok_in(l, i, "cervicalgia")		      ? "neck"
		  : tok_in(l, i, "lumbago|lumbalgia")	      ? "low back"
		  : tok_in(l, i, "gonalgia")		      ? "knee"
		  : tok_in(l, i, "metatarsalgia|talalgia")    ? "foot"
							      : "");
}

static struct placed place_words(const struct ll_letter *l, struct stretch s, struct ll_sv parts)
{
	struct placed p = { .at = { 0, 0 } };
	for (uint32_t i = s.begin; i < s.end; i++) {
		if (tok_in(l, i, "left|lt"))
			p.sides |= 1 << LL_LEFT;
		else if (tok_in(l, i, "right|rt"))
			p.sides |= 1 << LL_RIGHT;
		else if (tok_in(l, i, "bilateral|bilaterally|both"))
			p.sides |= 1 << LL_BILATERAL;
	}
	for (uint32_t i = s.begin; i < s.end; i++) {
		const struct ll_fact *f = fact_at(l, LL_BODY_PART, i);
		const struct ll_sv pain = part_of_pain(l, i);
		if (!pain.n && (!f || !f->u.body.region.n || sv_is(f->u.body.region, "spine")))
			continue;
		const struct lex_entry *e = pain.n ? lex_by_id(LEX_BODYPARTS, pain.p, pain.n) : NULL;
		p.parts = true;
		if (e ? elsewhere(pain, sv(e->attr[0]), parts) : f && elsewhere(f->key, f->u.body.region, parts))
			p.otherwise = true;
		else
			p.fits = true;
		p.at = e ? token_span(l, i, 1) : f ? f->at : p.at;
	}
	if (p.sides && !p.parts)
		p.at = token_span(l, s.begin, s.end - s.begin);
	return p;
}

/* The side that the code itself tells, or none. */
static uint32_t side_of_code(const struct code *c, const struct lex_entry *row)
{
	uint32_t at = *row->attr[2] ? (uint32_t)(*row->attr[2] - '0') : 0;
	at += at > 3; /* the point */
	if (!at || c->n < at)
		return LL_SIDE_NONE;
	return c->text[at - 1] == '1' ? LL_RIGHT : c->text[at - 1] == '2' ? LL_LEFT : LL_SIDE_NONE;
}

/* What a code of the other side or of another part is of ("the left knee"), in the words of the
 * table; empty where the words beside it may be the code's. */
static struct ll_sv misplaced(const struct ll_letter *l, const struct code *c,
			      const struct lex_entry *row, const struct placed *p)
{
	const uint32_t side = side_of_code(c, row);
	const uint32_t other = side == LL_LEFT ? LL_RIGHT : LL_LEFT;
	const bool wrong_side = side && p->sides == 1U << other;
	if (!wrong_side && !(p->otherwise && !p->fits))
		return (struct ll_sv){ NULL, 0 };
	const char *parts = row->attr[1];
	const char *name = side == LL_LEFT ? "left " : side == LL_RIGHT ? "right " : "";
	char text[64];
	const int n = snprintf(text, sizeof text, "the %s%.*s", name,
			       *parts ? (int)strcspn(parts, "|") : 4, *parts ? parts : "side");
	return (struct ll_sv){ arena_strndup(l->arena, text, (size_t)n), (size_t)n };
}

/* "right knee osteoarthritis (M17.12)", "MRI of the left knee (CPT 72148)": held against the part
 * and the side of the words before the code or behind it. `f`: the code's fact, or NULL. */
void code_on_part(struct ll_letter *l, uint32_t i, const struct code *c, struct ll_fact *f)
{
	const struct lex_entry *row = code_row(LEX_CODE_PARTS, c);
	if (!row || code_heads_list(l, i + c->ntokens) || (f && f->u.code.words.len && !f->u.code.agrees))
		return;
	const struct ll_sv parts = sv(row->attr[1]);
	const uint32_t before = code_words_before(l, i);
	const bool bracketed = code_bracketed(l, i, before);
	if (!f && !bracketed && !code_announced(l, i) && row->code[0] != LEX_CODESYS_ICD10)
		return;
	struct placed p = place_words(l, words_ahead(l, before), parts);
	if (!p.parts && !p.sides)
		p = place_words(l, words_behind(l, i + c->ntokens), parts);
	const struct ll_sv of = misplaced(l, c, row, &p);
	if (!of.n)
		return;
	if (!f)
		f = code_add(l, i, c, row);
	f->u.code.meaning = of;
	f->u.code.agrees = false;
	f->u.code.words = p.at;
}
