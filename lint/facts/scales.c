/* SPDX-License-Identifier: MIT */
/* Values on scales: "pain 8/10", "GAF of 51", "flexion to 120 degrees", "strength 4/5". */
#include "facts/request.h"

#include <stdlib.h>
#include <string.h>

/* Tokens between a scale's name and its value, no more. */
enum { REACH = 8 };

struct value {
	double value, out_of; /* out_of 0: not written */
	uint32_t token, ntokens;
};

static double least(const struct lex_entry *e)
{
	return strtod(e->attr[1], NULL);
}

static double greatest(const struct lex_entry *e)
{
	return strtod(e->attr[2], NULL);
}

static uint32_t kind_of(const struct lex_entry *e)
{
	static const uint32_t kinds[] = { [LEX_SCALE_GAF] = LL_SCALE_GAF,
					  [LEX_SCALE_PAIN] = LL_SCALE_PAIN,
					  [LEX_SCALE_STRENGTH] = LL_SCALE_STRENGTH,
					  [LEX_SCALE_MOTION] = LL_SCALE_MOTION,
					  [LEX_SCALE_OTHER] = LL_SCALE_OTHER };
	return kinds[e->code[0]];
}

/* "on a scale of 0 to 10", "on the 0-10 scale", "on a ten-point scale" from token i on: where the scale ends; *n: its tokens. */
static double scale_at(const struct ll_letter *l, uint32_t i, uint32_t *n)
{
	uint32_t k = i + 2;
	*n = 0;
	if (!tok_is(l, i, "on") || !tok_in(l, i + 1, "a|the|an"))
		return 0;
	const bool named = tok_is(l, k, "scale") && tok_in(l, k + 1, "of|from|where|with");
	k += named ? 2 : 0;
	const struct number low = number_at(l, k);
	if (!low.ntokens)
		return 0;
	k += low.ntokens;
	if (!named && tok_is(l, k, "-") && tok_is(l, k + 1, "point") && tok_is(l, k + 2, "scale")) {
		*n = k + 3 - i;
		return low.value;
	}
	const struct number high = tok_in(l, k, "to|-|through") ? number_at(l, k + 1) : (struct number){ 0 };
	if (!high.ntokens || low.value > 1 || high.value <= low.value)
		return 0;
	k += 1 + high.ntokens;
	if (!named && !tok_is(l, k, "scale"))
		return 0;
	*n = k + !named - i;
	return high.value;
}

/* "8/10", "8 out of 10", "8"; ntokens 0: none. */
static struct value value_at(const struct ll_letter *l, uint32_t i)
{
	struct value v = { .token = i };
	const struct number n = number_at(l, i);
	if (!n.ntokens || n.ordinal)
		return v;
	v.value = n.value;
	v.ntokens = n.ntokens;
	uint32_t at = i + n.ntokens;
	at += tok_in(l, at, "points|point") && tok_seq(l, at + 1, "out of"); /* "24 points out of 30" */
	const bool slash = tok_is(l, at, "/") && !(tok(l, at)->flags & LL_TOK_SPACE);
	const uint32_t of = slash ? at + 1 : tok_seq(l, at, "out of") ? at + 2 : at;
	const struct number top = of > at ? number_at(l, of) : (struct number){ 0 };
	/* "12/10/2014" is a date. */
	if (top.ntokens && !tok_is(l, of + top.ntokens, "/")) {
		v.out_of = top.value;
		v.ntokens = of + top.ntokens - i;
	} else if (slash) {
		v.ntokens = 0;
	} else {
		uint32_t more;
		const double most = scale_at(l, at, &more);
		if (more) {
			v.out_of = most;
			v.ntokens += more;
		}
	}
	return v;
}

