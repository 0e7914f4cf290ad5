/* SPDX-License-Identifier: MIT */
/* Things that no table knows, counted where something is asked for or decided: "four dental
 * crowns", "the ten massages proposed". */
#include "facts/request.h"

/* In such a sentence something is asked for or decided. */
static const char cues[] = LIST_ASK_NOW
	"|disputed|appealed|planned|request|order|prescription|asked|asks|ask|asking|appeal|"
	"dispute|issue|calls|cover|covered|"
	"approve|approved|deny|denied|necessary|certified|pay|paid|allowed|allow|provide|supply|"
	"refused|granted|denial|"
	"declined|covers|payable|entitled|supplied|authorized|grant|recommends|recommended";

/* Nouns in the plural that count nothing that is asked for. */
static const char never[] =
	"bills|charges|refusals|entries|invoices|devices|grievances|exhibits|times|points|"
	"degrees|pounds|ounces|inches|meters|miles|dollars|cents|pages|lines|paragraphs|"
	"sections|chapters|records|documents|letters|reports|notes|requests|items|issues|"
	"questions|claims|services|reasons|grounds|parts|reviewers|physicians|doctors|"
	"specialists|surgeons|nurses|patients|members|persons|sisters|brothers|daughters|"
	"relatives|workers|employees|others|cases|studies|trials|guidelines|factors|levels|"
	"grades|stages|episodes|seizures|falls|attacks|symptoms|complaints|diagnoses|"
	"conditions|areas|joints|fingers|discs|muscles|nerves|bones|limbs|knees|shoulders|"
	"hands|wrists|ankles|elbows|sides|years|months|weeks|hours|minutes|seconds|decades|"
	"dates|occasions|places|steps|words|copies|calls|phases|kinds|types|forms|things|"
	"thirds|quarters|halves|parties|sources|matters|medications|drugs|medicines|"
	"prescriptions|providers|opinions|decisions|denials|appeals|operations|surgeries|"
	"procedures|tests|goals|measures|exercises|blocks|meals|stairs|blows|nights|always|"
	"perhaps|whereas|besides|yours|theirs";

static bool is_plural(const struct ll_letter *l, uint32_t k)
{
	const struct ll_token *t = tok(l, k);
	const struct ll_sv w = t->lower;
	return t->kind == LL_TOK_WORD && t->flags & LL_TOK_SMALL && w.n > 4 &&
	       w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's' && w.p[w.n - 2] != '\'' &&
	       w.p[w.n - 2] != 'u' && w.p[w.n - 2] != 'i' && !tok_in(l, k, never);
}

/* Words that may stand before the noun. */
static bool may_qualify(const struct ll_letter *l, uint32_t k)
{
	static const char none[] = "and|from|that|with|than|into|over|under|each|every|more|most|"
				   "less|were|have|when|which|what|they|then|because|"
				   "after|before|until|since|during|between|these|those|this|other|"
				   "long|some|such|only|both|half|does|will|must";
	const struct ll_token *t = tok(l, k);
	return t->kind == LL_TOK_WORD && t->flags & LL_TOK_SMALL && t->text.n > 3 &&
	       !tok_in(l, k, none);
}

/* The tokens that number and noun take from token i, 0: none. */
static uint32_t things_at(const struct ll_letter *l, uint32_t i, struct number *v)
{
	enum { MOST = 500, QUALIFIERS = 2 };
	uint32_t n;
	*v = number_at(l, i);
	if (!v->ntokens || v->ordinal || v->value < 2 || v->value > MOST ||
	    v->value != floor(v->value) ||
	    (i && tok_in(l, i - 1, "/|-|$|#|.|:|every|page|age|aged|about|over")) ||
	    mark_over(l, i, LEX_DRUGS))
		return 0;
	uint32_t k = i + v->ntokens;
	for (uint32_t j = 0; j <= QUALIFIERS && k < sent_end(l, i); j++, k++) {
		if (unit_at(l, k, &n) != LL_U_NONE)
			return 0;
		if (is_plural(l, k))
			return k + 1 - i;
		if (!may_qualify(l, k))
			return 0;
	}
	return 0;
}

/* Puts the letter's amounts in order again, of which those from `first` on were added last. */
static void merge(struct ll_letter *l, uint32_t first)
{
	const uint32_t n = l->facts[LL_QUANTITY].n;
	struct ll_fact **v = l->facts[LL_QUANTITY].v,
		       **all = arena_alloc(l->arena, (n + 1) * sizeof *all);
	uint32_t a = 0, b = first, to = 0;
	while (a < first || b < n)
		all[to++] = b == n || (a < first && v[a]->token < v[b]->token) ? v[a++] : v[b++];
	for (uint32_t k = 0; k < n; k++) {
		v[k] = all[k];
		v[k]->index = k;
	}
}

/* The word stands elsewhere in the letter too. */
static bool told_again(const struct ll_letter *l, uint32_t k)
{
	return l->first_same[k] != k || ll_uses(l, k, 2, &(bool){ false }) > 1;
}

void add_things(struct ll_letter *l)
{
	const uint32_t first = l->facts[LL_QUANTITY].n;
	uint32_t known = 0;
	PLACES_EACH(i, l, l->counts)
	{
		struct number v;
		while (known < first && l->facts[LL_QUANTITY].v[known]->token +
							l->facts[LL_QUANTITY].v[known]->ntokens <=
						i)
			known++;
		if ((known < first && l->facts[LL_QUANTITY].v[known]->token <= i) ||
		    fact_at(l, LL_DATE, i))
			continue;
		const uint32_t n = things_at(l, i, &v);
		if (!n || (!sent_has(l, i, cues) && !told_again(l, i + n - 1)))
			continue;
		struct ll_fact *f = fact_add(l, LL_QUANTITY, i, n);
		f->u.quantity = (struct ll_quantity){
			.lo = v.value,
			.hi = v.value,
			.unit = LL_U_UNITS,
			.role = LL_Q_THINGS,
			.digits = v.digits,
			.digits_at = isnan(v.digits) ? (struct ll_span){ 0, 0 }
						     : token_span(l, v.digits_token, 1)
		};
		f->frame = amount_frame(l, i, n);
	}
	if (l->facts[LL_QUANTITY].n > first)
		merge(l, first);
}
