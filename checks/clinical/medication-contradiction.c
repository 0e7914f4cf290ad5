/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define MOST  32 /* denials that are looked at: no letter has more */
#define REACH 11 /* tokens on each side of a medicine that tell when it was taken */

/* "The plan wrote that "the patient is on sertraline"": another's words, which the letter may find wrong. */
static bool is_plans_word(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	/* "the remark on sertraline" */
	if (f->token > s->token + 1 && ll_is(t[f->token - 1].lower, "on") &&
	    ll_word_in(letter, f->token - 2, "remark|remarks|note|notes|sentence|statement|word|words|information|article|paper|data|advice"))
		return true;
	return t[f->token].flags & LL_TOK_QUOTED &&
	       ll_find_before(letter, s->token, f->token, "plan|insurer|carrier|administrator|company|utilization|denial|denied|adjuster") < f->token;
}

/*
 * Taken now, by the patient, as a tablet: what a denial of the drug or its class contradicts. The
 * last of a list
 * ("he took OxyContin 20 mg, gabapentin 600 mg, and venlafaxine 75 mg") is taken as the first is.
 */
static bool is_taken(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *before)
{
	const struct ll_drug *d = &f->u.drug;
	bool listed = d->status == LL_RX_MENTIONED && d->nstrengths && before &&
		      before->sentence == f->sentence && before->u.drug.status == LL_RX_CURRENT &&
		      before->polarity == LL_AFFIRMED;
	return (d->status == LL_RX_CURRENT || listed) && f->polarity == LL_AFFIRMED &&
	       f->time == LL_CURRENT && !d->topical && !is_plans_word(letter, f) &&
	       (f->referent == LL_PATIENT || f->referent == LL_NOBODY) && ll_told(f);
}

/* The patient's antidepressant, say, is one of the psychotropic medications. */
static bool is_psychotropic(struct ll_sv family)
{
	return ll_is(family, "antidepressant") || ll_is(family, "anxiolytic") ||
	       ll_is(family, "antipsychotic") || ll_is(family, "mood stabilizer") ||
	       ll_is(family, "hypnotic");
}

/* The sentence speaks of another time or of what was only meant. */
static bool is_told_as_past(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char past[] = "previously|formerly|past|ago|had|used|would|contraindicated|"
				   "allergic|occasion|occasions|wanted|never|off|switch|switched|continue|avoid";
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	uint32_t from = f->token > s->token + REACH ? f->token - REACH : s->token;
	/* "Budesonide 9 mg gave relief and was tapered to 6 mg, then 3 mg, then stopped" */
	const uint32_t last = s->token + s->ntokens;
	const struct ll_fact *next = ll_next(letter, LL_DRUG, f);
	if ((!next || next->sentence != f->sentence) && ll_any_of(letter, f->token, last, "stopped|discontinued"))
		return true;
	for (uint32_t i = from; i < f->token; i++) /* "had 20 sessions and takes sertraline" */
		if (ll_word_in(letter, i, "takes|currently|now"))
			from = i + 1;
	for (uint32_t i = from; i < s->token + s->ntokens && i <= f->token + REACH; i++)
		/* "which you continue to take" */
		if ((i < f->token || !ll_is(t[i].lower, "had")) && ll_word_in(letter, i, past) &&
		    !(ll_is(t[i].lower, "continue") && ll_word_in(letter, i + 1, "to|taking|on")))
			return true;
	return false;
}

/* "I have restarted her Lasix", after "she is not on any furosemide": both are right in turn. */
static bool is_started(const struct ll_letter *letter, const struct ll_fact *f)
{
	static const char start[] = "start|started|restart|restarted|resume|resumed|begin|began|"
				    "begun|initiate|initiated|add|added|reinstate|reinstated";
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	const uint32_t from = f->token > s->token + REACH ? f->token - REACH : s->token,
		       stop = s->token + s->ntokens,
		       to = stop < f->token + REACH + 1 ? stop : f->token + REACH + 1;
	return ll_any_of(letter, from, to, start);
}

/* Kinds by what the medicine does to the body, whatever it is taken for: propranolol is a beta
 * blocker for migraine too. */
static bool is_kind(const struct ll_drug *d)
{
	return ll_in(d->drug_class, "opioid|beta blocker|benzodiazepine|ssri|snri|tricyclic|"
				    "triptan|nsaid|ppi|statin|ace inhibitor|diuretic|"
				    "calcium channel blocker|angiotensin blocker");
}

