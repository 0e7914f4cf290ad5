/* SPDX-License-Identifier: MIT */
/*
 * LL_HISTORY: what was and what was not done for the patient. A treatment is
 * a history only by a cue (lexicon/history.tsv) that reaches it over the words
 * of its own list: "has had 12 visits of physical therapy and acupuncture",
 * "MRI of the lumbar spine dated ...". No cue, no fact: what is asked for,
 * advised or feared has not happened.
 */
#include "facts/history.h"

#include <string.h>

/* Told to its end, with a verb: no field and no entry of a list. */
static bool is_sentence(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
	return end > begin + 5 && tok_is(l, end - 1, ".") && tok(l, begin)->flags & LL_TOK_CAPITAL && !tok_in(l, begin + 1, ":") &&
	       sent_has(l, i, "is|are|was|were|has|have|had|does|did|takes|took|uses|used|underwent|received|receives|wore|tried|"
				"be|can|cannot|could|should|would|must|may|need|needs|completed|attended|shows|showed|show|went|denies|gets|smokes|drinks|injects|wears|works|smoked|stopped|quit|refuses");
}

bool history_section(const struct ll_letter *l, uint32_t i)
{
	const struct ll_section *s = section_at(l, i);
	switch (s->kind) {
	case LL_SEC_IMR_GUIDELINE: /* "GUIDELINES RELIED UPON AND WHY": the reasons stand there */
		return s->nsentences > 4;
	case LL_SEC_SUMMARY:
	case LL_SEC_RATIONALE:
	case LL_SEC_DECISION:
	case LL_SEC_OTHER:
		return true;
	case LL_SEC_HEADER: /* a sentence told in the opening; a list of papers may tell of what they show */
	case LL_SEC_DOCUMENTS:
		return is_sentence(l, i);
	default:
		return false;
	}
}

const struct ll_fact *history_date(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t first = sent_begin(l, i), end = sent_end(l, i);
	if (!fact_near(l, LL_DATE, i))
		return NULL;
	/* "... and that her treatment began on May 2": another statement, with a date of its
	 * own. */
	for (uint32_t k = i + n; k < end; k++)
		if (tok_is(l, k, ";") || tok_seq(l, k, "and that") ||
		    (tok_is(l, k, ",") && tok_is(l, k + 1, "and") &&
		     tok_in(l, k + 2, "the|he|she|his|her|dr|it|they|there|you|your")))
			end = k;
	for (uint32_t d = 0; d < 26; d++) {
		const struct ll_fact *f = i + n + d < end ? fact_at(l, LL_DATE, i + n + d) : NULL;
		if (!f && i >= first + d + 1)
			f = fact_at(l, LL_DATE, i - d - 1);
		if (f && !(f->u.date.flags & LL_DATE_VERSION))
			return f;
	}
	return NULL;
}

/* "of the spine" from token k on. */
static bool names_spine(const struct ll_letter *l, uint32_t k)
{
	if (!tok_in(l, k, "of|on|to|upon"))
		return false;
	k += 1 + tok_in(l, k + 1, "the|his|her|your|their");
	return tok_in(l, k, "spine");
}

/* Where it was done: of the service itself, or named right after it; what a study shows is where it
 * was made. */
