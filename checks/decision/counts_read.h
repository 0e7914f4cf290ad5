/* SPDX-License-Identifier: MIT */
/* How many things of one sort a letter says there are, and where it tells of all of them again. */
#ifndef LL_CHECKS_COUNTS_READ_H
#define LL_CHECKS_COUNTS_READ_H

#include <letterlint/letterlint.h>

enum { MOST_COUNTS = 24, SORTS = 12, DRUGS = 10, PAGES = 6 };

#define ISSUES "issue|issues|question|questions|point|points|matter|matters"
#define REQUESTS                                                                                   \
	"request|requests|item|items|service|services|thing|things|treatments|procedures|tests|"   \
	"devices"
#define CLAIMS "claim|claims"
#define APPEALS "complaint|complaints|grievance|grievances|appeal|appeals"
#define REASONS "part|parts|reason|reasons|ground|grounds|argument|arguments"
#define DOCUMENTS                                                                                  \
	"document|documents|record|records|paper|papers|exhibit|exhibits|enclosures|attachments|"  \
	"letters"
#define PAPERS "page|pages"
#define DOCTORS "reviewers|physicians|doctors|specialists"
#define BILLS "denial|denials|bill|bills|invoice|invoices|decisions"
#define DAYS "date|dates"
#define MEDICINES "drugs|medications|medicines|prescriptions"
#define LINES "charges|refusals|lines|entries"

static const char *const counted_sorts[SORTS] = {
	ISSUES, REQUESTS, CLAIMS, APPEALS, REASONS,   DOCUMENTS,
	PAPERS, DOCTORS,  BILLS,  DAYS,    MEDICINES, LINES,
};
static const char counted_nouns[] =
	ISSUES "|" REQUESTS "|" CLAIMS "|" APPEALS "|" REASONS "|" DOCUMENTS "|" PAPERS "|" DOCTORS
	       "|" BILLS "|" DAYS "|" MEDICINES "|" LINES;

/* A number of things: what it announces, or what it says again of all of them. */
struct told_count {
	uint32_t value, sort, first, end; /* tokens */
	uint32_t noun;			  /* token */
	bool again;			  /* "all three issues", "the two remaining issues" */
};

/* One to twenty in words, or up to four digits; 0: none. */
static inline uint32_t told_number(const struct ll_token *t)
{
	static const char *const words[] = { "one",	  "two",      "three",	  "four",
					     "five",	  "six",      "seven",	  "eight",
					     "nine",	  "ten",      "eleven",	  "twelve",
					     "thirteen",  "fourteen", "fifteen",  "sixteen",
					     "seventeen", "eighteen", "nineteen", "twenty" };
	uint32_t value = 0;
	if (t->kind == LL_TOK_NUMBER) {
		if (t->text.n > 5)
			return 0;
		for (size_t i = 0; i < t->text.n; i++) {
			if (t->text.p[i] == ',' && i)
				continue;
			if (t->text.p[i] < '0' || t->text.p[i] > '9')
				return 0;
			value = value * 10 + (uint32_t)(t->text.p[i] - '0');
		}
		return value;
	}
	if (ll_in(t->lower, "single|sole"))
		return 1;
	if (ll_in(t->lower, "both|neither|either"))
		return 2;
	for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ll_is(t->lower, words[i]))
			return i + 1;
	return 0;
}

static inline uint32_t counted_sort(const struct ll_letter *letter, uint32_t noun)
{
	for (uint32_t k = 0; k < SORTS; k++)
		if (ll_word_in(letter, noun, counted_sorts[k]))
			return k;
	return SORTS;
}

/* The sentence of token i, as a stretch of tokens. */
static inline void count_bounds(const struct ll_letter *letter, uint32_t i, uint32_t *begin,
				uint32_t *end)
{
	size_t n, ns;
	const struct ll_sentence *s = &ll_sentences(letter, &ns)[ll_tokens(letter, &n)[i].sentence];
	*begin = s->token;
	*end = s->token + s->ntokens;
}

