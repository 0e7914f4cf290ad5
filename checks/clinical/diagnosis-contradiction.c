/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#define MOST	  32 /* denied diagnoses that are looked at */
#define WITNESSES 64 /* places that are compared with a denial */
#define NEAR	  12 /* tokens within which a body part belongs to a diagnosis */

/* Of the patient and of this letter: no guideline, list of examples, condition or other's
 * opinion. */
static bool is_of_patient(const struct ll_letter *letter, const struct ll_fact *f)
{
	uint32_t section = ll_section_of(letter, f);
	return f->referent == LL_PATIENT && !f->u.diagnosis.generic &&
	       ll_told(f) && f->frame != LL_FRAME_HEADING && section != LL_SEC_CLOSING;
}

/* A sentence of the opening, not a field. */
static bool is_prose(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return s->ntokens > 6 && ll_any_of(letter, s->token, s->token + s->ntokens, "is|are|was|were|has|have|had|about|concerns|do|does") &&
	       ll_word_in(letter, s->token + s->ntokens - 1, ".");
}

static bool in_header(const struct ll_letter *letter, const struct ll_fact *f)
{
	return ll_section_of(letter, f) == LL_SEC_HEADER && !is_prose(letter, f);
}

/* "Diagnosis: nasal polyps", "Heart failure: class III" at the head of the letter. */
static bool is_field(const struct ll_letter *letter, const struct ll_fact *f)
{
	enum { LABEL = 4, LIST = 12 };
	size_t n;
	const struct ll_sentence *all = ll_sentences(letter, &n), *s = all + f->sentence;
	/* "Diagnoses: 1. Psoriasis 2. Psoriatic arthritis": the label opens the line. */
	for (uint32_t k = 0; k < LIST && s > all && s[-1].paragraph == s->paragraph; k++)
		s--;
	if (ll_word_in(letter, s->token, "diagnosis|diagnoses") && (f->token <= s->token + 2 || s < all + f->sentence))
		return true;
	if (f->u.diagnosis.study.n)
		return true; /* a table of studies */
	if (f->token == s->token)
		return ll_word_in(letter, f->token + f->ntokens, ":");
	for (uint32_t k = s->token; k < f->token && k < s->token + LABEL; k++)
		if (ll_word_in(letter, k + 1, ":|("))
			return ll_any_of(letter, s->token, k + 1,
					 "dx|diagnosis|diagnoses|condition|conditions|problem|problems|history|pmh|pmhx|hx|summary|indication|"
					 "impression|assessment|finding|findings|reason|disease|disorder|result|results|comorbidities|illness|illnesses");
	return false;
}

/* What may be here and not there, today and not tomorrow. */
static bool is_spotty(const struct ll_fact *f)
{
	const struct ll_diagnosis *d = &f->u.diagnosis;
	return d->symptom || d->broad || ll_is(d->parent, "cancer") || ll_is(d->ancestor, "cancer");
}

/* What was looked for and not found, and is the name of a complaint too ("radiculopathy"), may be found another day. */
static bool is_denied(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_diagnosis *d = &f->u.diagnosis;
	return f->polarity == LL_NEGATED && (d->firm || (d->looked && (d->study.n || !is_spotty(f)))) && (f->time == LL_CURRENT || f->u.diagnosis.ever) &&
	       is_of_patient(letter, f) && (!in_header(letter, f) || is_field(letter, f));
}

/* `past`: what was counts as well, for what is said never to have been. */
static bool is_affirmed(const struct ll_letter *letter, const struct ll_fact *f, bool past)
{
	const struct ll_diagnosis *d = &f->u.diagnosis;
	return f->polarity == LL_AFFIRMED && (f->time == LL_CURRENT || d->history || (past && f->time == LL_PAST)) &&
	       is_of_patient(letter, f) && !(d->symptom && d->complaint) &&
	       (!in_header(letter, f) || is_field(letter, f));
}

/* The part of the body nearest to a diagnosis in its sentence. */
static const struct ll_fact *part_of(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct ll_fact *best = NULL;
	uint32_t least = NEAR;
	for (const struct ll_fact *b = ll_from(letter, LL_BODY_PART, f->sentence);
	     b && b->sentence == f->sentence; b = ll_next(letter, LL_BODY_PART, b)) {
		uint32_t gap = b->token > f->token ? b->token - f->token : f->token - b->token;
		if (gap < least) {
			least = gap;
			best = b;
		}
	}
	return best;
}

