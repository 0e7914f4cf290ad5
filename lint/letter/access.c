/* SPDX-License-Identifier: MIT */
/* What the public header gives checks of a letter. */
#include "letter/places.h"

const struct ll_section *ll_sections(const struct ll_letter *l, size_t *n)
{
	*n = l->sections.n;
	return l->sections.v;
}

const struct ll_item *ll_items(const struct ll_letter *l, size_t *n)
{
	*n = l->items.n;
	return l->items.v;
}

const struct ll_required *ll_required(const struct ll_letter *l, size_t *n)
{
	*n = l->nrequired;
	return l->required;
}

uint32_t ll_event_step(const struct ll_letter *l, uint32_t event)
{
	return event < LL_EV_KINDS ? l->profile->step[event] : 0;
}

const struct ll_sentence *ll_sentences(const struct ll_letter *l, size_t *n)
{
	*n = l->sentences.n;
	return l->sentences.v;
}

const struct ll_token *ll_tokens(const struct ll_letter *l, size_t *n)
{
	*n = l->tokens.n;
	return l->tokens.v;
}

uint32_t ll_find(const struct ll_letter *l, uint32_t from, const char *words)
{
	return place_next(l, places_of(l, words), from);
}

uint32_t ll_find_before(const struct ll_letter *l, uint32_t from, uint32_t to, const char *words)
{
	return place_before(l, places_of(l, words), from, to);
}

uint32_t ll_find_trait(const struct ll_letter *l, uint32_t from, enum ll_trait trait)
{
	return place_next(l, l->traits[trait], from);
}

bool ll_word_in(const struct ll_letter *l, uint32_t i, const char *words)
{
	return tok_in_list(l, i, words);
}

const uint32_t *ll_firsts(const struct ll_letter *l)
{
	return l->first_same;
}

uint32_t ll_uses(const struct ll_letter *l, uint32_t token, uint32_t most, bool *small)
{
	const uint32_t last = l->vocabulary->words[l->small_of[token]].last;
	uint32_t n = 0;
	*small = false;
	for (uint32_t i = l->first_same[token]; n < most; i = l->same_word[i]) {
		*small |= (l->tokens.v[i].flags & LL_TOK_SMALL) != 0;
		n++;
		if (i == last)
			break;
	}
	return n;
}

const uint32_t *ll_hashes(const struct ll_letter *l)
{
	return l->token_hash;
}

struct ll_sv ll_text(const struct ll_letter *l, struct ll_span at)
{
	uint32_t len = l->source->len;
	if (at.off > len)
		at.off = len;
	if (at.len > len - at.off)
		at.len = len - at.off;
	return (struct ll_sv){ l->source->text + at.off, at.len };
}

struct ll_sv ll_source_text(const struct ll_letter *l)
{
	return (struct ll_sv){ l->source->text, l->source->len };
}

uint32_t ll_line(const struct ll_letter *l, uint32_t off)
{
	return source_line(l->source, off);
}

struct ll_span ll_join(struct ll_span a, struct ll_span b)
{
	uint32_t from = a.off < b.off ? a.off : b.off;
	uint32_t to = a.off + a.len > b.off + b.len ? a.off + a.len : b.off + b.len;
	return (struct ll_span){ from, to - from };
}

const struct ll_fact *ll_next(const struct ll_letter *l, uint32_t kind, const struct ll_fact *prev)
{
	if (kind >= LL_FACT_KINDS)
		return NULL;
	uint32_t i = 0;
	if (prev) {
		if (prev->index >= l->facts[kind].n || l->facts[kind].v[prev->index] != prev)
			BUG("not a fact of this kind");
		i = prev->index + 1;
	}
	return i < l->facts[kind].n ? l->facts[kind].v[i] : NULL;
}

const struct ll_fact *ll_from(const struct ll_letter *l, uint32_t kind, uint32_t sentence)
{
	uint32_t n = kind < LL_FACT_KINDS ? l->facts[kind].n : 0;
	if (!n)
		return NULL;
	struct ll_fact *const *v = l->facts[kind].v, *const *end = v + n;
	for (uint32_t half; n > 1; n -= half) { /* without a branch, which would be taken at random */
		half = n / 2;
		v += half & (0u - (v[half - 1]->sentence < sentence));
	}
	v += (*v)->sentence < sentence;
	return v < end ? *v : NULL;
}

bool ll_in_cells(const struct ll_letter *l, struct ll_span a, struct ll_span b)
{
	const char *text = l->source->text;
	uint32_t blanks = 0;
	bool gap = false;
	for (uint32_t i = a.off + a.len; i < b.off && i < l->source->len; i++) {
		if (text[i] == '\n' || text[i] == '\r')
			return false;
		blanks = text[i] == ' ' ? blanks + 1 : 0;
		gap |= text[i] == '\t' || blanks > 2;
	}
	return gap;
}

bool ll_heads(const struct ll_letter *l, const struct ll_fact *f)
{
	if (f->frame == LL_FRAME_HEADING || !l->headless)
		return f->frame == LL_FRAME_HEADING;
	const struct ll_sentence *s = &l->sentences.v[f->sentence];
	if (f->polarity == LL_NEGATED)
		return false;
	/* "Is proton therapy medically necessary for this person?" */
	if (tok_is(l, s->token + s->ntokens - 1, "?"))
		return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_CONCLUSION;
	if (f->frame != LL_FRAME_REQUEST || s->frame == LL_FRAME_CONCLUSION)
		return false;
	if (ll_section_of(l, f) == LL_SEC_HEADER) /* "Service: MRI of the thoracic spine" */
		return true;
	/* What was "ordered" or "proposed" only need not be what this letter is about. */
	for (uint32_t i = s->token; i < s->token + s->ntokens && i < s->token + 60; i++)
		if (tok_in(l, i,
			   "request|requests|requested|requesting|ask|asks|asked|asking|sought|"
			   "seeks|seeking|seek|applied|applies|dispute|disputed|issue|appeal|"
			   "appealed|grievance|coverage|cover|denied|denial|authorization|preauthorization|want|"
			   "wants|wanted") ||
		    (tok_is(l, i, "no") && i && tok_in(l, i - 1, "said|say")))
			return true;
	return false;
}

uint32_t ll_request_of(const struct ll_letter *l, const struct ll_fact *f)
{
	return l->items.n <= 1 ? 1 : f->item;
}

uint32_t ll_section_of(const struct ll_letter *l, const struct ll_fact *f)
{
	return f->section < l->sections.n ? l->sections.v[f->section].kind : LL_SEC_OTHER;
}

const struct ll_section *section_over(const struct ll_letter *l, uint32_t off)
{
	const struct ll_section *found = NULL;
	for (uint32_t i = 0; i < l->sections.n && l->sections.v[i].at.off <= off; i++)
		if (off < l->sections.v[i].at.off + l->sections.v[i].at.len)
			found = &l->sections.v[i];
	return found;
}
