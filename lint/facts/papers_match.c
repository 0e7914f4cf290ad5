/* SPDX-License-Identifier: MIT */
/* Which paper that is told to be at hand is the one that is told to be missing. */
#include "facts/papers.h"
#include "facts/people.h"

enum { MOST = 24 };

/* Words that do not say which paper is meant. */
static bool is_neutral(const struct ll_letter *l, uint32_t i)
{
	return tok(l, i)->kind == LL_TOK_PUNCT || fact_at(l, LL_DATE, i) ||
	       mark_over(l, i, LEX_PAPERS) ||
	       tok_in(l, i,
		      "required|requested|needed|ordered|promised|mentioned|said|enclosed|attached|"
		      "submitted|the|a|an|any|no|this|that|these|those|his|her|their|your|our|my|"
		      "its|some|"
		      "all|both|neither|either|nor|or|and|such|of|in|on|at|to|from|by|for|with|"
		      "about|between|copy|copies|report|reports|result|results|study|studies|"
		      "actual|single|kind|sort|form|type|written|medical|clinical|dr|doctor|"
		      "physician|provider|patient|patient's|claimant|claimant's|member|member's|"
		      "enrollee|enrollee's|worker|worker's|injured|employee|employee's|beneficiary|"
		      "veteran|page|pages|dated|published|bilateral|spine|documentation|evidence|"
		      "proof|record|records|mention|trace|sign|review|file|mr|mrs|ms|whatsoever|"
		      "set|films|film|images|findings|tracing|themselves|itself|one|each|every");
}

struct ll_sv paper_stem(const struct ll_letter *l, uint32_t i)
{
	struct ll_sv w = tok(l, i)->lower;
	if (w.n > 3 && w.p[w.n - 2] == '\'')
		w.n -= 2;
	else if (w.n > 3 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's')
		w.n--;
	return w;
}

static bool same_word(const struct ll_letter *l, uint32_t a, uint32_t b)
{
	const struct ll_sv x = paper_stem(l, a), y = paper_stem(l, b);
	const size_t n = x.n < y.n ? x.n : y.n;
	if (sv_eq(x, y))
		return true;
	return n >= 7 &&
	       !memcmp(x.p, y.p,
		       n > 9 ? 7 : 6); /* "psychologist's", "psychological"; "therapist" */
}

/* Where the sentence of a paper that is at hand speaks of it: up to the papers named beside it. */
static void scope_of(const struct ll_letter *l, const struct ll_fact *f, uint32_t *from,
		     uint32_t *to)
{
	uint32_t a = f->u.paper.first, b = f->u.paper.end;
	const uint32_t begin = sent_begin(l, a), end = sent_end(l, a);
	while (a > begin && !mark_over(l, a - 1, LEX_PAPERS) && !tok_is(l, a - 1, ";"))
		a--;
	while (b < end && !mark_over(l, b, LEX_PAPERS) && !tok_is(l, b, ";"))
		b++;
	*from = a;
	*to = b;
}

static const struct ll_fact *date_in(const struct ll_letter *l, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to && fact_near(l, LL_DATE, from); k++)
		if (fact_at(l, LL_DATE, k))
			return fact_at(l, LL_DATE, k);
	return NULL;
}

/* No part of the one that both give is another in the other. */
static bool same_day(const struct ll_date *a, const struct ll_date *b)
{
	return (!a->year || !b->year || a->year == b->year) &&
	       (!a->month || (b->month && a->month == b->month)) &&
	       (!a->day || (b->day && a->day == b->day));
}

/* Each word that says which paper is missing stands with the one at hand too. */
static bool words_agree(const struct ll_letter *l, const struct ll_fact *no,
			const struct ll_fact *yes, uint32_t *n)
{
	uint32_t from, to;
	const struct lex_entry *b = lex_by_id(LEX_PAPERS, yes->key.p, yes->key.n);
	const bool heads = sv_eq(sv(b->attr[1]), no->key) || tok_is(l, no->token, "nothing");
	scope_of(l, yes, &from, &to);
	*n = 0;
	for (uint32_t i = no->u.paper.first; i < no->u.paper.end; i++) {
		/* of two kinds, each word counts */
		if (is_neutral(l, i) &&
		    !(!ll_same(no->key, yes->key) && !heads && mark_over(l, i, LEX_PAPERS) &&
		      tok(l, i)->kind == LL_TOK_WORD &&
		      !tok_in(l, i, "report|reports|record|records|the|of|a")))
			continue;
		uint32_t k = from;
		while (k < to && !same_word(l, i, k))
			k++;
		if (k == to)
			return false;
		++*n;
	}
	const struct ll_fact *day = date_in(l, no->u.paper.first, no->u.paper.end);
	if (day) {
		const struct ll_fact *d = date_in(l, from, to);
		return d && same_day(&day->u.date, &d->u.date) && ++*n;
	}
	return true;
}