/* Between name and value only such words may stand. */
static bool links(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i,
		      "of|is|was|at|as|score|scale|level|rated|rates|rating|a|an|to|the|were|about|"
		      "approximately|"
		      "currently|today|now|graded|(|)|:|,|=|with|in|knee|hip|shoulder|left|right|"
		      "lumbar|cervical|"
		      "from|decreased|reduced|improved|increased|fell|dropped|went|goes|rose|drops|worsened|"
		      "average|measured|limited|intensity|severity|reported|documented|remains|"
		      "that|this|index|be|on|his|her|its|most|some|bad|good|days|day|usually|often|still|read|reads|fraction|"
		      "air|room|rest|exertion|reached|reaches|came|comes|stops|stopped|up|only|possible|achieved|attained|positive|negative|gave|gives") ||
	       mark_at(l, i, LEX_SCALES) || mark_over(l, i, LEX_BODYPARTS);
}

/* "the Mini-Mental State Examination, in which he had 34 of 30 points": words after which a value
 * must name its greatest. */
static bool leads(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i, "which|where|he|she|you|had|got|reached|scored|achieved|obtained|examination|exam|test|"
			    "patient|enrollee|member|claimant|only|just") || mark_over(l, i, LEX_SCALES);
}

/* "26 of 30", "26 of 30 points": as "26 out of 30" on a scale that ends there. */
static void take_of(const struct ll_letter *l, const struct lex_entry *e, struct value *v)
{
	const uint32_t at = v->token + v->ntokens;
	const struct number top = tok_is(l, at, "of") ? number_at(l, at + 1) : (struct number){ 0 };
	const uint32_t end = at + 1 + top.ntokens;
	if (!v->ntokens || v->out_of > 0 || !top.ntokens || top.value != greatest(e))
		return;
	/* "pain on 5 of 10 days" */
	if (e->code[0] != LEX_SCALE_OTHER && tok(l, end)->kind == LL_TOK_WORD && !tok_in(l, end, "and|at|in|with|on|but|when|while|or|for"))
		return;
	v->out_of = top.value;
	v->ntokens = end + tok_in(l, end, "points|point") - v->token;
}

/* "from 6/10 to 2/10": the value that it came to; ntokens 0: none. */
static struct value change_at(const struct ll_letter *l, const struct value *v)
{
	const uint32_t to = v->token + v->ntokens;
	struct value now = { .ntokens = 0 };
	if (tok_is(l, v->token - 1, "from") && tok_in(l, to, "to|down"))
		now = value_at(l, to + 1 + tok_seq(l, to, "down to") / 2);
	return now.out_of == v->out_of ? now : (struct value){ .ntokens = 0 };
}

/* Told in percent. */
static bool is_share(const struct lex_entry *e)
{
	return !strcmp(e->id, "oxygen saturation") || !strcmp(e->id, "ejection fraction") ||
	       !strcmp(e->id, "oswestry");
}

/* "on 7/10": a day, and no value. */
static bool dated_at(const struct ll_letter *l, uint32_t i)
{
	return tok_in(l, i - 1, "on|since|from|by|until|dated");
}

/* Is this value one of that scale? */
static bool fits(const struct ll_letter *l, const struct lex_entry *e, const struct value *v)
{
	const uint32_t after = v->token + v->ntokens;
	switch (e->code[0]) {
	case LEX_SCALE_PAIN:
		return v->out_of == 10 && (!dated_at(l, v->token) ||
					  change_at(l, v).ntokens);
	case LEX_SCALE_STRENGTH:
		return v->out_of == 5;
	case LEX_SCALE_MOTION:
		return v->out_of == 0 && tok_in(l, after, "degrees|degree|deg");
	default:
		return (v->out_of == 0 || v->out_of == greatest(e)) &&
		       tok(l, v->token)->kind == LL_TOK_NUMBER &&
		       (!tok_in(l, after, LIST_SPANS "|%|percent|/|-|point|points|visits|sessions|and") ||
			(tok_is(l, after, "points") && tok_in(l, v->token - 1, "gave|was|of|scored|is|showed|with|:")) ||
			(is_share(e) && tok_in(l, after, "%|percent")));
	}
}