static void set_place(const struct ll_letter *l, struct ll_fact *f, const struct ll_fact *of)
{
	struct ll_history *h = &f->u.history;
	h->part = of->kind == LL_SERVICE ? of->u.service.part : (struct ll_sv){ 0 };
	h->side = of->kind == LL_SERVICE     ? of->u.service.side
		  : of->kind == LL_DIAGNOSIS ? of->u.diagnosis.side
					     : 0;
	/* "surgery of the spine", whatever else the sentence names */
	if (h->topic == LL_HX_SURGERY && names_spine(l, of->token + of->ntokens))
		h->part = sv("low back");
	for (uint32_t i = of->token ? of->token - 1 : 0; i < of->token + of->ntokens && !h->part.n;
	     i++)
		if (tok_in(l, i, "spine|spinal")) /* "spine surgery": not an ankle's */
			h->part = sv("low back");
	if (h->part.n || of->kind != LL_SERVICE)
		return;
	for (uint32_t j = of->token; j > 0 && of->token - j < 6 && !h->part.n; j--) {
		if (tok(l, j - 1)->kind == LL_TOK_WORD && tok(l, j - 1)->lower.n > 2 &&
		    !tok_in(l, j - 1, "and"))
			break;
		h->part = ll_level_at(l, j - 1).part;
	}
	if (h->part.n)
		return;
	/* "For her left knee, however, she has had no physical therapy" */
	const uint32_t begin = sent_begin(l, f->token);
	const bool opens = tok_in(l, begin, "for|on|to|in|at") || tok_seq_in(l, begin, "as to|as for|as regards");
	for (uint32_t j = begin + 1; opens && j < begin + 6 && j < f->token && !tok_is(l, j, ","); j++) {
		const struct ll_fact *b = fact_at(l, LL_BODY_PART, j);
		if (b && !b->u.body.uninvolved) {
			h->part = b->key;
			h->side = b->u.body.side;
			return;
		}
	}
	bool study = h->topic == LL_HX_IMAGING;
	uint32_t end = sent_end(l, f->token), k = f->token + f->ntokens,
		 high = k + (study ? 20 : 8);
	for (; k < end && k < high; k++) {
		const struct ll_fact *b = fact_at(l, LL_BODY_PART, k);
		if (b && !b->u.body.uninvolved) {
			h->part = b->key;
			h->side = b->u.body.side;
			return;
		}
		h->part = ll_level_at(l, k).part;
		if (h->part.n || tok_in(l, k, ";|but|however|she|he") ||
		    mark_at(l, k, LEX_SERVICES))
			return;
		if (!study && !(tok_is(l, k, ",") && tok_in(l, k + 1, "all|both|mostly|mainly|only")) &&
		    !tok_in(l, k,
				      "all|mostly|mainly|only|of|to|for|from|between|the|his|her|at|on|in|left|right|both|bilateral|"
				      "spine|levels|level|sessions|visits|that|which|was|were|done|performed"))
			return;
	}
}

/* "right shoulder surgery": any operation there. */
static bool names_any(const struct ll_letter *l, const struct ll_fact *of)
{
	uint32_t last = of->token + of->ntokens - 1;
	if (!tok_in(l, last, LIST_OPERATIONS))
		return false;
	for (uint32_t k = of->token; k < last; k++)
		if (!mark_over(l, k, LEX_BODYPARTS) &&
		    !tok_in(l, k, "left|right|spine|spinal|arthroscopic"))
			return false;
	return true;
}

/* "has lasted since 2009, and she has never had": another statement begins in tokens [i, end). */
static bool new_clause(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k + 2 < end; k++)
		if (tok_is(l, k, ";") ||
		    (tok_is(l, k, ",") && tok_in(l, k + 1, "and|but") && tok_in(l, k + 2, "he|she|they|it")))
			return true;
	return false;
}

struct ll_fact *history_add(struct ll_letter *l, const struct treatment *t)
{
	const struct ll_fact *of = t->fact;
	struct ll_fact *f = fact_add(l, LL_HISTORY, of->token, of->ntokens);
	struct ll_history *h = &f->u.history;
	f->key = of->key;
	f->referent = assertion_of(l, of->token, of->ntokens).referent;
	f->time = LL_PAST;
	h->topic = t->topic;
	h->date = history_date(l, of->token, of->ntokens);
	if (h->date && h->date->token < of->token && new_clause(l, h->date->token, of->token))
		h->date = NULL;
	if (of->kind == LL_DRUG) {
		h->kind = of->u.drug.drug_class;
		h->family = of->u.drug.family;
		h->is_class = of->u.drug.is_class;
	} else if (of->kind == LL_SERVICE) {
		const struct mark *m = mark_at(l, of->token, LEX_SERVICES);
		h->kind = m && m->ntokens == of->ntokens ? sv(m->entry->attr[2]) : of->u.service.parent;
		h->is_class = of->u.service.is_class;
	} else {
		h->kind = of->u.diagnosis.parent;
	}
	if (t->topic == LL_HX_SURGERY && names_any(l, of)) {
		f->key = sv("surgery");
		h->is_class = true;
	}
	set_place(l, f, of);
	const struct lex_entry *part =
		h->part.n ? lex_by_id(LEX_BODYPARTS, h->part.p, h->part.n) : NULL;
	h->region = part ? sv(part->attr[0]) : h->part;
	/* The cue has decided: "had a trial of acupuncture" is no guideline's trial. */
	f->frame = history_by_ur(l, sent_begin(l, of->token), of->token) ? LL_FRAME_UR
									 : LL_FRAME_HISTORY;
	return f;
}

