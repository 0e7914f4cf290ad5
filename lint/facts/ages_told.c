/* SPDX-License-Identifier: MIT */
/* Ages told without "years old": "At 42, the patient is", "this octogenarian", "turned 65 this winter". */
#include "facts/ages.h"

#include "facts/request.h"

static uint32_t now_of(struct ll_letter *l, uint32_t i, uint32_t n, uint32_t years, uint32_t referent)
{
	const struct age_expr a = { .years = years };
	struct ll_fact *f = age_add(l, i, n, &a);
	f->referent = referent;
	f->u.age.past = false;
	f->time = LL_CURRENT;
	return n;
}

/* The person whose noun phrase begins at token k, with the token behind in *end; NULL: none does. */
static const struct ll_fact *person_from(const struct ll_letter *l, uint32_t k, uint32_t *end)
{
	enum { FAR = 6 };
	const uint32_t stop = sent_end(l, k);
	for (uint32_t j = k; j < k + FAR && j < stop; j++) {
		const struct ll_fact *who = fact_at(l, LL_PERSON, j);
		if (who && who->token == j && phrase_start(l, j) <= k + 1) {
			*end = j + who->ntokens;
			return who;
		}
		if (tok(l, j)->kind == LL_TOK_PUNCT || tok_in(l, j, small_words))
			return NULL;
	}
	return NULL;
}

/* "this spring", "last month": of the year that the letter is of. */
static bool lately_told(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k < sent_end(l, i); k++)
		if (tok_in(l, k, "this|last") && tok_in(l, k + 1, "spring|summer|fall|autumn|winter|month|week|year"))
			return !span_has(l, sent_begin(l, i), sent_end(l, i), "when|ago|since|then|until");
	return false;
}

/* The verb of who is so old now: "is", "walks", "still works". */
static bool is_present(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	if (tok_in(l, i, "is|are|has|have|can|cannot|may|does|still|should|will|must|ought|deserves|no|now"))
		return true;
	return tok(l, i)->kind == LL_TOK_WORD && w.n > 3 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != '\'' && w.p[w.n - 2] != 's' &&
	       !tok_in(l, i, "this|always|perhaps|years|months|weeks|days|parents|records|sessions|visits|symptoms");
}

uint32_t age_opening(struct ll_letter *l, uint32_t i)
{
	const bool now = tok_in(l, i, "now|currently|presently");
	uint32_t k = i + 1;
	/* "has had her birthday, and at 75 she is covered" */
	const bool only = tok_in(l, i, "only|just|barely"); /* "Though only 19, the claimant has" */
	const bool inside = only ? i == sent_begin(l, i) + 1 && tok_in(l, i - 1, "though|although|while|being")
				 : !now && i > sent_begin(l, i) && tok_in(l, i - 1, ",|;|:|and|but|that|so|because|since");
	if ((i != sent_begin(l, i) && !inside) || tok(l, i)->flags & LL_TOK_QUOTED || of_generic_frame(l, i))
		return 0;
	if (!now)
		k += tok_seq(l, k, "the age of") ? 3 : tok_is(l, k, "age") || tok_in(l, k, "just|only|barely");
	const struct number n = number_at(l, k);
	uint32_t j = k + n.ntokens, end = 0;
	if (!an_age(&n))
		return 0;
	if (tok_is(l, j, "years"))
		j += tok_seq(l, j + 1, "of age") ? 3 : tok_is(l, j + 1, "old") ? 2 : 0;
	if ((now || only) && !tok_is(l, j, ","))
		return 0;
	const bool months = !now && tok_is(l, j, "months") && n.value <= 60; /* "At 19 months the patient should walk" */
	j += months;
	j += tok_is(l, j, ",");
	const struct ll_fact *who = person_from(l, j, &end);
	if (now) { /* "Now 68, the retired machinist was" */
		if (!tok_in(l, j, "the|he|she|this|mr|ms|mrs") && !(who && who->referent == LL_PATIENT))
			return 0;
		now_of(l, k, n.ntokens, (uint32_t)n.value,
		       who && (who->u.person.role == LL_ROLE_KIN || who->u.person.role == LL_ROLE_PROFESSIONAL || who->u.person.name.n)
			       ? who->referent
			       : LL_PATIENT);
		return k + n.ntokens - i;
	}
	const struct ll_fact *pronoun = tok_in(l, j, "he|she") ? age_pronoun(l, j) : NULL;
	if (tok_is(l, j, "you") || pronoun)
		end = j + 1;
	else if (!who || tok_possessive(l, end - 1))
		return 0; /* "At 12, the patient's seizures began" */
	/* "At 45, the patient felt a lump this spring" */
	const bool lately = !inside && tok_in(l, end, "felt|found|noticed|had|fell|hurt|developed|began|started|underwent|was|went|saw|asked") &&
			    lately_told(l, end);
	if (!lately && (!is_present(l, end) || tok_in(l, end + 1, "been|had")))
		return 0;
	now_of(l, k, n.ntokens + months, months ? (uint32_t)n.value / 12 : (uint32_t)n.value,
	       tok_is(l, j, "you") ? LL_PATIENT : pronoun ? pronoun->referent : who->referent);
	if (months)
		l->facts[LL_AGE].v[l->facts[LL_AGE].n - 1]->u.age.months = (uint32_t)n.value % 12;
	return k + n.ntokens + months - i;
}