/* "ankle dorsiflexion 2/5": the strength of a motion. */
static const struct lex_entry *scale_of(const struct ll_letter *l, const struct lex_entry *named,
					const struct value *v)
{
	if (named->code[0] != LEX_SCALE_MOTION || v->out_of != 5 ||
	    dated_at(l, v->token))
		return named;
	return lex_by_id(LEX_SCALES, "strength", 8);
}

static void add_value(struct ll_letter *l, const struct lex_entry *e, const struct value *v)
{
	struct ll_fact *f = fact_add(l, LL_SCALE, v->token, v->ntokens);
	f->key = sv(e->id);
	f->referent = LL_PATIENT;
	f->u.scale = (struct ll_scale){ kind_of(e), v->value, v->out_of, least(e), greatest(e) };
}

/* "4/5 in the shoulder, 3/5 in the biceps and 2/5 in the fingers": the values after the first. */
static void go_on(struct ll_letter *l, const struct lex_entry *e, uint32_t *done)
{
	const uint32_t end = sent_end(l, *done - 1);
	if (e->code[0] != LEX_SCALE_STRENGTH && e->code[0] != LEX_SCALE_PAIN)
		return;
	for (uint32_t i = *done; i < end && i < *done + REACH; i++) {
		if (tok_in(l, i, ";|:|reflexes|signs|on|since|by|until|dated") || mark_at(l, i, LEX_SCALES))
			return;
		const struct value v = value_at(l, i);
		if (!v.ntokens)
			continue;
		if (v.out_of != greatest(e) || tok(l, i)->kind != LL_TOK_NUMBER)
			return;
		add_value(l, e, &v);
		*done = v.token + v.ntokens;
		i = *done - 1;
	}
}

static void on_name(struct ll_letter *l, const struct mark *m, uint32_t *done)
{
	const uint32_t end = sent_end(l, m->token);
	uint32_t i = m->token + m->ntokens;
	bool led = false;
	for (uint32_t k = 0; i < end && k < REACH; i++, k++) {
		/* "PHQ-9 (05/14/2019): 21/27", "the PHQ-9 of May 14, 2019 was 21" */
		const struct ll_fact *day = fact_at(l, LL_DATE, i);
		if (day && day->token == i && day->ntokens > 1 && i > m->token + m->ntokens && tok_in(l, i - 1, "(|of|on|dated|from|,")) {
			i += day->ntokens - 1;
			continue;
		}
		struct value v = i < *done ? (struct value){ 0 } : value_at(l, i);
		if (m->entry->code[0] != LEX_SCALE_MOTION)
			take_of(l, m->entry, &v);
		/* "at five minutes" */
		const struct number when = tok_in(l, i, "at|after") ? number_at(l, i + 1) : (struct number){ 0 };
		if (when.ntokens && tok_in(l, i + 1 + when.ntokens, "minute|minutes|hour|hours|" LIST_SPANS)) {
			i += when.ntokens + 1;
			continue;
		}
		if (v.ntokens && led && v.out_of == 0)
			return;
		if (v.ntokens) {
			const struct lex_entry *e = scale_of(l, m->entry, &v);
			if (!fits(l, e, &v))
				return;
			add_value(l, e, &v);
			*done = v.token + v.ntokens;
			const struct value now = change_at(l, &v);
			if (now.ntokens) {
				add_value(l, e, &now);
				*done = now.token + now.ntokens;
			}
			if (v.out_of > 0)
				go_on(l, e, done);
			return;
		}
		if (links(l, i) || (m->entry->code[0] == LEX_SCALE_PAIN &&
				    tok_in(l, i, "and|both|chest|belly|abdomen|whole|all|over|down|very|worst|mostly")))
			continue;
		led = true;
		if (m->entry->code[0] != LEX_SCALE_OTHER || !leads(l, i))
			return;
	}
}

void facts_scales(struct ll_letter *l)
{
	uint32_t done = 0;
	PLACES_EACH (i, l, places_of_marks(l, LEX_SCALES))
		on_name(l, mark_at(l, i, LEX_SCALES), &done);
}