static bool other_place(const struct ll_letter *letter, const struct ll_fact *a,
			const struct ll_fact *b)
{
	const struct ll_fact *p = part_of(letter, a), *q = part_of(letter, b);
	const uint32_t side_a = a->u.diagnosis.side ? a->u.diagnosis.side : p ? p->u.body.side : LL_SIDE_NONE,
		       side_b = b->u.diagnosis.side ? b->u.diagnosis.side : q ? q->u.body.side : LL_SIDE_NONE;
	if (ll_opposite(side_a, side_b))
		return true;
	if (!p || !q)
		return false;
	if (ll_opposite(p->u.body.side, q->u.body.side))
		return true;
	return !ll_same(p->key, q->key) && !ll_same(p->u.body.region, q->u.body.region);
}

/* One study, or a word for several: "the scan". */
static bool same_study(const struct ll_fact *a, const struct ll_fact *b)
{
	const struct ll_sv p = a->u.diagnosis.study, q = b->u.diagnosis.study;
	const struct ll_fact *d = a->u.diagnosis.study_date, *e = b->u.diagnosis.study_date;
	if (!p.n || !q.n || (!ll_same(p, q) && !ll_in(p, "study|scan|recording") && !ll_in(q, "study|scan|recording")))
		return false;
	if (!d || !e)
		return true;
	if (d->u.date.serial != INT32_MIN && e->u.date.serial != INT32_MIN)
		return d->u.date.serial == e->u.date.serial;
	return d->u.date.year == e->u.date.year && (!d->u.date.month || !e->u.date.month || d->u.date.month == e->u.date.month);
}

/* By one study, or denied outright: who says both is wrong in one place. */
static bool is_sure(const struct ll_fact *denied, const struct ll_fact *f)
{
	const bool at_all = ll_is(denied->key, "abnormality");
	return denied->u.diagnosis.firm ||
	       (same_study(denied, f) && (!at_all || (denied->u.diagnosis.study_date && f->u.diagnosis.study_date)));
}

/* The concept denied, or one of a kind of it: who has no depression has no major depression. */
static bool contradicts(const struct ll_letter *letter, const struct ll_fact *denied,
			const struct ll_fact *f)
{
	const bool ever = denied->u.diagnosis.ever;
	if (ll_is(denied->key, "abnormality")) /* "the MRI was normal" */
		return same_study(denied, f) && is_affirmed(letter, f, false) && f->sentence != denied->sentence && !other_place(letter, denied, f);
	if (!ll_same(denied->key, f->key) &&
	    ((denied->u.diagnosis.broad && denied->kind == LL_DIAGNOSIS && (!ever || f->u.diagnosis.symptom)) ||
	     (!ll_same(denied->key, f->u.diagnosis.parent) &&
	      ((denied->u.diagnosis.symptom && ll_word_in(letter, denied->token + denied->ntokens - 1, "pain")) ||
	       !ll_same(denied->key, f->u.diagnosis.ancestor)))))
		return false;
	if (denied->kind == LL_FINDING && is_spotty(denied) && !same_study(denied, f))
		return false;
	/* One study shows it and another does not. */
	if (!denied->u.diagnosis.firm && denied->u.diagnosis.study.n && f->u.diagnosis.study.n && !same_study(denied, f))
		return false;
	/* A complaint that one study finds no cause of is still one, and a cancer is not in every node. */
	if (!is_sure(denied, f) && (is_spotty(f) || is_spotty(denied)))
		return false;
	return is_affirmed(letter, f, ever) && f->sentence != denied->sentence &&
	       !other_place(letter, denied, f);
}

