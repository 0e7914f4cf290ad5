/* SPDX-License-Identifier: MIT */
/* LL_DRUG: a medicine or a kind of medicines, with strength, count, schedule and form as written
 * beside it. */
#include "facts/request.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	const struct ll_letter *l;
	uint32_t at, end;
	struct ll_drug *d;
	const struct mark *drug;
};

/* "2 mL" of "300 mg/2 mL": what the strength is dissolved in. */
static bool volume_at(const struct ll_letter *l, uint32_t i)
{
	uint32_t u;
	return tok(l, i)->kind == LL_TOK_NUMBER && unit_at(l, i + 1, &u) == LL_U_ML;
}

/* "10/325", "10-325", "7.5": the figures of a strength; returns the tokens. */
static uint32_t figures(const struct reader *r, uint32_t i, double v[4], uint32_t *n)
{
	uint32_t k = i, w;
	*n = 0;
	/* "five milligrams" */
	if (tok(r->l, i)->kind == LL_TOK_WORD && tok_in(r->l, i + 1, "mg|milligram|milligrams|mcg|microgram|micrograms|percent") &&
	    unit_at(r->l, i + 1, &w) != LL_U_NONE) {
		const struct number a = number_at(r->l, i);
		if (a.ntokens != 1 || !(a.value > 0))
			return 0;
		v[(*n)++] = a.value;
		return 1;
	}
	while (k < r->end && tok(r->l, k)->kind == LL_TOK_NUMBER && *n < 4) {
		struct number a = number_at(r->l, k);
		if (a.ntokens != 1)
			return 0;
		v[(*n)++] = a.value;
		k++;
		uint32_t u, skip = 0;
		if (unit_at(r->l, k, &u) == LL_U_MG &&
		    tok_in(r->l, k + 1, "/|-")) /* "10 mg/325 mg" */
			skip = 1;
		if (k + skip + 1 < r->end && tok_in(r->l, k + skip, "/|-") &&
		    tok(r->l, k + skip + 1)->kind == LL_TOK_NUMBER &&
		    !(skip && volume_at(r->l, k + 2)))
			k += skip + 1;
		else
			break;
	}
	return k - i;
}

/* A strength at token i: "10/325 mg", "550mg", "1%", "75 mcg/hr", a combination's "10/325". */
static uint32_t strength(struct reader *r, uint32_t i)
{
	double v[4];
	uint32_t n, len = figures(r, i, v, &n);
	if (!len)
		return 0;
	uint32_t k = i + len, u, unit;
	if (tok_is(r->l, k, "-"))
		k++;
	unit = unit_at(r->l, k, &u);
	if (unit == LL_U_GRAMS && tok_in(r->l, k, "gm|gms|gram|grams|gr"))
		return 0; /* how much of a cream, not how strong */
	if (unit != LL_U_MG && unit != LL_U_PERCENT && unit != LL_U_GRAMS) {
		if (n < 2 || !strchr(r->drug->entry->id, '-') || unit != LL_U_NONE ||
		    !tok_is(r->l, i + 1, "/"))
			return 0;
		unit = LL_U_MG;
		u = 0;
		k = i + len;
	}
	if (tok_in(r->l, k + u, "a|per|/") && tok_in(r->l, k + u + 1, "day|24"))
		return 0; /* what the day adds up to */
	bool micro = tok_in(r->l, k, "mcg|ug|microgram|micrograms");
	for (uint32_t j = 0; j < n; j++)
		r->d->strength[j] = micro ? v[j] / 1000 : unit == LL_U_GRAMS ? v[j] * 1000 : v[j];
	r->d->nstrengths = n;
	r->d->strength_unit = unit == LL_U_PERCENT ? LL_U_PERCENT : LL_U_MG;
	k += u;
	r->d->strength_at = token_span(r->l, i, k - i);
	if (tok_is(r->l, k, "/") &&
	    (tok_in(r->l, k + 1, "hr|hour|h|ml|tab|tablet|patch|day|5|24") ||
	     volume_at(r->l, k + 1) || mark_at(r->l, k + 1, LEX_UNITS)))
		k += tok(r->l, k + 1)->kind == LL_TOK_NUMBER ? 3 : 2;
	return k - i;
}