/* "Neither an antidepressant nor an anti-epileptic": denied with another class, each is the class
 * itself, whatever it is taken for. */
static bool denied_with_others(const struct ll_letter *letter, const struct ll_fact *denied)
{
	for (const struct ll_fact *f = ll_from(letter, LL_DRUG, denied->sentence);
	     f && f->sentence == denied->sentence; f = ll_next(letter, LL_DRUG, f))
		if (f->u.drug.denied && f->u.drug.is_class && !ll_eq(f->key, denied->key) &&
		    ll_in(f->key, "antidepressant|anticonvulsant|tricyclic|snri"))
			return ll_in(denied->key, "antidepressant|anticonvulsant|tricyclic|snri");
	return false;
}

/* "He takes no regular medication of any sort": none at all, as nothing narrows it. */
static bool is_of_all(const struct ll_letter *letter, const struct ll_fact *denied)
{
	size_t n;
	const struct ll_token *t = ll_tokens(letter, &n);
	const uint32_t k = denied->token + denied->ntokens;
	if (!ll_is(denied->key, "medication"))
		return false;
	return k >= n || t[k].sentence != t[denied->token].sentence || ll_word_in(letter, k, ".|;") ||
	       (ll_word_in(letter, k, "at|of") && ll_word_in(letter, k + 1, "all|any")) ||
	       (ll_is(t[k].lower, ",") && ll_word_in(letter, k + 1, "so|and"));
}

/* "He takes": said of the patient, not of what may be given. */
static bool is_told_as_taken(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	const uint32_t from = f->token > s->token + REACH ? f->token - REACH : s->token;
	return ll_any_of(letter, from, f->token, "takes|taking");
}

/* Nothing of the kind: "at all", "of any kind", "whatsoever". */
static bool is_at_all(const struct ll_letter *letter, const struct ll_fact *denied)
{
	const uint32_t k = denied->token + denied->ntokens;
	return ll_word_in(letter, k, "whatsoever|whatever") || (ll_word_in(letter, k, "at") && ll_word_in(letter, k + 1, "all")) ||
	       (ll_word_in(letter, k, "of") && ll_word_in(letter, k + 1, "any") && ll_word_in(letter, k + 2, "kind|sort|type"));
}

/* "takes no narcotic by mouth", and morphine by a pump. */
static bool is_other_way(const struct ll_letter *letter, const struct ll_fact *denied, const struct ll_fact *taken)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n), *a = s + denied->sentence, *b = s + taken->sentence;
	const uint32_t end = a->token + a->ntokens, by = ll_find_before(letter, a->token, end, "mouth|oral|orally");
	return by < end && !ll_word_in(letter, by + 1, "or|,") &&
	       ll_any_of(letter, b->token, b->token + b->ntokens, "pump|patch|patches|infusion|infusions|intravenous|intrathecal|cream|gel|injection|injections|topical|nasal|inhaled|drops");
}

static bool covers(const struct ll_letter *letter, const struct ll_fact *denied,
		   const struct ll_fact *taken)
{
	const struct ll_drug *d = &taken->u.drug;
	if (is_of_all(letter, denied))
		return !ll_is(taken->key, "medication") && d->status == LL_RX_CURRENT && is_told_as_taken(letter, taken);
	if (ll_same(denied->key, taken->key))
		return !ll_is(denied->key, "medication") && !ll_is(denied->key, "analgesic");
	if (ll_is(denied->key, "insulin") && taken->key.n > 7 && !memcmp(taken->key.p, "insulin ", 8))
		return true; /* glargine is one */
	if (!denied->u.drug.is_class || d->is_class)
		return false;
	if (ll_serves(taken->key, denied->u.drug.family))
		return true;
	if (d->multi_use && !denied_with_others(letter, denied))
		return is_kind(d) && ll_same(denied->key, d->drug_class);
	if (ll_is(denied->key, "psychotropic"))
		return is_psychotropic(d->family);
	/* "on no pain medication at all" */
	if (ll_is(denied->key, "analgesic") && is_at_all(letter, denied))
		return d->status == LL_RX_CURRENT && (ll_is(d->family, "analgesic") || ll_in(d->drug_class, "opioid|nsaid|simple analgesic"));
	if (ll_is(denied->key, "medication") || ll_is(denied->key, "analgesic"))
		return false;
	return ll_same(denied->key, d->drug_class) || ll_same(denied->key, d->family);
}

