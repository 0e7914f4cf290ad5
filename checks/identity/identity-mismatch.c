/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

#include <string.h>

/* What a fact's key says of a name that is no patient's. */
#define KIN "mother|father|wife|husband|spouse|son|daughter"
#define TOLD "insurer|profession|reader|hospital|employer|attorney|treating doctor|surgeon|patient's name|" KIN

enum { SHOWN = 4, LEAST = 4, MOVED = 4 };

/* One character changed, added or dropped, or two characters changed or swapped. */
static bool is_near(struct ll_sv a, struct ll_sv b, uint32_t most)
{
	if (a.n > b.n) {
		struct ll_sv t = a;
		a = b;
		b = t;
	}
	if (a.n < LEAST || b.n - a.n > 1)
		return false;
	size_t head = 0, tail = 0;
	while (head < a.n && a.p[head] == b.p[head])
		head++;
	while (tail < a.n - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
		tail++;
	if (b.n > a.n)
		return head + tail == a.n;
	const size_t left = a.n - head - tail;
	if (left == 2 && a.p[head] == b.p[head + 1] && a.p[head + 1] == b.p[head])
		return true; /* swapped */
	uint32_t differ = 0, sum = 0;
	for (size_t i = head; i < a.n - tail; i++) {
		differ += a.p[i] != b.p[i];
		sum += (uint32_t)(unsigned char)a.p[i] - (uint32_t)(unsigned char)b.p[i];
	}
	return differ <= most || (most > 1 && differ <= MOVED && sum == 0); /* digits moved about */
}

/* Numbers given out one after the other: 12345, 12346. */
static bool is_next(struct ll_sv a, struct ll_sv b)
{
	return a.n == b.n && !memcmp(a.p, b.p, a.n - 1) && a.p[a.n - 1] - b.p[b.n - 1] <= 2 &&
	       b.p[b.n - 1] - a.p[a.n - 1] <= 2;
}

/* "Claim numbers: 718-4402 (anesthesia), 718-4410 (surgeon)": told side by side, they are two. */
static bool told_together(const struct ll_letter *letter, const struct ll_fact *a, const struct ll_fact *b)
{
	LL_FOREACH (f, letter, LL_IDENTIFIER)
		if (f->u.identifier.kind == a->u.identifier.kind && ll_eq(f->u.identifier.value, a->u.identifier.value))
			for (const struct ll_fact *g = ll_from(letter, LL_IDENTIFIER, f->sentence);
			     g && g->sentence == f->sentence; g = ll_next(letter, LL_IDENTIFIER, g))
				if (g->u.identifier.kind == b->u.identifier.kind &&
				    ll_eq(g->u.identifier.value, b->u.identifier.value))
					return true;
	return false;
}

/* Two values of one number or name that cannot both be right. */
static bool conflict(const struct ll_fact *a, const struct ll_fact *b)
{
	const struct ll_identifier *p = &a->u.identifier, *q = &b->u.identifier;
	/* A member's ID and number are one thing. */
	const bool one = ll_eq(a->key, b->key) || p->kind == LL_ID_MEMBER ||
			 (p->kind == LL_ID_OTHER && (ll_is(a->key, "file number") || ll_is(b->key, "file number")));
	if (p->kind != q->kind || !one || p->cited || q->cited ||
	    ll_eq(p->value, q->value) || !p->value.n || !q->value.n || a->sentence == b->sentence)
		return false;
	switch (p->kind) {
	case LL_ID_NAME:
		/* these are read only where two are at odds */
		if (ll_in(a->key, "requester|" TOLD))
			return true;
		return is_near(p->value, q->value, 1) ||
		       (a->referent == LL_PATIENT && b->referent == LL_PATIENT &&
			p->value.n >= LEAST && q->value.n >= LEAST);
	case LL_ID_INITIALS:
		return a->referent == LL_PATIENT && b->referent == LL_PATIENT && p->value.n == q->value.n;
	case LL_ID_CASE:
	case LL_ID_MEMBER:
	case LL_ID_RECORD:
	case LL_ID_SSN:
		return is_near(p->value, q->value, 2) ||
		       (p->header && q->header && ll_eq(a->key, b->key));
	case LL_ID_CLAIM:
	case LL_ID_OTHER: /* one worker may have several */
		return is_near(p->value, q->value, 2) && !is_next(p->value, q->value);
	default:
		return false;
	}
}

static uint32_t count(const struct ll_letter *letter, const struct ll_fact *of)
{
	uint32_t n = 0;
	LL_FOREACH (f, letter, LL_IDENTIFIER)
		n += f->u.identifier.kind == of->u.identifier.kind && ll_eq(f->key, of->key) &&
		     ll_eq(f->u.identifier.value, of->u.identifier.value);
	return n;
}

/* Every place of one number with the text of the other. */
static void offer(struct ll_ctx *ctx, const struct ll_letter *letter, struct ll_finding *r,
		  const struct ll_fact *from, const struct ll_fact *to)
{
	const char *text = ll_quote(ctx, to->at);
	const uint32_t n = count(letter, from), m = count(letter, to);
	struct ll_fix *fix = ll_fix(
		r, LL_FIX_CHOICE,
		ll_format(ctx, "write '%s' %s, as %s", text,
			  n == 1 ? ll_format(ctx, "on line %u", ll_line(letter, from->at.off))
				 : ll_format(ctx, "in %u places", n),
			  m == 1 ? ll_format(ctx, "on line %u", ll_line(letter, to->at.off))
				 : ll_format(ctx, "in %u places", m)));
	LL_FOREACH (f, letter, LL_IDENTIFIER)
		if (f->u.identifier.kind == from->u.identifier.kind && ll_eq(f->key, from->key) &&
		    ll_eq(f->u.identifier.value, from->u.identifier.value))
			ll_edit(fix, f->at, (struct ll_sv){ text, strlen(text) });
}

static void report(struct ll_ctx *ctx, const struct ll_letter *letter, const struct ll_fact *a,
		   const struct ll_fact *b)
{
	/* The odd one out; one against one, the later. */
	const bool first_odd = count(letter, a) < count(letter, b) && !a->u.identifier.header;
	const struct ll_fact *odd = first_odd ? a : b, *other = first_odd ? b : a;
	const bool doctor = ll_is(odd->key, "requester") || ll_is(odd->key, "physician");
	const bool name = odd->u.identifier.kind == LL_ID_NAME ||
			  odd->u.identifier.kind == LL_ID_INITIALS;
	const bool told = ll_in(odd->key, TOLD);
	struct ll_finding *r =
		told ? ll_report(ctx, odd->at, ll_is(odd->key, "reader") ? "'%s' here, in a letter that says '%s' to its reader%s on line %u"
				 : ll_is(odd->key, "profession")	 ? "'%s' here is another than '%s' is%s on line %u"
									 : "'%s' here, but '%s' is the %s on line %u",
				 ll_quote(ctx, odd->at), ll_quote(ctx, other->at),
				 ll_in(odd->key, "reader|profession") ? "" : ll_format(ctx, "%.*s", LL_SV(odd->key)),
				 ll_line(letter, other->at.off)) :
		doctor ? ll_report(ctx, odd->at, "'%s' here, but the %s is '%s' on line %u", ll_quote(ctx, odd->at),
				   ll_is(odd->key, "requester") ? "one who asks" : "physician", ll_quote(ctx, other->at),
				   ll_line(letter, other->at.off)) :
		name ? ll_report(ctx, odd->at,
				 "'%s' here, but the letter is about '%s', named on line %u",
				 ll_quote(ctx, odd->at), ll_quote(ctx, other->at),
				 ll_line(letter, other->at.off))
		     : ll_report(ctx, odd->at, "%.*s '%s' here, but '%s' on line %u",
				 LL_SV(odd->key), ll_quote(ctx, odd->at), ll_quote(ctx, other->at),
				 ll_line(letter, other->at.off));
	ll_related(r, other->at, "'%s' here", ll_quote(ctx, other->at));
	if (doctor || told || ll_is(odd->key, "first name"))
		ll_soften(r, LL_WARNING);
	if (!name) { /* a name is written in many ways */
		offer(ctx, letter, r, odd, other);
		offer(ctx, letter, r, other, odd);
	}
	uint32_t shown = 0;
	LL_FOREACH (f, letter, LL_IDENTIFIER)
		if (f != odd && shown < SHOWN && f->u.identifier.kind == odd->u.identifier.kind &&
		    ll_eq(f->key, odd->key) &&
		    ll_eq(f->u.identifier.value, odd->u.identifier.value)) {
			ll_related(r, f->at, "'%s' here too", ll_quote(ctx, f->at));
			shown++;
		}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	enum { MOST = 32 };
	const struct ll_fact *seen[MOST]; /* first of each value that is in no conflict yet */
	struct ll_sv done[MOST];
	uint32_t n = 0, ndone = 0;
	LL_FOREACH (f, letter, LL_IDENTIFIER) {
		bool known = false;
		for (uint32_t k = 0; k < ndone && !known; k++)
			known = ll_eq(done[k], f->u.identifier.value);
		const struct ll_fact *against = NULL;
		for (uint32_t k = 0; k < n && !known && !against; k++) {
			known = f->u.identifier.kind == seen[k]->u.identifier.kind &&
				ll_eq(f->key, seen[k]->key) &&
				ll_eq(f->u.identifier.value, seen[k]->u.identifier.value) &&
				f->referent == seen[k]->referent;
			if (!known && conflict(seen[k], f) && !told_together(letter, seen[k], f))
				against = seen[k];
		}
		if (against) {
			report(ctx, letter, against, f);
			done[ndone++] = f->u.identifier.value;
			if (ndone == MOST) /* no more is told */
				return;
		} else if (!known && !against && n < MOST) {
			seen[n++] = f;
		}
	}
}

LL_CHECK(identity_mismatch) = {
	LL_CHECK_ABI,
	.id = "identity-mismatch",
	.family = "identity",
	.since = "0.1",
	.summary = "a case, claim or member number or the patient's name that changes inside the "
		   "letter",
	.severity = LL_ERROR,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "One number with two values under the same label (*Case Number*, *Claim\n"
		   "Number*, *Member ID* and so on), a case number of the form CM14-0012345 with\n"
		   "digits changed or swapped, and another name where the patient's should\n"
		   "stand.\n\n"
		   "## Why it matters\n\n"
		   "The letter may hold text of another person's case, or it may be filed with\n"
		   "another person's. Requests are reviewed together only for one employee, one\n"
		   "requesting physician and one date of injury (8 CCR 9792.10.4(a)).\n\n"
		   "## Fires on\n\n"
		   "> Case Number: **CM14-0012345** ... the file of **CM14-0012354**\n\n"
		   "> **Ms. Lopez** has failed physical therapy, in the letter about **Mr.\n"
		   "> Smith**\n\n"
		   "> **Mr. Lopez** ... **Mr. Lopes**\n\n"
		   "## Stays silent on\n\n"
		   "- earlier cases that are cited\n"
		   "- physicians; kin and other people told with their role: *his wife, Mrs.\n"
		   "  Petrakis*\n"
		   "- several claims of one worker\n\n"
		   "## How to fix\n\n"
		   "Compare the number or name with the file. If the whole passage belongs to\n"
		   "another case, take it out. Of two numbers both corrections are offered; none is\n"
		   "made for you.\n",
};