/* How many: "#60", "60 tablets", "QTY: 60", "x 60", "quantity of 90". */
static uint32_t count(struct reader *r, uint32_t i)
{
	struct ll_quantity q = { .digits = NAN };
	uint32_t n = tok(r->l, i)->kind == LL_TOK_PUNCT && !tok_is(r->l, i, "#")
			     ? 0
			     : amount_at(r->l, i, &q);
	if (!n || i + n > r->end || q.role == LL_Q_STRENGTH)
		return 0;
	if (q.unit == LL_U_REFILLS) {
		r->d->refills = q.lo;
		return n;
	}
	/* "16 tablets per 30 days", "9 tablets a month": a supply */
	uint32_t days = 0;
	if (q.role == LL_Q_AMOUNT && (q.flags & LL_Q_EACH) && q.unit == LL_U_DOSES && q.hi > 4 && i + n + 1 < r->end &&
	    tok_in(r->l, i + n, "per|each|every|/|a")) {
		if (tok_in(r->l, i + n + 1, "30|28|31|90|34") && tok_in(r->l, i + n + 2, "day|days"))
			days = 3;
		else if (tok_in(r->l, i + n + 1, "month"))
			days = 2;
	}
	if (days && !(r->d->count > 0) && q.lo == q.hi && !(q.flags & (LL_Q_LIMIT | LL_Q_APPROX | LL_Q_PARTIAL))) {
		r->d->count = q.lo;
		r->d->count_at = token_span(r->l, i, n);
		return n + days;
	}
	if (q.role != LL_Q_AMOUNT || (q.flags & LL_Q_EACH) ||
	    (q.unit != LL_U_DOSES && q.unit != LL_U_UNITS && q.unit != LL_U_GRAMS &&
	     q.unit != LL_U_ML))
		return q.role == LL_Q_DURATION || (q.flags & LL_Q_EACH) ? n : 0;
	if (r->d->count > 0 || q.hi > q.lo || (q.flags & (LL_Q_LIMIT | LL_Q_APPROX | LL_Q_PARTIAL)))
		return r->d->count > 0 ? 0 : n;
	r->d->count = q.lo;
	r->d->count_at = token_span(r->l, i, n);
	if (q.unit == LL_U_GRAMS || q.unit == LL_U_ML)
		r->d->form = r->d->form.n ? r->d->form : sv(q.unit == LL_U_ML ? "solution" : "");
	return n;
}

/* "with 3 refills", "refills: 2", "refill x 1", "with one refill". */
static uint32_t refills(struct reader *r, uint32_t i)
{
	uint32_t k = i;
	while (k < i + 2 && tok_in(r->l, k, "with|plus|and|w|+"))
		k++;
	struct number n = number_at(r->l, k);
	if (n.ntokens && tok_in(r->l, k + n.ntokens, "refill|refills")) {
		r->d->refills = n.value;
		return k + n.ntokens + 1 - i;
	}
	if (!tok_in(r->l, k, "refill|refills"))
		return 0;
	k++;
	while (k < i + 6 && tok_in(r->l, k, "x|:|of|#|="))
		k++;
	n = number_at(r->l, k);
	if (n.ntokens)
		r->d->refills = n.value;
	return k + n.ntokens - i;
}

static uint32_t form(struct reader *r, uint32_t i)
{
	const struct mark *m = mark_at(r->l, i, LEX_DRUG_FORMS);
	if (!m || m->token + m->ntokens > r->end)
		return 0;
	if (m->entry->code[0] == LEX_FORM_TOPICAL)
		r->d->topical = true;
	if (!r->d->form.n || m->entry->code[0] == LEX_FORM_RELEASE)
		r->d->form = sv(m->entry->id);
	return m->ntokens;
}

/* "(hydrocodone/APAP)" after Norco: the same medicine by its other name. */
static uint32_t other_name(const struct reader *r, uint32_t i)
{
	uint32_t k = i + (tok_is(r->l, i, "(") ? 1 : 0);
	const struct mark *m = mark_at(r->l, k, LEX_DRUGS);
	if (!m || (k == i && m->entry != r->drug->entry))
		return 0;
	const char *a = r->drug->entry->id, *b = m->entry->id;
	size_t na = strlen(a), nb = strlen(b);
	if (m->entry != r->drug->entry && strncmp(a, b, na < nb ? na : nb))
		return 0;
	return m->token + m->ntokens - i;
}

/* One of the tokens of "p.o.", by mouth. */
static bool by_mouth(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = 0; k <= 3 && k <= i; k++)
		if (tok_is(l, i - k, "p") && tok_is(l, i - k + 1, ".") &&
		    tok_is(l, i - k + 2, "o"))
			return k < 3 || tok_is(l, i, ".");
	return false;
}

/* Between two cells of a table. */
static bool is_bar(const struct ll_letter *l, uint32_t i)
{
	return sv_is(tok(l, i)->text, "|");
}

