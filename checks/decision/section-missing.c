/* SPDX-License-Identifier: MIT */
#include <letterlint/letterlint.h>

enum { LINE = 100 /* bytes: more is no bare heading */, FEW = 8 /* words that are no part yet */ };

struct view {
	struct ll_ctx *ctx;
	const struct ll_letter *letter;
	const struct ll_section *s;
	const struct ll_sentence *sentences;
	const struct ll_token *t;
	const struct ll_item *items;
	const struct ll_required *required;
	size_t ns, nitems, nrequired;
};

static const struct ll_section *first_of(const struct view *v, uint32_t kind)
{
	for (size_t k = 0; k < v->ns; k++)
		if (v->s[k].kind == kind)
			return &v->s[k];
	return NULL;
}

/* "MAXIMUS guideline:", not a sentence that serves as its own heading. */
static bool is_labelled(const struct view *v, const struct ll_section *s)
{
	const struct ll_sv h = ll_text(v->letter, s->heading);
	return h.n && h.p[h.n - 1] == ':';
}

/* Words of a section, its heading and its lead-in (which ends in a colon) left out; counted up to FEW or some more. */
static uint32_t words_of(const struct view *v, const struct ll_section *s)
{
	uint32_t words = 0;
	const uint32_t after = s->heading.off + s->heading.len;
	for (uint32_t i = s->sentence; i < s->sentence + s->nsentences; i++) {
		const bool leads_in = s->kind == LL_SEC_SUMMARY && i <= s->sentence + 1;
		if (words >= FEW && !leads_in)
			break;
		for (uint32_t j = v->sentences[i].token;
		     j < v->sentences[i].token + v->sentences[i].ntokens; j++) {
			if (leads_in && v->t[j].kind == LL_TOK_PUNCT && v->t[j].text.n == 1 &&
			    *v->t[j].text.p == ':' && words > FEW)
				words = 0;
			words += v->t[j].kind != LL_TOK_PUNCT && v->t[j].at.off >= after;
		}
	}
	return words;
}

/* The labelled section of this kind in an item, or NULL. */
static const struct ll_section *in_item(const struct view *v, const struct ll_item *it,
					uint32_t kind)
{
	for (uint32_t k = it->section; k < it->section + it->nsections; k++)
		if (v->s[k].kind == kind && v->s[k].item && &v->items[v->s[k].item - 1] == it)
			return &v->s[k];
	return NULL;
}

/* A statement of another kind that this letter's family asks of each request, with a label. */
static bool has_another(const struct view *v, const struct ll_item *it, uint32_t kind)
{
	for (size_t i = 0; i < v->nrequired; i++) {
		const struct ll_required *r = &v->required[i];
		const struct ll_section *s = r->each && r->section != kind
						     ? in_item(v, it, r->section)
						     : NULL;
		if (s && is_labelled(v, s))
			return true;
	}
	return false;
}

/* The layout says what is asked of each request in sentences of many forms. */
static bool says_in_sentences(const struct view *v)
{
	for (size_t i = 0; i < v->nrequired; i++)
		for (size_t k = 0; k < v->ns && v->required[i].each; k++)
			if (v->s[k].kind == v->required[i].section && !is_labelled(v, &v->s[k]))
				return true;
	return false;
}

/* A part that one item lacks, where the layout of the letter has it. */
static void check_each(const struct view *v, const struct ll_required *r)
{
	const struct ll_section *model = first_of(v, r->section);
	/* Not a piece of a letter. */
	const struct ll_section *summary = first_of(v, LL_SEC_SUMMARY);
	const bool whole = first_of(v, LL_SEC_HOW_MADE) || (summary && summary->heading.len);
	if (says_in_sentences(v))
		return;
	for (size_t i = 0; i < v->nitems; i++) {
		const struct ll_item *it = &v->items[i];
		const struct ll_section *rationale = in_item(v, it, LL_SEC_RATIONALE);
		if (!it->heading.len || in_item(v, it, r->section) || !rationale ||
		    !is_labelled(v, rationale) || words_of(v, rationale) < FEW ||
		    (!model && !(whole && has_another(v, it, r->section))))
			continue;
		struct ll_finding *f = ll_report(v->ctx, it->heading, "'%s' has no %s",
						 ll_quote(v->ctx, it->heading), r->called);
		if (model)
			ll_related(f, model->heading, "that of another request");
	}
}