#define OPERATIONS "surgical|surgeries|operations"

/* "Past surgical history: none." */
static uint32_t no_surgery(struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1;
	if (!tok_in(l, i, OPERATIONS) ||
	    !tok_in(l, tok_is(l, i, "surgical") ? k++ : k, "history|:|none|negative"))
		return 0;
	while (k < i + 6 && tok_in(l, k, ":|is|was|the|patient|he|she|significant|for|history"))
		k++;
	if (!tok_in(l, k, "none|negative|denies|denied|noncontributory|nil") ||
	    (tok(l, k + 1)->kind == LL_TOK_WORD && tok(l, k + 1)->sentence == tok(l, k)->sentence))
		return 0;
	struct ll_fact *f = fact_add(l, LL_HISTORY, i, k + 1 - i);
	f->key = sv("surgery");
	f->referent = LL_PATIENT;
	f->polarity = LL_NEGATED;
	f->u.history.topic = LL_HX_SURGERY;
	f->u.history.is_class = true;
	f->u.history.never = true;
	return k + 1 - i;
}

/* "as a child", "for an earlier injury": another story than the letter's. */
static bool another_time(const struct ll_letter *l, const struct ll_fact *of)
{
	uint32_t end = sent_end(l, of->token), i = of->token + of->ntokens;
	for (uint32_t k = i; k < end && k < i + 12; k++)
		if (tok_in(l, k,
			   "child|childhood|teenager|adolescence|adolescent|college|divorce|"
			   "unrelated|boy|girl") ||
		    (tok_in(l, k, "injury|accident|condition") &&
		     tok_in(l, k - 1, "earlier|previous|prior|different|other|another")))
			return true;
	return false;
}

/* "Her other knee had an ACL reconstruction": not where it is at issue. */
static bool of_other(const struct ll_letter *l, const struct ll_fact *of)
{
	enum { NEAR = 8 };
	const uint32_t begin = sent_begin(l, of->token), end = sent_end(l, of->token);
	for (uint32_t k = of->token > begin + NEAR ? of->token - NEAR : begin; k < of->token + NEAR && k + 1 < end; k++)
		if (tok_in(l, k, "other|opposite|contralateral") && mark_over(l, k + 1, LEX_BODYPARTS))
			return true;
	return false;
}

/* The amount of visits that was had of the treatment, "15 visits of", or NULL. */
static const struct ll_fact *counted_by(const struct ll_letter *l, const struct ll_fact *of)
{
	const uint32_t begin = sent_begin(l, of->token);
	if (l->sections.v[of->section].kind != LL_SEC_SUMMARY || of->kind != LL_SERVICE ||
	    of->frame != LL_FRAME_HISTORY)
		return NULL;
	for (uint32_t k = of->token; k > begin && of->token - k < 4; k--) {
		const struct ll_fact *q = fact_at(l, LL_QUANTITY, k - 1);
		if (q)
			return q->u.quantity.unit == LL_U_VISITS &&
					       q->u.quantity.role == LL_Q_AMOUNT &&
					       q->frame == LL_FRAME_HISTORY
				       ? q
				       : NULL;
	}
	return NULL;
}

/* "Physical therapy was given until August 3, and speech therapy from July 12 to July 23": the verb goes on
 * over a list of which each has its time. */