static bool report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *denied)
{
	const struct ll_fact *first = NULL, *more[3];
	uint32_t affirmed = 0, denials = 0;
	bool sure = false;
	/* What is normal, a finding, denies a disease. */
	for (uint32_t pass = denied->kind == LL_FINDING ? 0 : 1; pass < 2; pass++)
		LL_FOREACH (f, letter, pass ? denied->kind : LL_DIAGNOSIS) {
			if (affirmed < WITNESSES && contradicts(letter, denied, f)) {
				sure |= is_sure(denied, f);
				if (!first)
					first = f;
				else if (affirmed <= 3)
					more[affirmed - 1] = f;
				affirmed++;
			}
			denials += ll_same(f->key, denied->key) && is_denied(letter, f);
		}
	if (!first)
		return false;
	/* The odd one out; one against one, the later. */
	bool odd_denied =
		denials < affirmed || (denials == affirmed && denied->token > first->token);
	const struct ll_fact *odd = odd_denied ? denied : first,
			     *other = odd_denied ? first : denied;
	const char *words = ll_quote(ctx, odd->at);
	uint32_t line = ll_line(letter, other->at.off);
	struct ll_finding *r =
		odd_denied ? ll_report(ctx, odd->at,
				       "'%s' is denied here, but '%s' is affirmed on line %u",
				       words, ll_quote(ctx, other->at), line)
			   : ll_report(ctx, odd->at,
				       "'%s' is affirmed here, but '%s' is denied on line %u",
				       words, ll_quote(ctx, other->at), line);
	/* What was claimed may be what the letter finds not to be. */
	if (affirmed == 1 && in_header(letter, first))
		ll_soften(r, LL_WARNING);
	if (!sure)
		ll_soften(r, LL_NOTE);
	ll_related(r, other->at, "'%s' is %s here", ll_quote(ctx, other->at),
		   odd_denied ? "affirmed" : "denied");
	for (uint32_t k = 0; odd_denied && k + 1 < affirmed && k < 3; k++)
		ll_related(r, more[k]->at, "'%s' is affirmed here too", ll_quote(ctx, more[k]->at));
	return true;
}

/* "He had been given the diagnosis of": before it was changed. */
static bool was_so(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return ll_any_of(letter, s->token, f->token, "had|initially|formerly|previously|originally|changed");
}

/* Two kinds of one thing, of which a person has one: type 1 and type 2 diabetes. */
static void exclusive(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	const struct ll_fact *seen[MOST];
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_DIAGNOSIS) {
		if (!f->u.diagnosis.group.n || !is_affirmed(letter, f, false) || f->time != LL_CURRENT)
			continue;
		uint32_t k = 0;
		while (k < n && !ll_same(seen[k]->u.diagnosis.group, f->u.diagnosis.group))
			k++;
		if (k == n && n < MOST)
			seen[n++] = f;
		if (k == MOST || ll_same(seen[k]->key, f->key) || was_so(letter, f) || was_so(letter, seen[k]) ||
		    seen[k]->sentence == f->sentence || other_place(letter, seen[k], f))
			continue;
		struct ll_finding *r = ll_report(ctx, f->at, "'%s' here, but '%s' on line %u",
						 ll_quote(ctx, f->at), ll_quote(ctx, seen[k]->at),
						 ll_line(letter, seen[k]->at.off));
		ll_related(r, seen[k]->at, "'%s' here", ll_quote(ctx, seen[k]->at));
		ll_soften(r, LL_WARNING);
		return;
	}
}

/* The sentence tells how it came to be, or of what was before. */
static bool changes(const struct ll_letter *letter, const struct ll_fact *f)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n) + f->sentence;
	return ll_any_of(letter, s->token, s->token + s->ntokens,
			 "progressed|progression|advanced|initially|originally|previously|then|now|earlier|restaged|worsened|upstaged|"
			 "downstaged|later|since|became|moved|if|or|policy|sister|mother|brother|father|definition|criteria|rather");
}

/* Two kinds of one condition, told by the words beside its name: a displaced and a nondisplaced fracture. */
static void kinds(struct ll_ctx *ctx, const struct ll_letter *letter, uint32_t kind)
{
	const struct ll_fact *seen[MOST];
	uint32_t n = 0;
	LL_FOREACH (f, letter, kind) {
		const struct ll_diagnosis *d = &f->u.diagnosis;
		if (!d->kind.n || !is_affirmed(letter, f, false) || changes(letter, f))
			continue;
		for (uint32_t k = 0; k < n; k++) {
			const struct ll_diagnosis *e = &seen[k]->u.diagnosis;
			if (!ll_same(d->kinds, e->kinds) || ll_same(d->group, e->group) || ll_same(d->kind, e->kind) || f->sentence == seen[k]->sentence ||
			    other_place(letter, seen[k], f) ||
			    !(ll_same(f->key, seen[k]->key) || ll_same(d->parent, seen[k]->key) || ll_same(e->parent, f->key)))
				continue;
			struct ll_finding *r = ll_report(ctx, f->at, "'%s' is told as %.*s here, but as %.*s on line %u", ll_quote(ctx, f->at),
							 LL_SV(d->kind), LL_SV(e->kind), ll_line(letter, seen[k]->at.off));
			ll_related(r, seen[k]->at, "'%s' is told as %.*s here", ll_quote(ctx, seen[k]->at), LL_SV(e->kind));
			ll_soften(r, LL_WARNING);
			return;
		}
		if (n < MOST)
			seen[n++] = f;
	}
}