/* One of the words stands outside what the letter says of the case. */
static bool says_elsewhere(const struct view *v, const char *words)
{
	size_t n;
	ll_tokens(v->letter, &n);
	for (uint32_t i = words ? ll_find(v->letter, 0, words) : (uint32_t)n; i < n;
	     i = ll_find(v->letter, i + 1, words)) {
		const uint32_t kind = v->s[v->sentences[v->t[i].sentence].section].kind;
		if (kind == LL_SEC_HOW_MADE || kind == LL_SEC_HEADER || kind == LL_SEC_CLOSING ||
		    kind == LL_SEC_OTHER)
			return true;
	}
	return false;
}

/* "What we found", "Findings" */
static bool heading_finds(const struct view *v, const struct ll_section *s)
{
	size_t n;
	ll_tokens(v->letter, &n);
	for (uint32_t i = v->sentences[s->sentence].token; i < n && v->t[i].at.off < s->heading.off + s->heading.len; i++)
		if (ll_in(v->t[i].lower, "found|findings|facts"))
			return true;
	return false;
}

/* A decision can be a field, a heading's word or a sentence, a rationale what follows a heading. */
static bool is_said(const struct view *v, uint32_t kind)
{
	/* "What we found: Mrs. Lee is 72 and lives ...": the case is told with the reasons */
	for (size_t k = 0; k < v->ns && kind == LL_SEC_SUMMARY; k++)
		if (v->s[k].kind == LL_SEC_RATIONALE && v->s[k].heading.len && heading_finds(v, &v->s[k]))
			return true;
	if (kind == LL_SEC_DECISION && (ll_next(v->letter, LL_DECISION, NULL) ||
					ll_next(v->letter, LL_CONCLUSION, NULL)))
		return true;
	const uint32_t least = kind == LL_SEC_SUMMARY || kind == LL_SEC_RATIONALE ? FEW : 1;
	for (size_t k = 0; k < v->ns; k++)
		if (v->s[k].kind == kind &&
		    (words_of(v, &v->s[k]) >= least ||
		     /* "The claims administrator based its decision on ...": both sides' in one text */
		     (kind == LL_SEC_IMR_GUIDELINE && k + 1 < v->ns &&
		      v->s[k + 1].kind == LL_SEC_CA_GUIDELINE && v->s[k + 1].at.len > LINE)))
			return true;
	return false;
}

/* The letter is of the kind that has the part: not a piece of one, or one of another layout. */
static bool is_asked(const struct view *v, const struct ll_required *r)
{
	const struct ll_section *last = NULL;
	for (size_t i = 0; i < sizeof r->when / sizeof *r->when; i++) {
		if (!r->when[i])
			continue;
		const struct ll_section *s = first_of(v, r->when[i]);
		if (!s || !s->heading.len || (last && s < last) ||
		    (r->when[i] == LL_SEC_ISSUES && !v->nitems))
			return false;
		last = s;
	}
	return last;
}

static void check_part(const struct view *v, const struct ll_required *r)
{
	if (!is_asked(v, r) || is_said(v, r->section))
		return;
	const struct ll_section *first = first_of(v, r->when[0] ? r->when[0] : r->when[1]),
				*after = r->when[1] ? first_of(v, r->when[1]) : first,
				*part = first_of(v, r->section);
	if (r->words && (part || words_of(v, first) < FEW || says_elsewhere(v, r->words)))
		return;
	/* A letter that has the standard text on the reviewer shortened is not meant to have it whole. */
	if (r->section == LL_SEC_CREDENTIALS && !part && !says_elsewhere(v, "practice"))
		return;
	struct ll_finding *f;
	if (part)
		f = ll_report(v->ctx, part->heading.len ? part->heading : part->at, "the %s is empty",
			      r->called);
	else if (r->words)
		f = ll_report(v->ctx, first->heading, "the letter has no %s", r->called);
	else
		f = ll_report(v->ctx, after->heading, "there is no %s beside '%s'", r->called,
			      ll_quote(v->ctx, after->heading));
	if (r->note && !part)
		ll_soften(f, LL_NOTE);
}

/* The number of a heading's line, "4. ANALYSIS"; 0: none. */
static uint32_t number_of(const struct view *v, size_t i, size_t n)
{
	uint32_t value = 0;
	if (i + 1 >= n || v->t[i].kind != LL_TOK_NUMBER || v->t[i].text.n > 2 || !ll_is(v->t[i + 1].text, "."))
		return 0;
	for (size_t k = 0; k < v->t[i].text.n; k++)
		if (v->t[i].text.p[k] >= '0' && v->t[i].text.p[k] <= '9')
			value = value * 10 + (uint32_t)(v->t[i].text.p[k] - '0');
		else
			return 0;
	return value;
}