static bool goes_on(const struct ll_letter *l, const struct ll_fact *of)
{
	const uint32_t n = l->facts[LL_HISTORY].n, end = sent_end(l, of->token);
	const struct ll_fact *h = n ? l->facts[LL_HISTORY].v[n - 1] : NULL;
	if (!h || h->sentence != of->sentence || h->polarity != LL_AFFIRMED || h->u.history.topic != LL_HX_THERAPY ||
	    !of->token || !tok_in(l, of->token - 1, ",|and"))
		return false;
	for (uint32_t k = of->token + of->ntokens; k < end && k < of->token + of->ntokens + 6; k++) {
		const struct ll_fact *q = fact_at(l, LL_QUANTITY, k);
		if (q && q->u.quantity.role == LL_Q_FREQUENCY)
			return true;
		if (tok_in(l, k, "from|until|through") && fact_at(l, LL_DATE, k + 1))
			return true;
		if (tok_in(l, k, ",|;|.|was|were|is|are|has|had"))
			break;
	}
	return false;
}

/* "...; none of it did any good", "None of these helped.": said of all that stands before token k in its sentence. */
static bool none_helped(const struct ll_letter *l, uint32_t k)
{
	enum { AHEAD = 60, NEXT = 8 };
	const uint32_t end = sent_end(l, k - 1);
	for (uint32_t i = k; i < end + NEXT && i < k + AHEAD; i++) {
		if (i >= end && !tok_in(l, end, "none|nothing|neither"))
			return false;
		if (!tok_seq_in(l, i, "none of it|none of them|none of these|none of which|none of this|none has|none have|none did|none helped|"
				      "none worked|nothing helped|nothing has helped|neither helped|neither has helped"))
			continue;
		for (uint32_t j = i; j < i + NEXT && j < l->tokens.n; j++)
			if (tok_in(l, j, "helped|help|good|worked|relief|relieved|effect|use|benefit|successful|lasting"))
				return true;
		return false;
	}
	return false;
}

/* What the cues of lexicon/history.tsv beside it say; nothing done and nothing denied: they say nothing. */
static struct verdict told_by_cue(const struct ll_letter *l, const struct treatment *t, bool *listed)
{
	const struct ll_fact *of = t->fact;
	const uint32_t k = of->token + of->ntokens;
	const struct verdict b = history_before(l, of->token), none = { 0 };
	struct verdict v = b;
	if (b.done || b.never) {
		if (history_other_thing(l, k))
			return none;
		if (b.done && !b.failed)
			v.failed = history_behind(l, t).failed;
		return v;
	}
	if (of->frame == LL_FRAME_REQUEST || of->frame == LL_FRAME_CONCLUSION ||
	    (of->frame == LL_FRAME_GUIDELINE && !tok_seq_in(l, k, "which ended|which was completed|which failed|that was done|that was performed|that were done|that were performed|"
				     "which was done|which was performed|she underwent|he underwent|you underwent|she had in|he had in|you had in")))
		return none;
	v = history_behind(l, t);
	/* "Neither surgery nor injections have been tried" */
	if (v.done && tok_in(l, of->token - 1, "nor|neither") && sent_has(l, of->token, "neither"))
		return (struct verdict){ .never = !v.failed, .token = of->token - 1 };
	/* "then 15 visits of physical therapy with a brace" in the account of the case */
	const struct ll_fact *visits = counted_by(l, of);
	if (!v.done && !v.never && !b.denied && visits)
		v = (struct verdict){ .done = true, .past = true, .token = of->token };
	*listed = !v.done && !v.never && !b.denied && t->topic == LL_HX_THERAPY && goes_on(l, of);
	if (*listed)
		v = (struct verdict){ .done = true, .past = true, .token = of->token };
	if (!b.denied)
		return v;
	/* "denies neck surgery in the past", "no MRI has ever been obtained" */
	const bool ever = history_ever(l, of);
	if (!ever && (!v.done || v.failed || !tok_seq(l, k, "in the past")))
		return none;
	return (struct verdict){ .never = true, .token = b.token,
				 .recent = tok_in(l, of->token - 1, "further|additional|other|more|new|subsequent|repeat|another") };
}

/* ... or the clause around it. */
static struct verdict told_by_clause(const struct ll_letter *l, const struct treatment *t)
{
	const struct ll_fact *of = t->fact;
	const struct verdict none = { 0 };
	if (history_vague(l, of))
		return none;
	const struct verdict never = history_course_denied(l, t);
	if (never.never)
		return never;
	if (of->frame == LL_FRAME_CONCLUSION || of->frame == LL_FRAME_GUIDELINE ||
	    (t->topic != LL_HX_MEDICATION && history_other_thing(l, of->token + of->ntokens)))
		return none;
	return history_course_done(l, t);
}

