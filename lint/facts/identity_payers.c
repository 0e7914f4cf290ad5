/* SPDX-License-Identifier: MIT */
/*
 * Who insures: "Summit Casualty denied the request", and "In its denial Pinnacle Indemnity did not mention": two names
 * where only one can be. Both are told as the one that decides or pays, and no word tells of two.
 */
#include "facts/identity.h"

enum { MOST = 24, LONGEST = 6 };

#define KINDS "plan|insurance|mutual|casualty|indemnity|assurance|underwriters|hmo|ppo|life"

struct payer {
	uint32_t token, ntokens;
	struct ll_sv name; /* upper case, without the words of KINDS */
	bool acts;	   /* told as who insures, decides or pays */
};

struct payers {
	struct identity *d;
	struct payer v[MOST];
	uint32_t n;
	bool several; /* the letter speaks of more than one insurer */
};

static bool capital(const struct ll_letter *l, uint32_t i)
{
	const struct ll_token *t = tok(l, i);
	return t->kind == LL_TOK_WORD && t->flags & LL_TOK_CAPITAL && t->text.n > 1 &&
	       !tok_in(l, i, "the|a|an|your|our|this|that|its|his|her|in|on|at|by|when|if|for|to|and|we|you|it|under|since|because|as|"
			     "insurer|carrier|payer|member|patient|re|mr|ms|mrs|dr|both|each|no|all|medicare|medicaid|medi");
}

/* The name that ends in a word of KINDS at token i: "Bluewater Health Plan". False: there is none. */
static bool name_ending(const struct ll_letter *l, uint32_t i, struct payer *out)
{
	uint32_t from = i;
	if (!(tok(l, i)->flags & LL_TOK_CAPITAL) || (tok_in(l, i + 1, KINDS) && tok(l, i + 1)->flags & LL_TOK_CAPITAL))
		return false;
	while (from > sent_begin(l, i) && i - from < LONGEST && capital(l, from - 1) && !tok_possessive(l, from - 1) &&
	       !(tok(l, from)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		from--;
	uint32_t own = 0;
	for (uint32_t k = from; k < i; k++)
		own += !tok_in(l, k, KINDS "|company|group|national|american|state|federal|social|public|mental|behavioral|home|community|"
				     "employee|department|world|global|independent|external|review|reviews|services|health|life|managed|care|"
				     "treatment|education|advantage|gold|silver|bronze|platinum|prescription|drug|dental|vision|major|medical|"
				     "select|standard|basic|premier|plus|compensation|uninsured|employers|workers|of|exercise|long|term|short|"
				     "disability|evidence|summary|your|first|second|individual|family|small|large|fee|service");
	if (!own)
		return false;
	const uint32_t end = i + 1 + tok_in(l, i + 1, "company|co|group|corporation|inc");
	*out = (struct payer){ .token = from, .ntokens = end - from, .name = id_value(l, from, 1) };
	return true;
}

/* What stands around it makes it the insurer of this case. */
static bool acts(const struct ll_letter *l, const struct payer *p)
{
	const uint32_t end = p->token + p->ntokens, begin = sent_begin(l, p->token);
	uint32_t k = end + tok_is(l, end, ",");
	k += tok_in(l, k, "which|that|also|has|had|then|first");
	if (tok_in(l, k, "denied|refused|declined|turned|must|shall|approved|covers|covered|insures|insured|paid|pays|will|did|does|upheld|"
			 "is|was|should|owes|rejected|allowed|asked|wrote|held|found|says|said|cut|offered|modified|stopped|gave|"
			 "granted|maintains|argues|contends"))
		return true;
	if (tok_possessive(l, end - 1) &&
	    tok_in(l, end, "denial|decision|refusal|letter|policy|contract|reviewer|determination|reasons|rule|file|medical|first|own|"
			   "position|argument|notice|answer"))
		return true;
	if (p->token > begin && tok_in(l, p->token - 1, "by|with|through|from|that|order|orders|direct|directs|requires|against|of|to|under")) {
		for (uint32_t n = p->token - 1; n-- > begin && p->token - n < 6;)
			if (tok_in(l, n, "covered|insured|denied|denial|refused|enrolled|member|coverage|policy|decision|refusal|plan|issued|paid|"
					 "order|request|appeal|bill|claim|against|insurance"))
				return true;
		return tok_in(l, p->token - 1, "order|orders|direct|directs|requires");
	}
	return p->token > 1 && tok_is(l, p->token - 1, ":") &&
	       tok_in(l, p->token - 2, "insurer|plan|carrier|payer|insurance|payor|administrator|company");
}

#define SEVERAL "secondary|formerly|subsidiary|affiliate|behalf|administers|administered|merged|merger|acquired|coinsurer|supplemental|" \
		"previous|previously|primary|renamed|reinsurer|division|owned|both|medigap|coordination|successor|other"

static void gather(struct payers *p)
{
	const struct ll_letter *l = p->d->l;
	PLACES_EACH (i, l, places_of(l, KINDS)) {
		struct payer one;
		if (!name_ending(l, i, &one) || tok(l, i)->flags & LL_TOK_QUOTED)
			continue;
		if (p->n == MOST) {
			p->several = true;
			return;
		}
		one.acts = acts(l, &one);
		/* an insurer told with another, or as another */
		p->several |= span_has(l, sent_begin(l, i), sent_end(l, i), SEVERAL);
		p->v[p->n++] = one;
	}
}

void identity_payers(struct identity *d)
{
	struct payers p = { .d = d };
	gather(&p);
	const struct payer *one = NULL, *two = NULL;
	for (uint32_t k = 0; k < p.n && !p.several; k++) {
		const struct payer *q = &p.v[k];
		if (!one || sv_eq(one->name, q->name)) {
			one = one && (one->acts || !q->acts) ? one : q;
			continue;
		}
		if (two && !sv_eq(two->name, q->name))
			return; /* three of them: a story */
		two = two && (two->acts || !q->acts) ? two : q;
	}
	if (p.several || !one || !two || !one->acts || !two->acts || tok(d->l, one->token)->sentence == tok(d->l, two->token)->sentence)
		return;
	id_add_other(d, one->token, one->ntokens, "insurer", one->name);
	id_add_other(d, two->token, two->ntokens, "insurer", two->name);
}