static bool filler(const struct ll_letter *l, uint32_t i)
{
	return by_mouth(l, i) || tok_in(
		l, i,
		"sodium|citrate|hcl|hydrochloride|tartrate|besylate|bitartrate|sulfate|succinate|"
		"maleate|"
		"kg|/|acetate|potassium|calcium|mesylate|fumarate|phosphate|oxalate|magnesium|carbonate|"
		"pamoate|po|oral|orally|,|:|(|)|-|strength|dispense|disp|total|usp|monohydrate|"
		"dosage|dose|"
		"subcutaneously|subcutaneous|intravenously|intravenous|intramuscularly|intramuscular|"
		"sc|sq|iv|im|injected|topically|"
		"mouth|by|vein|at|one|take|1|generic|max|ds|es|hbr|hci|cypionate|enanthate|undecanoate|decanoate|palmitate|propionate|"
		"furoate|valerate|mofetil|xinafoate|given|taken|inhaled|instilled|administered|skin|under|requested|prescribed|same|"
		"the|proposed|ordered|intranasally|subq|sublingually|injection|infusion");
}

/* "40 mg/0.4 mL pen, 40 mg once a week": the dose is one pen's, and its schedule follows. */
static uint32_t same_strength(struct reader *r, uint32_t i)
{
	struct ll_drug again = { .nstrengths = 0 };
	struct reader other = *r;
	other.d = &again;
	const uint32_t n = r->d->nstrengths == 1 ? strength(&other, i) : 0;
	return n && again.nstrengths == 1 && again.strength[0] == r->d->strength[0] &&
			       again.strength_unit == r->d->strength_unit
		       ? n
		       : 0;
}

/* What is written after the name, as far as it goes on being about this medicine. */
static uint32_t read_after(struct reader *r)
{
	uint32_t last = r->at;
	for (uint32_t i = r->at; i < r->end && i < r->at + 30;) {
		uint32_t n = 0;
		if (!r->d->nstrengths)
			n = strength(r, i);
		else
			n = same_strength(r, i);
		if (!n)
			n = refills(r, i);
		if (!n)
			n = schedule_at(r->l, i, r->end, r->d);
		if (!n)
			n = count(r, i);
		if (!n)
			n = form(r, i);
		if (!n)
			n = other_name(r, i);
		if (n) {
			i += n;
			last = i;
		} else if (tok_in(r->l, i, "made|prepared|compounded|mixed") && tok_in(r->l, i + 1, "from|with")) {
			i += 2; /* "slurry made from 0.5 mg vials" */
		} else if (tok_is(r->l, i, "of") && tok(r->l, i + 1)->kind == LL_TOK_NUMBER && !r->d->nstrengths) {
			i++; /* "fentanyl patches of 75 mcg/hour" */
		} else if (tok_is(r->l, i, "in") && tok_in(r->l, i + 1, "the|a") && tok(r->l, i + 2)->kind == LL_TOK_NUMBER) {
			i += 2; /* "in the 2 mg strength" */
		} else if (is_bar(r->l, i) || filler(r->l, i) || tok_is(r->l, i, "slurry")) {
			i++;
		} else {
			break;
		}
	}
	return last;
}

/* "Zolpidem was dispensed in the 5 mg strength", of the only medicine of the sentence. */
static void strength_apart(struct reader *r)
{
	const struct ll_letter *l = r->l;
	const uint32_t begin = sent_begin(l, r->at);
	if (!sent_has(l, r->at - 1, "strength|dose|dosage"))
		return;
	for (uint32_t i = begin; i < r->end; i++) {
		const struct mark *m = mark_at(l, i, LEX_DRUGS);
		if (m && m->entry != r->drug->entry)
			return;
	}
	for (uint32_t i = r->at + 4; i < r->end; i++)
		if (tok_in(l, i, "strength|dose|dosage") && tok_in(l, i - 1, "mg|mcg|milligram|microgram") &&
		    tok(l, i - 2)->kind == LL_TOK_NUMBER && tok_in(l, i - 3, "the|a") && tok_is(l, i - 4, "in")) {
			strength(r, i - 2);
			return;
		}
}