/* "The reviewer cited the July MRI and was not given the one of November": a paper that somebody was not shown. */
static bool not_shown(const struct ll_letter *l, const struct ll_fact *of)
{
	return span_has(l, of->token, sent_end(l, of->token), "given|shown|sent|provided") &&
	       span_has(l, sent_begin(l, of->token), of->token, "cited|read|reviewed|saw|quoted|relied|mentioned");
}

/* "He has not yet completed physical therapy": begun, for all that it says. */
static bool left_unfinished(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k > sent_begin(l, i) + 1 && i - k < 8; k--)
		if (tok_in(l, k - 1, "completed|complete|finished|finish"))
			return tok_in(l, k - 2, "not|yet|never|hasn't|didn't|n't");
	return false;
}

static void add_treatment(struct ll_letter *l, const struct treatment *t)
{
	const struct ll_fact *of = t->fact;
	uint32_t first = sent_begin(l, of->token), k = of->token + of->ntokens;
	if (history_undocumented_behind(l, t))
		return;
	/* What stands in quotation marks is a guideline's or another's. */
	if (of->frame == LL_FRAME_HEADING || (of->frame == LL_FRAME_GENERIC && section_at(l, of->token)->kind != LL_SEC_DOCUMENTS) ||
	    tok_quoted(l, of->token))
		return;
	bool listed = false, course = false;
	struct verdict v = told_by_cue(l, t, &listed);
	/* "Chiropractic treatment to date: 0 visits" */
	if (v.done && sent_has(l, of->token, "0|none|zero|nil") && sent_has(l, of->token, ":")) {
		const struct verdict zero = history_course_denied(l, t);
		v = zero.never ? zero : v;
	}
	/* "does not take opioids" is of now, a history is of ever. */
	if (v.never && t->topic == LL_HX_MEDICATION && !history_of_ever(l, v.token, of->token))
		return;
	/* "neither the patient nor his wife has ever used": the cue is another's, or is denied further back */
	const bool spoilt = !listed && (v.done || v.never) && history_spoilt(l, first, v.token < of->token ? v.token : of->token);
	if (spoilt && !v.failed)
		v = history_vague(l, of) ? (struct verdict){ 0 } : history_course_denied(l, t), course = true;
	else if (!v.done && !v.never)
		v = told_by_clause(l, t), course = true;
	if (!v.done && !v.never && !v.denied && !history_vague(l, of) && history_listed(l, t))
		v = (struct verdict){ .done = true, .past = true, .token = of->token };
	bool loose = false;
	if (!v.done && !v.never && !spoilt && !history_vague(l, of) && of->frame != LL_FRAME_REQUEST && of->frame != LL_FRAME_CONCLUSION &&
	    of->frame != LL_FRAME_GUIDELINE) {
		v = history_loose(l, t);
		loose = v.done || v.never;
	}
	if ((!v.done && !v.never) || (spoilt && !course))
		return;
	if (assertion_of(l, of->token, of->ntokens).generic || (v.never && (left_unfinished(l, of->token) || not_shown(l, of))))
		return;
	v.failed |= v.done && none_helped(l, k);
	struct ll_fact *f = history_add(l, t);
	struct ll_history *h = &f->u.history;
	f->polarity = loose ? LL_POSSIBLE : v.never ? LL_NEGATED : LL_AFFIRMED;
	/* "had not received it at any time": before that day and after it */
	const bool always = v.never && (tok_seq(l, k, "at any time") || tok_seq(l, k, "at all"));
	f->time = (v.past && !always) || v.done ? LL_PAST : LL_CURRENT;
	h->never = v.never;
	h->failed = v.failed;
	if (v.done)
		h->recent = another_time(l, of) || of_other(l, of);
	bool again = of->ntokens > 1 &&
		     !mark_at(l, of->token, LEX_PASTS) && tok_in(l, of->token,
			    "repeat|additional|home|post|postoperative|pre|another|follow");
	again |= tok_in(l, of->token - 1, "second|third|fourth|further|additional|repeat|another|new");
	h->recent |= v.recent || (v.never && again) || (v.never && !history_up_to_now(l, k) && history_narrowed(l, k));
	if (v.mine)
		f->referent = LL_PATIENT;
}

