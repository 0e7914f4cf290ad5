/* SPDX-License-Identifier: MIT */
/* Whether two names of services or medicines may be of one thing: synonyms, kinds, what goes along. */
#ifndef LL_CHECKS_ALIKE_H
#define LL_CHECKS_ALIKE_H

#include <letterlint/letterlint.h>

#include <string.h>

static inline bool is_drug(const struct ll_fact *f)
{
	return f->kind == LL_DRUG;
}

/* "surgery", "opioids"; and what goes along with another service. */
static inline bool says_little(const struct ll_fact *f)
{
	if (is_drug(f))
		return f->u.drug.is_class || f->u.drug.topical;
	return f->u.service.is_class ||
	       ll_in(f->key, "ultrasound guidance|anesthesia|assistant surgeon|pre-operative "
			       "clearance|transportation|"
			       "interpreter|office visit|consultation|exercise equipment|durable "
			       "medical equipment");
}

/* Operations, levels of care, devices and evaluations, none of which is a word for another. */
static inline bool set_apart(const struct ll_fact *a, const struct ll_fact *b)
{
	static const char operations[] = "spinal cord stimulator|intrathecal pump|bariatric surgery|hysterectomy|hernia repair|cataract "
					 "surgery|septoplasty|cholecystectomy|arthroplasty|spinal fusion|vertebroplasty|blepharoplasty|"
					 "breast reduction|carpal tunnel release|varicose vein treatment|transplant|mastectomy|appendectomy",
			  levels[] = "residential treatment|partial hospitalization|intensive outpatient program|hospice|"
				     "skilled nursing facility|home health care|functional restoration program|gym membership|"
				     "weight loss program",
			  devices[] = "CPAP|BiPAP|oral appliance", ambulances[] = "ground ambulance|air ambulance",
			  releases[] = "carpal tunnel release|cubital tunnel release|trigger finger release",
			  evaluations[] = "functional capacity evaluation|psychological evaluation|ergonomic evaluation|neurology consultation|"
					  "internal medicine consultation|nutrition consultation|orthopedic consultation|psychiatric "
					  "consultation|multidisciplinary evaluation",
			  dental[] = "dental crown|dental implant|root canal|periodontal scaling|denture|tooth extraction",
			  hearing[] = "hearing aid|cochlear implant";
	static const char *const sets[] = { operations, levels, devices, ambulances, releases, evaluations, dental, hearing };
	for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
		if (ll_in(a->key, sets[k]) && ll_in(b->key, sets[k]))
			return true;
	return false;
}

/* One service under two names, one the other's kind, or two words for one operation or one
 * visit. */
static inline bool agree(const struct ll_fact *a, const struct ll_fact *b)
{
	if (a->kind != b->kind) /* a medicine and its injection cannot be told apart */
		return true;
	if (ll_eq(a->key, b->key))
		return true;
	if (is_drug(a)) {
		struct ll_sv x = a->key.n < b->key.n ? a->key : b->key,
			     y = a->key.n < b->key.n ? b->key : a->key;
		for (size_t i = 0; i + x.n <= y.n; i++)
			if (!memcmp(y.p + i, x.p, x.n))
				return true;
		return a->u.drug.topical || b->u.drug.topical || a->u.drug.is_class ||
		       b->u.drug.is_class;
	}
	const struct ll_service *s = &a->u.service, *t = &b->u.service;
	if ((ll_is(a->key, "genetic testing") && ll_is(t->kind, "test")) || (ll_is(b->key, "genetic testing") && ll_is(s->kind, "test")))
		return true;
	if (set_apart(a, b))
		return false;
	if (ll_eq(s->parent, b->key) || ll_eq(t->parent, a->key) ||
	    (s->parent.n && ll_eq(s->parent, t->parent)))
		return true;
	if ((ll_is(s->kind, "surgery") && ll_in(t->kind, "imaging|test")) ||
	    (ll_is(t->kind, "surgery") && ll_in(s->kind, "imaging|test")))
		return s->is_class || t->is_class;
	if (!ll_eq(s->kind, t->kind))
		return ll_in(s->kind, "surgery|consult|other") ||
		       ll_in(t->kind, "surgery|consult|other");
	return ll_in(s->kind, "surgery|consult|other|home|stay|program") ||
	       ll_in(a->key, "laboratory tests") || ll_in(b->key, "laboratory tests");
}

/* A telling word of the service stands in the heading as well. */
static inline bool shares_word(const struct ll_letter *letter, const struct ll_fact *head,
			const struct ll_fact *f)
{
	size_t n, ns;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = &ll_sentences(letter, &ns)[head->sentence];
	for (uint32_t i = f->token; i < f->token + f->ntokens; i++) {
		if (t[i].lower.n < 4 ||
		    ll_word_in(letter, i,
			    "therapy|treatment|treatments|unit|sessions|injection|injections|"
			    "visit|visits|test|testing|study|block|blocks|scan|home|steroid|post|"
			    "lumbar|cervical|thoracic|knee|shoulder|wrist|spine|joint|left|right|"
			    "bilateral|with|without|tooth|teeth|power|manual|electric|portable|device|machine"))
			continue;
		for (uint32_t k = s->token; k < s->token + s->ntokens; k++)
			if (t[k].lower.n >= 4 && !memcmp(t[k].lower.p, t[i].lower.p, 4))
				return true;
	}
	return false;
}

static inline bool within(const struct ll_fact *a, const struct ll_fact *b)
{
	return a->token >= b->token && a->token + a->ntokens <= b->token + b->ntokens;
}

#endif