/* "60 tablets of Norco", "20 mg of OxyContin", "#60 Norco". */
static void read_before(struct reader *r, uint32_t i)
{
	uint32_t first = sent_begin(r->l, i), k = i;
	if (k > first && tok_is(r->l, k - 1, "of"))
		k--;
	uint32_t from = k > first + 6 ? k - 6 : first;
	for (uint32_t j = from; j < k; j++) {
		if (tok(r->l, j)->kind == LL_TOK_NUMBER && !r->d->nstrengths) {
			uint32_t n = strength(r, j);
			/* "an 80 mg injection of Humira", "100 mg tablets of sumatriptan" */
			while (n && j + n < k && k < i && (mark_at(r->l, j + n, LEX_DRUG_FORMS) || tok_in(r->l, j + n, "injection|injections|dose|doses|shot|shots|pen|pens|syringe")))
				n++;
			/* "two tablets twice a day come to 200 mg of topiramate" */
			const bool sum = n && j > first + 1 && tok_in(r->l, j - 1, "to|of|is") &&
					 tok_in(r->l, j - 2, "come|comes|came|add|amount|amounts|total|sum|dose");
			if (n && j + n == k && !sum)
				return;
			if (n) {
				r->d->nstrengths = 0;
				r->d->strength_at.len = 0;
			}
		}
		if (r->d->count > 0)
			continue;
		struct ll_quantity q = { .digits = NAN };
		uint32_t n = amount_at(r->l, j, &q);
		if (n && j + n == k && q.unit == LL_U_DOSES &&
		    !(q.flags & (LL_Q_EACH | LL_Q_LIMIT)) && q.lo == q.hi &&
		    (k < i || tok_is(r->l, j, "#"))) {
			r->d->count = q.lo;
			r->d->count_at = token_span(r->l, j, n);
			return;
		}
	}
}

/* "raised from 30 mg to 60 mg", "10 mg or 20 mg", "30-60 mg": more than one strength is none to
 * compare. */
static void drop_changes(struct reader *r, uint32_t first, uint32_t last)
{
	bool from = false;
	for (uint32_t k = first > 3 ? first - 3 : 0; k < last + 2; k++)
		from |= tok_is(r->l, k, "from") && (k < last || tok(r->l, k + 1)->kind == LL_TOK_NUMBER);
	uint32_t u;
	if (tok_in(r->l, last, "to|or|then|and|up") && tok(r->l, last + 1)->kind == LL_TOK_NUMBER &&
	    unit_at(r->l, last + 2, &u) ==
		    (r->d->strength_unit == LL_U_PERCENT ? LL_U_PERCENT : LL_U_MG))
		from = true;
	if (from)
		r->d->nstrengths = 0;
}

static const uint8_t status_of_code[] = {
	[LEX_RX_NONE] = LL_RX_MENTIONED,  [LEX_RX_CURRENT] = LL_RX_CURRENT,
	[LEX_RX_STOPPED] = LL_RX_STOPPED, [LEX_RX_TRIED] = LL_RX_TRIED,
	[LEX_RX_EXAMPLE] = LL_RX_EXAMPLE, [LEX_RX_REQUESTED] = LL_RX_REQUESTED,
	[LEX_RX_PLANNED] = LL_RX_PLANNED,
};

/* "She is opioid-naive": takes none. */
static bool is_naive(const struct ll_letter *l, const struct ll_fact *f, const struct assertion *a)
{
	const uint32_t k = f->token + f->ntokens + tok_is(l, f->token + f->ntokens, "-"), begin = sent_begin(l, f->token);
	return f->u.drug.is_class && tok_in(l, k, "naive|naïve") && a->referent == LL_PATIENT && a->polarity == LL_AFFIRMED &&
	       !span_has(l, begin, f->token, "was|were|had|if|not|before|for|in|previously|who|a|patients") && f->token > begin &&
	       tok_in(l, f->token - 1, "is|are|remains|as|still|being");
}

static void set_status(const struct ll_letter *l, struct ll_fact *f, uint32_t last)
{
	struct ll_drug *d = &f->u.drug;
	struct assertion a = assertion_of(l, f->token, f->ntokens);
	f->polarity = a.polarity;
	if (a.referent == LL_PATIENT && subject_is_other(l, f->token))
		a.referent = LL_OTHER; /* "She herself does not take it", of a daughter */
	f->referent = a.referent;
	d->denied = use_denied(l, f->token, &a) || is_naive(l, f, &a) || use_denied_else(l, f->token, f->ntokens, &a);
	/* "The claimant denied using any narcotic": no decision of a plan */
	if (d->denied && f->frame == LL_FRAME_UR && tok_in(l, a.trigger, "denied|denies") && tok_in(l, a.trigger + 1, "using|taking|use|any|the"))
		f->frame = LL_FRAME_NONE;
	if (f->frame == LL_FRAME_HEADING) {
		d->status = LL_RX_REQUESTED;
		return;
	}
	struct cue c =
		cue_nearest(l, f->token, last - f->token, LEX_DRUG_BEFORE, LEX_DRUG_AFTER, 24);
	if (c.mark)
		d->status = status_of_code[c.mark->entry->code[0]];
	if (d->status == LL_RX_MENTIONED && !d->denied && use_told_else(l, f->token, f->ntokens, &a))
		d->status = LL_RX_CURRENT;
	if (d->status <= LL_RX_CURRENT && use_ended(l, f->token, f->ntokens))
		d->status = LL_RX_STOPPED;
	if (d->status == LL_RX_STOPPED || d->status == LL_RX_TRIED)
		f->time = LL_PAST;
	else if (d->status == LL_RX_PLANNED)
		f->time = LL_FUTURE;
}