/* The kinds are one, or the one is the other's head: "no log" and "seizure log". */
static bool kinds_agree(const struct ll_letter *l, const struct ll_fact *no,
			const struct ll_fact *yes, bool *bare)
{
	const struct lex_entry *a = lex_by_id(LEX_PAPERS, no->key.p, no->key.n),
			       *b = lex_by_id(LEX_PAPERS, yes->key.p, yes->key.n);
	*bare = a->code[0] == LEX_PAPER_HEAD;
	if (a == b)
		return true;
	if (*bare &&
	    tok_is(l, no->token, "nothing")) /* "nothing from the clinic" is of any paper */
		return yes->u.paper.how != PAPER_MADE;
	if (!*bare && sv_eq(sv(b->attr[1]), no->key))
		return true;
	/* "no report from the audiologist", "the audiologist's report": the words are one */
	return (*bare || b->code[0] == LEX_PAPER_HEAD) && no->ntokens &&
	       same_word(l, no->token + no->ntokens - 1, yes->token + yes->ntokens - 1);
}

/* Behind the verb something is named that the statement holds for alone: "since the operation", "in
 * 2018". */
static bool is_narrowed(const struct ll_letter *l, const struct ll_fact *no, uint32_t *day)
{
	const uint32_t end = sent_end(l, no->token);
	uint32_t k = no->u.paper.cue > no->token ? no->u.paper.cue : no->token + no->ntokens;
	*day = end;
	/* "no photographs documenting the rash", "an MRI that shows it": of what it shows */
	const bool named = no->token >= no->u.paper.first && no->token < no->u.paper.end;
	const uint32_t e = named ? no->u.paper.end : l->tokens.n; /* of a pronoun: nothing */
	if (tok_in(l, e,
		   "documenting|showing|demonstrating|establishing|supporting|confirming|"
		   "indicating|describing|explaining|proving|"
		   "reflecting|linking|stating|specifying|detailing|verifying|addressing|covering|"
		   "signed|whose|who|after|since") ||
	    (tok_is(l, e, "that") &&
	     tok_in(l, e + 1, LIST_PAPER_SHOWS "|would|could|might|is|was|are|were") &&
	     !(no->u.paper.cue > e && no->u.paper.cue < e + 5)) ||
	    (tok_is(l, e, "before") && !tok_in(l, e + 1, "us|me")) ||
	    (tok_is(l, e, "with") && !paper_place(l, e)) ||
	    (tok_is(l, e, "to") &&
	     tok_in(l, e + 1,
		    "show|establish|support|confirm|prove|document|demonstrate|justify|verify|"
		    "substantiate|corroborate|explain")))
		return true;
	for (uint32_t i = sent_begin(l, no->token); i < no->u.paper.first && i < end; i++)
		if (tok_in(l, i, "second|another|third|repeat|other|subsequent|additional|further"))
			return true;
	for (; k < end && !tok_in(l, k, ";|,|so|because|and|but|or|nor"); k++) {
		if (tok_in(l, k,
			   "since|after|until|within|during|except|besides|beyond|other|than|"
			   "second|again|later|between|alone|itself|"
			   "themselves") &&
		    !tok_seq(l, k, "after all"))
			return true;
		if (fact_at(l, LL_DATE, k))
			*day = k;
	}
	const uint32_t begin = sent_begin(l, no->token);
	if (tok_in(l, begin, "for|in|from|of") && begin < no->u.paper.first)
		for (k = begin; k < begin + 4; k++)
			if (fact_at(l, LL_DATE, k) || tok_in(l, k, LIST_MONTH_NAMES))
				return true;
	return false;
}

/* "At that time we did not have the study. It reached us with your appeal": told of a day that is
 * over. */
static bool of_earlier(const struct ll_letter *l, const struct ll_fact *no)
{
	const uint32_t paragraph = l->sentences.v[no->sentence].paragraph;
	if (!no->u.paper.ended)
		return false;
	for (uint32_t s = no->sentence > 2 ? no->sentence - 2 : 0;
	     s < no->sentence + 3 && s < l->sentences.n; s++) {
		const struct ll_sentence *x = &l->sentences.v[s];
		for (uint32_t k = x->token; x->paragraph == paragraph && k < x->token + x->ntokens;
		     k++)
			if ((s <= no->sentence && tok_is(l, k, "time") &&
			     tok_in(l, k - (k > 0), "that|the")) ||
			    (s < no->sentence && tok_in(l, k, "denied|denial|refused") &&
			     tok_in(l, k - (k > 0), "we|was|were|first|our|the|had")) ||
			    (s > no->sentence && tok_in(l, k,
							"reached|arrived|came|later|since|then|"
							"appeal|now|sent|followed|supplied")))
				return true;
	}
	return false;
}

/* The words behind the verb that say whose or which: "was not obtained from his mother", "for
 * April". */