/* The number before the noun, over an adjective or two; the noun itself: there is none. */
static inline uint32_t number_before(const struct ll_letter *letter, const struct ll_token *t,
				     uint32_t begin, uint32_t noun)
{
	enum { ADJECTIVES_BEFORE = 3 };
	for (uint32_t i = noun; i > begin && noun - i < ADJECTIVES_BEFORE; i--) {
		if (told_number(&t[i - 1]))
			return i - 1;
		if (i > begin + 2 && ll_word_in(letter, i - 1, "your|his|her|their|our") &&
		    ll_word_in(letter, i - 2, "of") && told_number(&t[i - 3]))
			return i - 3; /* "two of your claims" */
		if (!(i == noun && t[i - 1].flags & LL_TOK_SMALL && t[i - 1].lower.n > 3 &&
		      i > begin + 1 && told_number(&t[i - 2]) &&
		      !ll_word_in(letter, i - 1,
				  "other|more|further|additional|previous|earlier|similar|such|"
				  "same|prior|first|last|with|from|that|which|what|this|when|then|"
				  "only|into")) &&
		    !ll_word_in(letter, i - 1,
				"disputed|contested|remaining|medical|separate|distinct|different|"
				"requested|said|of|such|"
				"denied|scanned|printed|pending|open|written|main|legal|"
				"independent|physician"))
			return noun;
	}
	return noun;
}

static inline bool single_word(const struct ll_letter *letter, uint32_t i)
{
	return ll_word_in(letter, i, "one|single|sole");
}

/* Reads the count at the noun; false: it counts nothing, a part, or something of before. */
static inline bool read_count(const struct ll_letter *letter, const struct ll_token *t, size_t n,
			      uint32_t noun, struct told_count *c)
{
	static const char partial[] =
		"first|last|other|additional|further|earlier|previous|another|next|latter|former|"
		"or|than|about|some|only|"
		"between|more|least|up|to|page|pages|any|no|-|/|over|nearly|approximately|every|#";
	uint32_t begin, end;
	count_bounds(letter, noun, &begin, &end);
	const uint32_t i = number_before(letter, t, begin, noun);
	/* "the only request is for a chair" */
	if (i == noun && noun > begin + 1 && ll_word_in(letter, noun - 1, "only") &&
	    ll_word_in(letter, noun - 2, "the|your|our") &&
	    ll_word_in(letter, noun,
		       "request|issue|item|claim|question|appeal|complaint|service") &&
	    ll_word_in(letter, noun + 1, "is|was|concerns|here|before|left|in|at|,")) {
		*c = (struct told_count){ .value = 1,
					  .sort = counted_sort(letter, noun),
					  .first = noun - 1,
					  .end = noun + 1,
					  .noun = noun };
		return c->sort < SORTS;
	}
	/* "Claims 1 to 5" */
	if (i == noun && noun + 3 < n && t[noun].lower.p[t[noun].lower.n - 1] == 's' &&
	    t[noun + 1].kind == LL_TOK_NUMBER && told_number(&t[noun + 1]) == 1 &&
	    ll_word_in(letter, noun + 2, "to|through|-") && t[noun + 3].kind == LL_TOK_NUMBER &&
	    !ll_word_in(letter, noun, "pages|page|points")) {
		*c = (struct told_count){ .value = told_number(&t[noun + 3]),
					  .sort = counted_sort(letter, noun),
					  .first = noun,
					  .end = noun + 4,
					  .noun = noun,
					  .again = true };
		return c->value > 1 && c->sort < SORTS;
	}
	if (i == noun || (noun + 1 < n && ll_word_in(letter, noun + 1, "-|/")) ||
	    t[i].flags & LL_TOK_QUOTED)
		return false;
	const uint32_t before = i > begin ? i - 1 : i;
	if (before < i && !(single_word(letter, i) && ll_word_in(letter, before, "only")) &&
	    ll_word_in(letter, before, partial) &&
	    !(ll_word_in(letter, before, "about|over") && before > begin &&
	      ll_word_in(letter, before - 1, "is|are|was")))
		return false;
	/* "denied three of five requests" */
	if (before < i && before > begin && ll_word_in(letter, before, "of") &&
	    told_number(&t[before - 1]))
		return false;
	/* "two of the three issues": of the whole; "three of the issues": a part */
	if (ll_any_of(letter, i, noun, "of") &&
	    !ll_any_of(letter, i, noun, "such|your|his|her|their|our"))
		return false;
	*c = (struct told_count){ .value = told_number(&t[i]),
				  .sort = counted_sort(letter, noun),
				  .first = i,
				  .end = noun + 1,
				  .noun = noun };
	const bool single = single_word(letter, i);
	c->again =
		ll_word_in(letter, i, "both|neither|either") ||
		ll_any_of(letter, i, noun, "remaining|said|such") ||
		(before < i && ll_word_in(letter, before, "the|all|these|those|your|his|her|its"));
	/* "one issue is whether": one of several */
	if (single && !c->again &&
	    !ll_any_of(letter, begin, i,
		       "reconsider|decide|concerns|about|raises|is|has|only|a|just"))
		return false;
	if (c->value > 1 && !ll_word_in(letter, i, "neither|either") &&
	    (t[noun].lower.p[t[noun].lower.n - 1] != 's'))
		return false;
	enum { FEW_TREATMENTS = 5 };
	if (c->value > FEW_TREATMENTS &&
	    ll_word_in(letter, noun, "treatments|procedures|tests|devices"))
		return false; /* an amount of one */
	/* points of a scale, drugs of a family */
	if ((ll_word_in(letter, noun, "points") &&
	     (c->value > FEW_TREATMENTS ||
	      ll_any_of(letter, begin, end, "scale|score|scores|scored|pain"))) ||
	    (c->sort == DRUGS && !c->again &&
	     !ll_any_of(letter, begin, end,
			"denied|denials|appeal|denial|requested|asked|review|refused|dispute|"
			"requests|prescribed")))
		return false;
	return c->value > 0 && c->sort < SORTS;
}