/* The paragraph from token i on is a line of a few words in capitals. */
static bool in_capitals(const struct view *v, size_t i, size_t n)
{
	size_t words = 0;
	for (; i < n && !(v->t[i].flags & LL_TOK_PARAGRAPH); i++, words++)
		if (v->t[i].kind != LL_TOK_WORD || !(v->t[i].flags & LL_TOK_ALLCAPS))
			return false;
	return words && words <= FEW;
}

/* "4. EXPLANATION OF THE DECISION" and at once "5. LIABILITY": nothing stands under the fourth. */
static void check_numbered(const struct view *v, size_t ntokens)
{
	for (size_t k = 0; k < v->ns; k++) {
		const struct ll_section *s = &v->s[k];
		size_t i = v->sentences[s->sentence].token;
		if ((s->kind != LL_SEC_RATIONALE && s->kind != LL_SEC_SUMMARY) || !s->heading.len || !s->nsentences)
			continue;
		if (!number_of(v, i, ntokens) && i > 1)
			i -= 2;
		const uint32_t number = number_of(v, i, ntokens);
		if (!number || !(v->t[i].flags & LL_TOK_PARAGRAPH) || !in_capitals(v, i + 2, ntokens))
			continue;
		size_t next = i + 2;
		while (next < ntokens && !(v->t[next].flags & LL_TOK_PARAGRAPH))
			next++;
		if (number_of(v, next, ntokens) != number + 1 || !in_capitals(v, next + 2, ntokens))
			continue;
		struct ll_finding *f = ll_report(v->ctx, s->heading, "nothing stands under '%s'",
						 ll_quote(v->ctx, s->heading));
		ll_related(f, v->t[next].at, "the next heading follows at once");
	}
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct view v = { .ctx = ctx, .letter = letter };
	size_t n, ntokens;
	v.s = ll_sections(letter, &v.ns);
	v.sentences = ll_sentences(letter, &n);
	v.t = ll_tokens(letter, &ntokens);
	v.items = ll_items(letter, &v.nitems);
	v.required = ll_required(letter, &v.nrequired);
	for (size_t i = 0; i < v.nrequired; i++)
		if (v.required[i].each)
			check_each(&v, &v.required[i]);
		else
			check_part(&v, &v.required[i]);
	check_numbered(&v, ntokens);
}

LL_CHECK(section_missing) = {
	LL_CHECK_ABI,
	.id = "section-missing",
	.family = "decision",
	.since = "0.1",
	.summary = "a part that a determination of this layout must have is absent",
	.severity = LL_WARNING,
	.status = LL_STABLE,
	.run = run,
	.explain = "## What it finds\n\n"
		   "A part that letters of the family and layout must have, as its profile says.\n"
		   "In an Independent Medical Review determination: a request without one of its\n"
		   "two guideline statements, no clinical case summary or an empty one; as a note,\n"
		   "no list of documents, no licence and specialty of the reviewer. In other\n"
		   "families: no decision beside a summary and a rationale. In any: a numbered\n"
		   "heading of these parts at once followed by the next. `letterlint profile\n"
		   "LETTER` says what is asked.\n\n"
		   "## Why it matters\n\n"
		   "A determination must give the employee's medical condition (8 CCR\n"
		   "9792.10.6(d)) and the reviewer's qualifications, though not the name\n"
		   "(California Labor Code 4610.6(f)). A part that is absent was lost when the\n"
		   "letter was put together.\n\n"
		   "## Fires on\n\n"
		   "> A request with *Claims Administrator guideline:* and *Decision rationale:*\n"
		   "> but **without** *MAXIMUS guideline:*\n\n"
		   "> **CLINICAL CASE SUMMARY** and then at once **IMR ISSUES, DECISIONS AND\n"
		   "> RATIONALES**\n\n"
		   "## Stays silent on\n\n"
		   "- pieces of letters, and other layouts\n"
		   "- headings in a row that share one rationale\n"
		   "- letters that begin at *HOW THE IMR FINAL DETERMINATION WAS MADE*, without\n"
		   "  the first page and the list of documents\n\n"
		   "## How to fix\n\n"
		   "Add the part. If the request shares another's, say so. If your letters never\n"
		   "have it, say so in a profile of your own.\n",
};