/* "in his early sixties", "in her 50s": the decade's first year at token k, 0: none. */
static uint32_t decade_at(const struct ll_letter *l, uint32_t k)
{
	static const char *const words[] = { "teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties" };
	for (uint32_t d = 0; d < sizeof words / sizeof *words; d++)
		if (tok_is(l, k, words[d]))
			return d ? 10 + 10 * d : 13;
	const struct ll_sv w = tok(l, k)->lower;
	return w.n >= 3 && w.n <= 4 && w.p[0] >= '2' && w.p[0] <= '9' && w.p[1] == '0' && w.p[w.n - 1] == 's' ? (uint32_t)(w.p[0] - '0') * 10 : 0;
}

uint32_t age_add_range(struct ll_letter *l, uint32_t i, uint32_t n, uint32_t low, uint32_t high, uint32_t referent)
{
	now_of(l, i, n, low, referent);
	l->facts[LL_AGE].v[l->facts[LL_AGE].n - 1]->u.age.high = high;
	return n;
}

uint32_t age_decade(struct ll_letter *l, uint32_t i)
{
	static const char *const words[] = { "quadragenarian", "quinquagenarian", "sexagenarian", "septuagenarian", "octogenarian", "nonagenarian" };
	const uint32_t begin = sent_begin(l, i);
	if (of_generic_frame(l, i))
		return 0;
	for (uint32_t d = 0; d < sizeof words / sizeof *words; d++) {
		if (!tok_is(l, i, words[d]))
			continue;
		const uint32_t start = phrase_start(l, i), low = 40 + 10 * d;
		if (start < i && (tok_in(l, start, "this|our") ||
				  /* "A septuagenarian with this heart" */
				  (start == begin && tok_in(l, start, "a|an") && tok_in(l, i + 1, "with|in") && tok_in(l, i + 2, "this|these|such"))))
			return age_add_range(l, i, 1, low, low + 9, LL_PATIENT);
		if (start < i && start > begin && tok_in(l, start, "a|an") && tok_in(l, start - 1, "is|,")) {
			const struct ll_fact *who = person_before(l, begin, start - 1);
			if (who && who->token + who->ntokens == start - 1)
				return age_add_range(l, i, 1, low, low + 9, who->referent);
		}
		return 0;
	}
	if (!tok_in(l, i, "his|her|your") || !i || !tok_is(l, i - 1, "in"))
		return 0;
	const uint32_t part = tok_in(l, i + 1, "early|mid|middle|late") ? 1 + (tok_is(l, i + 2, "-") ? 1 : 0) : 0;
	const uint32_t low = decade_at(l, i + 1 + part);
	/* "is in his sixties", "a woman in her fifties": as old as that now */
	const struct mark *noun = i > 1 ? mark_over(l, i - 2, LEX_SEXED) : NULL;
	const bool is = i > 1 && (tok_in(l, i - 2, "is|are|now|still|already|well") || (noun && noun->entry->code[1] == LEX_SEXED_NOUN));
	const struct ll_fact *pronoun = age_pronoun(l, i);
	/* "The insured, in her late seventies, broke a hip" */
	const struct ll_fact *beside = i > 2 && tok_is(l, i - 2, ",") ? person_before(l, begin, i - 2) : NULL;
	if (low && beside && beside->token + beside->ntokens == i - 2 && tok_in(l, i + 2 + part, ",|)|."))
		return age_add_range(l, i, 2 + part, low, low + 9, beside->referent);
	if (!low || !is || (!pronoun && !tok_is(l, i, "your")))
		return 0;
	const uint32_t from = tok_is(l, i + 1, "late") ? 5 : tok_in(l, i + 1, "mid|middle") ? 3 : 0,
		       to = tok_is(l, i + 1, "early") ? 4 : tok_in(l, i + 1, "mid|middle") ? 7 : 9;
	return age_add_range(l, i, 2 + part, low + from, low + to,
			 noun ? owner_of(l, noun->token, i - 1) : pronoun ? pronoun->referent : LL_PATIENT);
}

/* Whose age the verb at token i tells: the subject right before it; LL_NOBODY: none. */
uint32_t age_subject(const struct ll_letter *l, uint32_t i)
{
	uint32_t at = i;
	while (at > sent_begin(l, i) && tok_in(l, at - 1, "has|just|recently|now|also|will"))
		at--;
	if (at == sent_begin(l, i))
		return LL_NOBODY;
	if (tok_is(l, at - 1, "you"))
		return LL_PATIENT;
	const struct ll_fact *pronoun = tok_in(l, at - 1, "he|she") ? age_pronoun(l, at - 1) : NULL;
	if (pronoun)
		return pronoun->referent;
	at -= tok_is(l, at - 1, "who");
	at -= at > sent_begin(l, i) && tok_is(l, at - 1, ",") && tok_is(l, at, "who");
	const struct ll_fact *who = person_before(l, sent_begin(l, i), at);
	return who && who->token + who->ntokens == at ? who->referent : LL_NOBODY;
}