/* The letter says elsewhere that it was stopped. */
static bool is_unsettled(const struct ll_letter *letter, const struct ll_fact *taken)
{
	LL_FOREACH (f, letter, LL_DRUG)
		if (ll_same(f->key, taken->key) && f->u.drug.status == LL_RX_STOPPED &&
		    f->frame != LL_FRAME_GUIDELINE && f->frame != LL_FRAME_UR)
			return true;
	return false;
}

static bool compare(struct ll_ctx *ctx, const struct ll_letter *letter,
		    const struct ll_fact *denied)
{
	struct ll_finding *r = NULL;
	const struct ll_fact *before = NULL;
	uint32_t more = 0;
	LL_FOREACH (f, letter, LL_DRUG) {
		const struct ll_fact *last = before;
		before = f;
		if (f->sentence == denied->sentence || !is_taken(letter, f, last) ||
		    is_told_as_past(letter, f) || !covers(letter, denied, f) || is_other_way(letter, denied, f))
			continue;
		if (more++ >= MOST)
			return true;
		if (is_unsettled(letter, f) ||
		    (f->at.off > denied->at.off && is_started(letter, f)))
			continue;
		const char *drug = ll_quote(ctx, f->at);
		if (!r)
			r = ll_report(ctx, denied->at,
				      "'%s' is denied here, but '%s' is taken on line %u",
				      ll_quote(ctx, denied->at), drug, ll_line(letter, f->at.off));
		ll_related(r, f->at, "'%s' is a current medication here", drug);
		if (ll_is(denied->key, "medication") || ll_is(denied->key, "analgesic"))
			ll_soften(r, LL_WARNING);
		/* Propranolol may be taken for another purpose. */
		if (f->u.drug.multi_use && denied->u.drug.is_class && ll_serves(f->key, denied->u.drug.family))
			ll_soften(r, LL_WARNING);
	}
	return r;
}

/* ---- Stopped, and taken all the same ---- */

/* "and was not resumed", "has taken none since": stopped for good. */
static bool is_for_good(const struct ll_letter *letter, const struct ll_sentence *s)
{
	const uint32_t end = s->token + s->ntokens;
	for (uint32_t i = s->token; (i = ll_find_before(letter, i, end, "none|not|never|since|good")) < end; i++)
		if ((ll_word_in(letter, i, "not|never") &&
		     (ll_word_in(letter, i + 1, "resumed|restarted|reinstated|resume") ||
		      (ll_word_in(letter, i + 1, "been|taken|used") && ll_any_of(letter, i, end, "since|again|resumed|restarted")))) ||
		    (ll_word_in(letter, i, "none") && ll_word_in(letter, i + 1, "since|of")) ||
		    (ll_word_in(letter, i, "good") && ll_word_in(letter, i - 1, "for")))
			return true;
	return false;
}

static bool is_stopped(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return f->u.drug.status == LL_RX_STOPPED && !f->u.drug.is_class && f->polarity == LL_AFFIRMED && f->referent == LL_PATIENT && ll_told(f) &&
	       !ll_any_of(letter, s->token, s->token + s->ntokens,
			  "if|should|would|until|will|again|restarted|resumed|before|briefly|temporarily|must|may|can|surgery|operation|days|weeks|"
			  "never|plan|planned|recommended|dose|mg|wants|try|trying|be|suggested|that|previously") &&
	       ll_any_of(letter, s->token, s->token + s->ntokens, "stopped|discontinued|longer|withdrawn|quit|ceased|gave|weaned|tapered");
}

/* Taken on, told of now: after the other tells that it was stopped, or where that was for good. */
static bool is_taken_on(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return is_taken(letter, f, NULL) && ll_section_of(letter, f) != LL_SEC_HEADER && !is_told_as_past(letter, f) && !is_started(letter, f) &&
	       ll_any_of(letter, s->token, s->token + s->ntokens, "takes|taking|remains|continues|still|currently|uses|using") &&
	       !ll_any_of(letter, s->token, s->token + s->ntokens, "not|improved|again|was|were|had|then|started|restarted|resumed|when|if|stopped|discontinued");
}