/* Two stages, classes or grades of the one disease. */
static void stages(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	static const char *const names[] = { "stage", "class", "grade" };
	const struct ll_fact *seen[MOST];
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_DIAGNOSIS) {
		const struct ll_diagnosis *d = &f->u.diagnosis;
		if (!d->stage || !is_affirmed(letter, f, false) || changes(letter, f))
			continue;
		for (uint32_t k = 0; k < n; k++) {
			const struct ll_diagnosis *e = &seen[k]->u.diagnosis;
			if (d->stage == e->stage || d->staged != e->staged || f->sentence == seen[k]->sentence ||
			    !(ll_same(f->key, seen[k]->key) || ll_same(d->parent, seen[k]->key) || ll_same(e->parent, f->key)) ||
			    other_place(letter, seen[k], f))
				continue;
			struct ll_finding *r = ll_report(ctx, f->at, "'%s' of %s %u here, but of %s %u on line %u", ll_quote(ctx, f->at),
							 names[d->staged], d->stage, names[e->staged], e->stage,
							 ll_line(letter, seen[k]->at.off));
			ll_related(r, seen[k]->at, "'%s' of %s %u here", ll_quote(ctx, seen[k]->at), names[e->staged], e->stage);
			ll_soften(r, LL_WARNING);
			return;
		}
		if (n < MOST)
			seen[n++] = f;
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct ll_sv done[MOST];
	uint32_t n = 0, tried = 0;
	/* A decision about the diagnosis itself weighs opinions for and against it. */
	LL_FOREACH (f, letter, LL_DIAGNOSIS)
		if (f->u.diagnosis.weighed)
			return;
	/* What is denied outright first: of a concept one finding is enough. */
	for (uint32_t pass = 0; pass < 3; pass++)
		LL_FOREACH (f, letter, pass < 2 ? LL_DIAGNOSIS : LL_FINDING) {
			if (!is_denied(letter, f) || (pass < 2 && f->u.diagnosis.firm != !pass))
				continue;
			uint32_t k = 0;
			while (k < n && !ll_same(done[k], f->key))
				k++;
			if (k < n || n == MOST || ++tried > MOST || !report(ctx, letter, f))
				continue;
			done[n++] = f->key;
		}
	exclusive(ctx, letter);
	stages(ctx, letter);
	kinds(ctx, letter, LL_DIAGNOSIS);
	kinds(ctx, letter, LL_FINDING);
}

LL_CHECK(diagnosis_contradiction) = {
	LL_CHECK_ABI,
	.id = "diagnosis-contradiction",
	.family = "clinical",
	.since = "0.1",
	.summary = "a diagnosis that the patient is said to have and not to have",
	.severity = LL_ERROR,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A diagnosis affirmed of the patient in one place and denied in another, by\n"
		   "the same or by a broader name; what one study is said to have shown and not\n"
		   "to have shown. Two kinds of one thing, such as type 1 and type 2 diabetes, a\n"
		   "displaced and a nondisplaced fracture, two stages of one cancer, are a\n"
		   "warning. What was looked for and not found (*no evidence of*) or is said to\n"
		   "be normal, against a diagnosis told by itself, is a note.\n\n"
		   "## Why it matters\n\n"
		   "A determination rests on the patient's own condition. A summary and a\n"
		   "rationale that disagree about it show a finding of fact that is plainly\n"
		   "wrong in one of them (California Labor Code 4610.6(h)(5)).\n\n"
		   "## Fires on\n\n"
		   "> **She is diagnosed with Major Depression** ... **is not diagnosed with\n"
		   "> Major Depression** but with Depressive Disorder Not Otherwise Specified\n\n"
		   "> **diagnosed with CRPS** ... **does not have** a diagnosis of **complex\n"
		   "> regional pain syndrome**\n\n"
		   "## Stays silent on\n\n"
		   "- names that hold a negation: *not otherwise specified*, *without\n"
		   "  myelopathy*\n"
		   "- a kind denied where the class is affirmed\n"
		   "- what is possible, suspected or considered; relatives; guideline text;\n"
		   "  lists after *such as*\n"
		   "- what the patient denies; two studies, or one study on two days\n"
		   "- the other side or another part of the body; what has resolved\n\n"
		   "## How to fix\n\n"
		   "See in the records which is right. If the diagnosis changed, give both\n"
		   "dates.\n",
};