uint32_t age_turned(struct ll_letter *l, uint32_t i)
{
	enum { NEAR = 8 };
	const uint32_t begin = sent_begin(l, i);
	uint32_t k = i + 1;
	if (!tok_in(l, i, "turned|became|reached|attained") || tok(l, i)->flags & LL_TOK_QUOTED || of_generic_frame(l, i))
		return 0;
	k += tok_seq(l, k, "the age of") ? 3 : tok_is(l, k, "age");
	const struct number n = number_at(l, k);
	const uint32_t end = k + n.ntokens;
	if (!an_age(&n) || (!tok_in(l, i, "turned|became") && k == i + 1))
		return 0;
	/* "since she turned 6", "turned 50 in 2011" tell of another day */
	for (uint32_t j = i; j > begin && i - j < NEAR; j--) {
		if (tok_in(l, j - 1, "since|when|until|before|after|as|once|if|unless|time|till|while|where|day|week|month|year|had|would"))
			return 0;
		if (tok_in(l, j - 1, ";|that|and|but"))
			break;
	}
	const bool here = tok_in(l, end, "this|last|on|in|.|,|and") && !tok_is(l, end + 1, "year");
	for (uint32_t j = end; j < end + 6 && j < sent_end(l, i); j++)
		if (tok(l, j)->kind == LL_TOK_NUMBER && tok(l, j)->text.n == 4)
			return 0;
	const uint32_t whose = age_subject(l, i);
	if (!here || whose == LL_NOBODY)
		return 0;
	now_of(l, k, n.ntokens, (uint32_t)n.value, whose);
	return end - i;
}

uint32_t age_beside(struct ll_letter *l, uint32_t i)
{
	const bool bracket = tok_is(l, i, "(");
	const struct number n = number_at(l, i + 1);
	uint32_t end = i + 1 + n.ntokens;
	const uint32_t begin = sent_begin(l, i);
	end += bracket && tok_in(l, end, "years|yrs|yr|y|yo"); /* "The claimant (58 years)" */
	if (!an_age(&n) || i == begin || !tok_is(l, end, bracket ? ")" : ",") || tok(l, end + 1)->kind == LL_TOK_NUMBER ||
	    (n.value < 10 && (bracket || !n.words || tok(l, end + 1)->kind != LL_TOK_WORD || tok_in(l, end + 1, "of|to|and|or|the|a|an|in|at"))) ||
	    of_generic_frame(l, i) || tok(l, end)->flags & LL_TOK_PARAGRAPH)
		return 0;
	const struct ll_fact *who = person_before(l, begin, i);
	if (!who || who->token + who->ntokens != i || tok_possessive(l, i - 1) ||
	    (who->u.person.role != LL_ROLE_PATIENT && who->u.person.role != LL_ROLE_KIN))
		return 0;
	now_of(l, i + 1, n.ntokens, (uint32_t)n.value, who->referent);
	return end - i;
}

/* "In view of her 43 years, ..." */
static uint32_t years_of_hers(struct ll_letter *l, uint32_t i)
{
	const struct number n = number_at(l, i + 1);
	const uint32_t end = i + 1 + n.ntokens;
	const struct ll_fact *pronoun = age_pronoun(l, i);
	if (!an_age(&n) || !i || !tok_is(l, end, "years") || !(tok_in(l, end + 1, ",|.") || tok_seq(l, end + 1, "of age")) ||
	    !tok_in(l, i - 1, "of|at|for|despite|given|with") || of_generic_frame(l, i) || (!pronoun && !tok_is(l, i, "your")))
		return 0;
	now_of(l, i + 1, n.ntokens, (uint32_t)n.value, pronoun ? pronoun->referent : LL_PATIENT);
	return end + 1 - i;
}

uint32_t age_of_hers(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 2;
	if (tok_in(l, i, "his|her|your") && place_in(l->counts, i + 1))
		return years_of_hers(l, i);
	if (!tok_in(l, i, "his|her|your") || !tok_is(l, i + 1, "age") || !tok_in(l, k, "of|is|,|(|:"))
		return 0;
	const struct number n = number_at(l, ++k);
	const struct ll_fact *pronoun = age_pronoun(l, i);
	if (!an_age(&n) || (!pronoun && !tok_is(l, i, "your")) || tok_in(l, k + n.ntokens, "when|at|-|to|months|weeks") ||
	    of_generic_frame(l, i))
		return 0;
	now_of(l, k, n.ntokens, (uint32_t)n.value, pronoun ? pronoun->referent : LL_PATIENT);
	return k + n.ntokens - i;
}