static void stopped_and_taken(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	size_t n;
	uint32_t looked = 0;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	LL_FOREACH (no, letter, LL_DRUG) {
		if (no->u.drug.status != LL_RX_STOPPED)
			continue;
		if (looked++ == MOST)
			return;
		const bool good = is_for_good(letter, s + no->sentence);
		if (!good && !is_stopped(letter, no))
			continue;
		LL_FOREACH (yes, letter, LL_DRUG) {
			if (!ll_same(no->key, yes->key) || yes->sentence == no->sentence || !is_taken_on(letter, yes) ||
			    s[no->sentence].paragraph == s[yes->sentence].paragraph || (!good && yes->token < no->token))
				continue;
			const bool later = yes->token > no->token;
			const struct ll_fact *at = later ? yes : no, *other = later ? no : yes;
			struct ll_finding *r = ll_report(ctx, at->at, later ? "'%s' is taken here, but was stopped on line %u" : "'%s' was stopped for good, but is taken on line %u",
							 ll_quote(ctx, at->at), ll_line(letter, other->at.off));
			ll_related(r, other->at, later ? "'%s' was stopped here" : "'%s' is taken here", ll_quote(ctx, other->at));
			if (!good)
				ll_soften(r, LL_WARNING);
			return;
		}
	}
}

/* ---- Never given, never tried; and given, tried, taken ---- */

static bool is_history(const struct ll_fact *f)
{
	return f->u.history.topic == LL_HX_MEDICATION && f->referent == LL_PATIENT && !f->u.history.undocumented &&
	       !f->u.history.recent && ll_told(f);
}

static bool is_never(const struct ll_fact *f)
{
	return is_history(f) && f->u.history.never && !ll_is(f->u.history.kind, "neurotoxin") && f->time == LL_CURRENT && !f->u.history.date;
}

/* The medicine or one of its kind, by what is known of `key` and its class. */
static bool of_kind(const struct ll_fact *never, struct ll_sv key, struct ll_sv drug_class, struct ll_sv family, bool is_class)
{
	const struct ll_history *n = &never->u.history;
	if (ll_same(never->key, key))
		return !ll_is(key, "medication") && !ll_is(key, "analgesic");
	/* insulin glargine is an insulin, interferon beta an interferon */
	if (key.n > never->key.n && (key.p[never->key.n] == ' ' || key.p[never->key.n] == '-') && !memcmp(key.p, never->key.p, never->key.n))
		return true;
	if (!n->is_class || is_class || ll_is(never->key, "medication") || ll_is(never->key, "analgesic"))
		return false;
	return ll_same(never->key, drug_class) || ll_same(never->key, family) || ll_serves(key, n->family);
}

/* In a sentence of the opening, not in a field. */
static bool is_prose(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return s->ntokens > 6 && ll_word_in(letter, s->token + s->ntokens - 1, ".") &&
	       !ll_any_of(letter, s->token, f->token, ":");
}

/* Was or is taken, says a medicine's fact that is no history. */
static bool was_taken(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_drug *d = &f->u.drug;
	if (f->frame == LL_FRAME_HEADING || (ll_section_of(letter, f) == LL_SEC_HEADER && !is_prose(letter, f)))
		return false;
	if (d->topical || f->polarity != LL_AFFIRMED || !ll_told(f) || (f->referent != LL_PATIENT && f->referent != LL_NOBODY) ||
	    is_plans_word(letter, f))
		return false;
	return d->status == LL_RX_STOPPED || (d->status == LL_RX_CURRENT && !is_told_as_past(letter, f));
}

/* One of the two is read by the drift of its clause alone. */
static bool is_loose(const struct ll_fact *never, const struct ll_fact *f)
{
	return never->polarity == LL_POSSIBLE || f->polarity == LL_POSSIBLE;
}

/* Told firmly enough to be at odds: where one is loose, of the very same medicine, in another paragraph. */
static bool is_firm(const struct ll_letter *letter, const struct ll_fact *never, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return !is_loose(never, f) ||
	       (ll_same(never->key, f->key) && never->polarity != f->polarity &&
		s[never->sentence].paragraph != s[f->sentence].paragraph);
}