static bool behind_agrees(const struct ll_letter *l, const struct ll_fact *no, uint32_t from,
			  uint32_t to)
{
	const uint32_t end = sent_end(l, no->token);
	if (no->u.paper.cue <= no->token)
		return true;
	for (uint32_t i = no->u.paper.cue + 1;
	     i < end && !tok_in(l, i, ";|,|so|because|and|but|or|nor"); i++) {
		if (!tok_in(l, i, "from|for|about|regarding|concerning|by") ||
		    tok_in(l, i - 1, "part|copy"))
			continue;
		for (uint32_t w = i + 1; w < i + 5 && w < end &&
					 !tok_in(l, w, ";|,|so|because|and|but|or|nor|with|in|to");
		     w++) {
			if (is_neutral(l, w) ||
			    tok_in(l, w,
				   LIST_PAPER_FILES
				   "|us|me|reviewer|examination|requesting|treating"))
				continue;
			uint32_t k = from;
			while (k < to && !same_word(l, w, k))
				k++;
			if (k == to)
				return false;
		}
	}
	return true;
}

/* "It came later", "with the appeal": after it was missed. */
static bool came_later(const struct ll_letter *l, const struct ll_fact *no,
		       const struct ll_fact *yes)
{
	if (yes->token < no->token)
		return false;
	for (uint32_t k = sent_begin(l, yes->token), end = sent_end(l, yes->token); k < end; k++)
		if (tok_in(l, k,
			   "later|since|then|afterwards|subsequently|now|meanwhile|finally|after|"
			   "reply|response|thereafter|eventually") ||
		    (no->u.paper.ended && tok_in(l, k, "came|arrived|sent|received|appeal")))
			return true;
	return false;
}

/* Somebody else's study: "his brother's EEG". */
static bool is_of_kin(const struct ll_letter *l, const struct ll_fact *f)
{
	if (lex_by_id(LEX_PAPERS, f->key.p, f->key.n)->code[0] == LEX_PAPER_PAPER)
		return false; /* "his mother's log" */
	for (uint32_t k = f->u.paper.first; k < f->u.paper.end; k++)
		if ((mark_over(l, k, LEX_KIN) && !tells_patient(l, k) &&
		     !(k && tok_in(l, k - 1, "your"))) ||
		    tok_in(l, k, "normal|sample|another|coworker's|volunteers"))
			return true;
	return false;
}

/* "progress notes" both times */
static bool same_name(const struct ll_letter *l, const struct ll_fact *no,
		      const struct ll_fact *yes)
{
	if (no->ntokens < 2 || no->ntokens != yes->ntokens)
		return false;
	for (uint32_t i = 0; i < no->ntokens; i++)
		if (!same_word(l, no->token + i, yes->token + i))
			return false;
	return true;
}

static bool is_one(const struct ll_letter *l, const struct ll_fact *no, const struct ll_fact *yes)
{
	bool bare;
	uint32_t n, day;
	if (sent_has(l, yes->token, "blank|empty|illegible|unreadable|another|belongs|unsigned"))
		return false;
	if (yes->sentence == no->sentence || !kinds_agree(l, no, yes, &bare))
		return false;
	/* kept or done, and not sent: of a log at most, and that is a doubt */
	if (no->u.paper.how == PAPER_SENT && yes->u.paper.how == PAPER_MADE &&
	    (lex_by_id(LEX_PAPERS, no->key.p, no->key.n)->code[0] != LEX_PAPER_PAPER ||
	     !mark_at(l, no->token, LEX_PAPERS)))
		return false;
	if (!words_agree(l, no, yes, &n) || (bare && !n && !same_name(l, no, yes)) ||
	    is_narrowed(l, no, &day) || came_later(l, no, yes) || of_earlier(l, no) ||
	    !behind_agrees(l, no, sent_begin(l, yes->token), sent_end(l, yes->token)))
		return false;
	if (day < sent_end(l, no->token)) {
		uint32_t from, to;
		scope_of(l, yes, &from, &to);
		const struct ll_fact *d = date_in(l, from, to);
		if (!d || !same_day(&fact_at(l, LL_DATE, day)->u.date, &d->u.date))
			return false;
	}
	return !is_of_kin(l, yes) || is_of_kin(l, no);
}

/* How sure it is that it is at hand: sent, before read, before only made. */
static uint32_t weight(const struct ll_fact *f)
{
	return f->u.paper.how == PAPER_SENT ? 0 : f->u.paper.how == PAPER_SHOWN ? 1 : 2;
}

void papers_match(struct ll_letter *l)
{
	uint32_t looked = 0;
	for (uint32_t i = 0; i < l->facts[LL_PAPER].n && looked < MOST; i++) {
		struct ll_fact *no = l->facts[LL_PAPER].v[i];
		if (!no->u.paper.missing)
			continue;
		looked++;
		for (uint32_t k = 0; k < l->facts[LL_PAPER].n && k < 256; k++) {
			const struct ll_fact *yes = l->facts[LL_PAPER].v[k];
			if (yes->u.paper.missing || !is_one(l, no, yes))
				continue;
			if (!no->u.paper.found || weight(yes) < weight(no->u.paper.found))
				no->u.paper.found = yes;
		}
	}
}