/* An entry of a list of papers that tells what was done. */
static uint32_t add_listed(struct ll_letter *l, uint32_t i)
{
	const struct treatment t = treatment_at(l, i);
	if (!t.fact)
		return 1;
	if (!history_vague(l, t.fact) && history_listed(l, &t)) {
		struct ll_fact *f = history_add(l, &t);
		f->referent = LL_PATIENT;
		f->polarity = LL_AFFIRMED;
	}
	return t.fact->ntokens;
}

/* Where fields tell of the patient. */
static bool is_told_place(const struct ll_letter *l, uint32_t i)
{
	const uint32_t kind = section_at(l, i)->kind;
	return kind == LL_SEC_HEADER || kind == LL_SEC_SUMMARY || kind == LL_SEC_OTHER || kind == LL_SEC_RATIONALE || kind == LL_SEC_DOCUMENTS;
}

/* All that matters here begins with a phrase of the lexicon. */
static const uint64_t *beginnings(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add_marks(l, at, (uint64_t)1 << LEX_HISTORY | (uint64_t)1 << LEX_SERVICES |
					(uint64_t)1 << LEX_DRUGS | (uint64_t)1 << LEX_DRUG_CLASSES |
					(uint64_t)1 << LEX_SHOWN | (uint64_t)1 << LEX_PASTS);
	PLACES_EACH (i, l, places_of(l, OPERATIONS))
		if (l->mark_begins[i])
			place_add(at, i);
	PLACES_EACH (i, l, places_of(l, HISTORY_TOLD "|:|" HISTORY_HOUSES "|" HISTORY_ORGANS))
		place_add(at, i);
	PLACES_EACH (i, l, places_of(l, HISTORY_HABITS))
		place_add(at, i);
	PLACES_EACH (i, l, places_of(l, HISTORY_ATTEMPTS "|worked"))
		place_add(at, i);
	return at;
}

void facts_history(struct ll_letter *l)
{
	const uint64_t *at = beginnings(l);
	for (uint32_t i = 0, n; (i = place_next(l, at, i)) < l->tokens.n; i += n) {
		if (tok_is(l, i, ":") && is_told_place(l, i)) {
			n = history_field(l, i);
			n = n ? n : 1;
			continue;
		}
		if (!history_section(l, i) && section_at(l, i)->kind != LL_SEC_DOCUMENTS && section_at(l, i)->kind != LL_SEC_HEADER) {
			n = sent_end(l, i) > i ? sent_end(l, i) - i : 1;
			continue;
		}
		if (!history_section(l, i)) { /* an entry of a list of papers, a field's value */
			n = 1;
			if (section_at(l, i)->kind == LL_SEC_DOCUMENTS)
				n = add_listed(l, i);
			continue;
		}
		const uint32_t known = l->facts[LL_HISTORY].n;
		if (tok_in(l, i, HISTORY_HABITS)) {
			history_habits(l, i);
			n = 1;
			continue;
		}
		if (!(n = history_undocumented(l, i)) && !(n = history_work(l, i)) &&
		    !(n = history_worked(l, i)) && !(n = no_surgery(l, i)) && !(n = history_told(l, i))) {
			struct treatment t = treatment_at(l, i);
			n = 1;
			if (t.fact) {
				add_treatment(l, &t);
				n = t.fact->ntokens;
			}
		}
		if (l->facts[LL_HISTORY].n == known && tok_in(l, i, HISTORY_HOUSES))
			history_stay(l, i);
		if (l->facts[LL_HISTORY].n == known && tok_in(l, i, HISTORY_ORGANS))
			history_organ(l, i);
		for (uint32_t k = i; k < i + n && k < l->tokens.n; k++)
			if (mark_at(l, k, LEX_SHOWN))
				history_shown(l, k);
	}
}