/* "all three", "none of the two", "both": of all of them. */
static inline bool of_all(const struct ll_letter *letter, const struct told_count *c)
{
	const uint32_t i = c->first;
	return ll_word_in(letter, i, "both|neither|either") ||
	       (i && ll_word_in(letter, i - 1, "all")) ||
	       (i > 2 && ll_word_in(letter, i - 1, "the|these|those|your") &&
		ll_word_in(letter, i - 2, "of") &&
		ll_word_in(letter, i - 3, "none|each|all|any|both")) ||
	       (i > 1 && ll_word_in(letter, i - 1, "the|these|those") &&
		ll_word_in(letter, i - 2, "all|of|on|for|in"));
}

/* Its sentence is of something else: another letter, what was before, a rule, a part. */
static inline bool strays_count(const struct ll_letter *letter, const struct told_count *c)
{
	static const char words[] =
		"previous|previously|earlier|prior|withdrawn|withdrew|settled|policy|manual|"
		"guideline|if|unless|would|could|"
		"except|besides|another|later|meantime|partially|partly|some|most|neither|usually|"
		"generally|typically|per|within|last|2017|2016|2015|2018|plus|together|moot|"
		"instead|rather|new";
	uint32_t begin, end;
	count_bounds(letter, c->noun, &begin, &end);
	return ll_any_of(letter, begin, end, words) ||
	       (!of_all(letter, c) && ll_any_of(letter, begin, end, "approved|already"));
}

/* Words of "announces": the letter tells how many there are. */
static inline bool announces(const struct ll_letter *letter, const struct told_count *c)
{
	static const char tells[] =
		"raises|raised|raise|has|have|concerns|concern|about|covers|cover|involves|involve|"
		"answer|answers|decide|decides|dispute|"
		"disputed|review|asked|asks|received|consists|comprises|contains|before|submitted|"
		"filed|sent|appealed|are|is|left|reconsider|"
		"panel|gives|gave|billed|charged|presents|put|holds|names|lists|denied|denials|"
		"looked|read|following|includes|numbers|runs|issue|appeal|appeals|contests|"
		"contested|complains|complained|requests|requested|refused|identified|poses|posed|"
		"brings|brought|came|sought|seeks|turned|wants";
	uint32_t begin, end;
	count_bounds(letter, c->noun, &begin, &end);
	return !c->again && ll_any_of(letter, begin, end, tells);
}

static inline bool same_sort(const struct ll_letter *letter, const struct told_count *a,
			     const struct told_count *b)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	if (a->sort != b->sort)
		return false;
	const struct ll_sv x = t[a->noun].lower, y = t[b->noun].lower;
	const size_t least = x.n < y.n ? x.n : y.n;
	return (a->sort != 1 && a->sort != 7 && a->sort != 5 && a->sort != 3 && a->sort != 4) ||
	       !memcmp(x.p, y.p, least < 5 ? least : 5);
}

#endif