static void report_never(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *never, const struct ll_fact *taken)
{
	const bool later = never->token > taken->token;
	const struct ll_fact *at = later ? never : taken, *other = later ? taken : never;
	const char *words = ll_quote(ctx, at->at), *against = ll_quote(ctx, other->at);
	const uint32_t line = ll_line(letter, other->at.off);
	struct ll_finding *r = later ? ll_report(ctx, at->at, "the patient is said never to have had '%s', but '%s' is reported on line %u", words,
						 against, line)
				     : ll_report(ctx, at->at, "'%s' is reported here, but the patient is said on line %u never to have had '%s'", words,
						 line, against);
	ll_related(r, other->at, later ? "'%s' is reported here" : "'%s' is denied here", against);
	if (is_loose(never, taken))
		ll_soften(r, LL_NOTE);
	/* Within one account the later sentence may tell of a later day. */
	else if (ll_section_of(letter, taken) == ll_section_of(letter, never) || (!later && !taken->time))
		ll_soften(r, LL_WARNING);
}

static bool never_taken(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *never)
{
	LL_FOREACH (f, letter, LL_HISTORY)
		if (is_history(f) && (f->polarity == LL_AFFIRMED || (f->polarity == LL_POSSIBLE && !f->u.history.never)) && f->sentence != never->sentence &&
		    is_firm(letter, never, f) &&
		    of_kind(never, f->key, f->u.history.kind, f->u.history.family, f->u.history.is_class)) {
			report_never(ctx, letter, never, f);
			return true;
		}
	LL_FOREACH (f, letter, LL_DRUG)
		if (f->sentence != never->sentence && was_taken(letter, f) && is_firm(letter, never, f) &&
		    !(f->token > never->token && is_started(letter, f)) &&
		    of_kind(never, f->key, f->u.drug.drug_class, f->u.drug.family, f->u.drug.is_class)) {
			report_never(ctx, letter, never, f);
			return true;
		}
	return false;
}

/* "Apart from sertraline, the member takes no antidepressant" */
static bool is_but_for(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = &ll_sentences(letter, &n)[f->sentence];
	return ll_any_of(letter, s->token, f->token, "apart|besides|except|aside|beyond") ||
	       (ll_word_in(letter, s->token, "other") && ll_word_in(letter, s->token + 1, "than"));
}

static bool is_in(const struct ll_sv *keys, uint32_t n, struct ll_sv key)
{
	for (uint32_t k = 0; k < n; k++)
		if (ll_same(keys[k], key))
			return true;
	return false;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct ll_sv done[2 * MOST];
	uint32_t n = 0, denied = 0, never = 0;
	LL_FOREACH (f, letter, LL_DRUG) {
		if (!f->u.drug.denied || f->u.drug.topical || !ll_told(f) || is_but_for(letter, f) ||
		    is_plans_word(letter, f) || is_in(done, n, f->key))
			continue;
		if (denied++ == MOST)
			break;
		if (compare(ctx, letter, f))
			done[n++] = f->key;
	}
	if (!n)
		stopped_and_taken(ctx, letter);
	LL_FOREACH (f, letter, LL_HISTORY) {
		if (!is_never(f) || is_in(done, n, f->key))
			continue;
		if (never++ == MOST)
			break;
		if (never_taken(ctx, letter, f))
			done[n++] = f->key;
	}
}

LL_CHECK(medication_contradiction) = {
	LL_CHECK_ABI,
	.id = "medication-contradiction",
	.family = "clinical",
	.since = "0.1",
	.summary = "a medicine, or its kind, that the patient is said to take and not to take",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A medicine given as current in one place and denied, by its name or by its\n"
		   "kind, in another; one that was never tried, or was stopped for good, and is\n"
		   "told as tried or taken. A note, where one of the two is told by the drift of\n"
		   "its clause alone.\n\n"
		   "## Why it matters\n\n"
		   "Whether a drug is taken is often the reason for a decision. A denial resting\n"
		   "on *is not prescribed any* when the summary lists one is a plainly erroneous\n"
		   "finding of fact (California Labor Code 4610.6(h)(5)), which anyone can see\n"
		   "from the letter alone.\n\n"
		   "## Fires on\n\n"
		   "> **is prescribed Prozac**, Ativan and Ambien ... he **is not prescribed\n"
		   "> antidepressant** medications\n\n"
		   "> **Current medications are Norco** ... the patient **is not taking any\n"
		   "> opioids**\n\n"
		   "## Stays silent on\n\n"
		   "- medicines stopped, tried, asked for or given as examples; creams\n"
		   "- medicines of several uses: trazodone, gabapentin, duloxetine\n"
		   "- *no other opioids*, *not on a long-acting opioid*, *no longer takes*;\n"
		   "  guideline text\n\n"
		   "## How to fix\n\n"
		   "See in the records which is right. If the medicine was stopped in between,\n"
		   "say when.\n",
};