static void add_drug(struct ll_letter *l, const struct mark *m)
{
	struct ll_fact *f = fact_add(l, LL_DRUG, m->token, m->ntokens);
	struct ll_drug *d = &f->u.drug;
	struct reader r = { l, m->token + m->ntokens, sent_end(l, m->token), d, m };
	f->key = sv(m->entry->id);
	d->drug_class = sv(m->entry->attr[0]);
	d->family = sv(m->entry->attr[1]);
	d->multi_use = strstr(m->entry->attr[2], "multi") != NULL;
	d->topical = strstr(m->entry->attr[2], "topical") != NULL;
	d->refills = -1;
	if ((int)m->phrase > (int)strtol(m->entry->attr[3], NULL, 10))
		d->brand = tok(l, m->token)->text;
	/* "120 tablets of Percocet, 60 capsules of ...": what follows is another's */
	const bool counted = tok_is(l, m->token - 1, "of");
	if (counted)
		read_before(&r, m->token);
	uint32_t last = read_after(&r);
	if (!d->nstrengths)
		strength_apart(&r);
	if (!d->schedule.n)
		schedule_before(l, m->token, d);
	if (!counted)
		read_before(&r, m->token);
	/* "made from" tells of nothing that was before */
	const bool made = span_has(l, m->token, last, "made|prepared|compounded|mixed");
	if (d->nstrengths && !made)
		drop_changes(&r, m->token, last);
	f->frame = named_frame(l, m->token, made ? m->ntokens : last - m->token);
	/* "Duloxetine | 60 mg | 30" among the lines above a letter: no sentence, but no general talk either */
	if (f->frame == LL_FRAME_GENERIC && d->nstrengths && l->sections.v[f->section].kind == LL_SEC_HEADER)
		f->frame = LL_FRAME_REQUEST;
	set_status(l, f, last);
}

static void add_class(struct ll_letter *l, const struct mark *m)
{
	struct ll_fact *f = fact_add(l, LL_DRUG, m->token, m->ntokens);
	f->key = f->u.drug.drug_class = sv(m->entry->id);
	f->u.drug.family = m->entry->code[0] == LEX_DRUG_CLASS	   ? (struct ll_sv){ 0 }
			   : m->entry->code[0] == LEX_DRUG_PURPOSE ? sv(m->entry->attr[1])
								   : sv(m->entry->id);
	f->u.drug.is_class = true;
	f->u.drug.refills = -1;
	set_status(l, f, m->token + m->ntokens);
}

/* A cream's name stands after its ingredients: "Flurbiprofen 20%/Tramadol 20% cream". */
static void mark_compounds(struct ll_letter *l)
{
	uint32_t n = l->facts[LL_DRUG].n;
	for (uint32_t k = n; k-- > 1;) {
		struct ll_fact *b = l->facts[LL_DRUG].v[k], *a = l->facts[LL_DRUG].v[k - 1];
		if (a->sentence != b->sentence || !b->u.drug.topical || a->u.drug.topical ||
		    b->token - a->token > 10)
			continue;
		bool list = true;
		for (uint32_t i = a->token + a->ntokens; i < b->token; i++)
			list &= tok(l, i)->kind != LL_TOK_WORD ||
				tok_in(l, i, "and|hcl|sodium|with");
		a->u.drug.topical = list;
	}
}

void facts_drugs(struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add_marks(l, at, (uint64_t)1 << LEX_DRUGS | (uint64_t)1 << LEX_DRUG_CLASSES);
	for (uint32_t i = 0; (i = place_next(l, at, i)) < l->tokens.n;) {
		const struct mark *m = mark_at(l, i, LEX_DRUGS);
		if (m)
			add_drug(l, m);
		else
			add_class(l, m = mark_at(l, i, LEX_DRUG_CLASSES));
		i += m->ntokens;
	}
	mark_compounds(l);
}
