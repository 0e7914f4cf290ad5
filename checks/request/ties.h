/* SPDX-License-Identifier: MIT */
/* What makes two sentences speak of one thing: the same day, or the same injury, finding, study or operation. */
#ifndef LL_CHECKS_TIES_H
#define LL_CHECKS_TIES_H

#include "prose.h"

enum { AROUND = 14 }; /* tokens on each side that tell of one thing or two */

/* The sentence speaks of a second one of the kind. */
static inline bool tells_second(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	return any_word(letter, f->token > s.first + AROUND ? f->token - AROUND : s.first,
			f->token + AROUND < s.end ? f->token + AROUND : s.end,
			"other|opposite|contralateral|unlike|also|too|prior|previous|previously|earlier|another|second|instead|rather|"
			"than|before|already|former|compared|separate|different|paid|agreed|again|both|bilateral|if|would|while|whereas|"
			"sent|missing");
}

/* ... or sets one against another, or says that there is none. */
static inline bool tells_another(const struct ll_letter *letter, const struct ll_fact *f)
{
	const struct stretch s = sentence_of(letter, f);
	return any_word(letter, f->token > s.first + AROUND ? f->token - AROUND : s.first,
			f->token + AROUND < s.end ? f->token + AROUND : s.end,
			"other|opposite|contralateral|unlike|also|too|prior|previous|previously|earlier|childhood|normal|"
			"intact|both|old|ago|another|second|first|instead|rather|than|without|either|neither|nor|before|once|later|"
			"already|former|resolved|unremarkable|compared|separate|different|new|spared|free|"
			"bilateral|bilaterally|if|would|may|might|could|whereas|again|paid|agreed|sound|well|good|sent|missing");
}

/* A day that both sentences name. */
static inline bool same_day(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	for (const struct ll_fact *d = ll_from(letter, LL_DATE, f->sentence); d && d->sentence == f->sentence;
	     d = ll_next(letter, LL_DATE, d))
		for (const struct ll_fact *e = ll_from(letter, LL_DATE, g->sentence); e && e->sentence == g->sentence;
		     e = ll_next(letter, LL_DATE, e))
			if (d->u.date.precision == e->u.date.precision && d->u.date.month == e->u.date.month &&
			    d->u.date.day == e->u.date.day && d->u.date.month && d->u.date.event != LL_EV_BIRTH &&
			    (d->u.date.year == e->u.date.year || d->u.date.precision == LL_MONTH_DAY))
				return true;
	return false;
}

/* A disease that both sentences say of the patient. */
static inline bool same_disease(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	for (const struct ll_fact *d = ll_from(letter, LL_DIAGNOSIS, f->sentence); d && d->sentence == f->sentence;
	     d = ll_next(letter, LL_DIAGNOSIS, d))
		for (const struct ll_fact *e = ll_from(letter, LL_DIAGNOSIS, g->sentence); e && e->sentence == g->sentence;
		     e = ll_next(letter, LL_DIAGNOSIS, e))
			if (ll_eq(d->key, e->key) && d->polarity == LL_AFFIRMED && e->polarity == LL_AFFIRMED &&
			    d->referent == LL_PATIENT && e->referent == LL_PATIENT)
				return true;
	return false;
}

/* A word of one of these lists stands within `near` tokens of either fact. */
static inline bool share_word(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g,
			      const char *const *lists, size_t n, uint32_t near)
{
	const struct stretch s = sentence_of(letter, f), t = sentence_of(letter, g);
	const uint32_t a = f->token > s.first + near ? f->token - near : s.first, b = f->token + near < s.end ? f->token + near : s.end,
		       c = g->token > t.first + near ? g->token - near : t.first, d = g->token + near < t.end ? g->token + near : t.end;
	for (size_t i = 0; i < n; i++)
		if (any_word(letter, a, b, lists[i]) && any_word(letter, c, d, lists[i]))
			return true;
	return false;
}

/* A wound or growth that both facts have right beside them: who tells of two says so. */
static inline bool same_lesion(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	enum { NEAR = 6 };
	static const char *const lesions[] = {
		"fracture|fractured|broke|broken", "nodule", "ulcer", "mass|lump|tumor|tumour", "cancer|carcinoma|melanoma", "lesion|mole",
		"wound|laceration", "burn|burned|burnt|scald|scalded|burns|scars|scar", "amputation|amputated", "dislocation|dislocated",
		"replacement|replaced|arthroplasty", "abscess", "sprain|sprained", "x-ray|x-rays|xray|xrays|ray|rays|radiograph|radiographs", "mri", "biopsy|biopsied",
		"ultrasound|sonogram",
	};
	return share_word(letter, f, g, lesions, sizeof lesions / sizeof *lesions, NEAR);
}

/* An injury, a finding, a study or an operation that both facts have beside them, in whatever form of its word. */
static inline bool same_thing(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	enum { NEAR = 9 };
	static const char *const things[] = {
		"fracture|fractured|broke|broken|break", "tear|tore|torn|ruptured|rupture", "nodule|nodules", "ulcer|ulcers|ulcerated",
		"mass|lump|tumor|tumour", "cancer|carcinoma|melanoma|malignancy", "lesion|mole|cyst", "wound|cut|laceration|lacerated",
		"burn|burned|burnt|scald|scalded|burns", "cataract|glaucoma|detachment", "hernia", "weakness|weak|weakened|paralysis|paralyzed",
		"blow|struck|hit|crushed|crush", "sprain|sprained|twisted|twist", "strain|strained",
		"amputation|amputated|lost|prosthesis|stump", "replacement|replaced|arthroplasty", "dislocation|dislocated",
		"hearing|deaf|deafness", "sight|vision|blind|blindness", "injury|injured|hurt|accident", "accepted|compensable",
		"tendinitis|bursitis|synovitis", "pain|painful|aches|hurts|complaint|complaints|symptoms", "surgery|operation|operated",
		"repair|repaired", "mri|magnetic", "x-ray|x-rays|xray|xrays|ray|rays|radiograph|radiographs|film|films", "ultrasound|sonogram", "ct|tomography", "biopsy|biopsied",
		"injection|injected|injections",
		"swelling|swollen|swells", "clot|clots|thrombosis|thrombus|dvt|embolism", "removal|removed", "numb|numbness|tingling", "stiff|stiffness", "infection|infected", "scar|scars",
		"graft|grafted|transplant|transplanted", "therapy|treated|treatment", "splint|cast|brace|boot|sling", "motion|flexion|extension|abduction",
		"meniscus|ligament|tendon|cartilage", "arthritis|osteoarthritis|degeneration|arthrosis", "release|released",
	};
	return share_word(letter, f, g, things, sizeof things / sizeof *things, NEAR);
}

/* The two stand in different paragraphs: one writer turns to the thing again. */
static inline bool apart(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	return s[f->sentence].paragraph != s[g->sentence].paragraph;
}

/* ... with another between them. */
static inline bool far_apart(const struct ll_letter *letter, const struct ll_fact *f, const struct ll_fact *g)
{
	size_t n;
	const struct ll_sentence *s = ll_sentences(letter, &n);
	const uint32_t a = s[f->sentence].paragraph, b = s[g->sentence].paragraph;
	return a > b + 1 || b > a + 1;
}

#endif
