/* SPDX-License-Identifier: MIT */
#include "wording.h"

#define GRAM	   6   /* words that make a run worth following */
#define EXACT	   9   /* words of a sentence or lead-in pasted twice */
#define SHORT	   7   /* ... within a paragraph, */
#define NEARBY	   60  /* so many words apart */
#define NEAR_WORDS 20  /* words two sentences share, to be called alike */
#define FAR	   250 /* words between two copies beyond which both may be meant */
#define TOUCHING   3
#define CLOSE	   30
#define LONG_COPY  13 /* words of a sentence that nobody writes twice within ... */
#define CLOSE_LONG 90 /* ... so many */

/*
 * The words and numbers of the letter's prose without marks. Runs of equal
 * words are found by the hash of each six in a row, section by section, so time
 * is linear.
 */
struct stream {
	const struct text *x;
	bool decides; /* some part of a determination is in it */
	bool letter; /* in parts; a report in one piece says things again under each of its headings
		      */
	uint32_t *token; /* of word i */
	uint64_t *hash;	 /* of the GRAM words from word i on; 0: their section ends before */
	uint32_t *times; /* those of word i, the first of their section that are so, stand there again */
	uint32_t n;
	uint32_t *slot, mask; /* words + 1 by their hash, open addressing; 0: free */
	/* The words whose GRAM words stood in their section before, in order. */
	struct again {
		uint32_t first, word;
	} *again;
	uint32_t nagain, room;
};

struct copy {
	uint32_t from, to, n; /* words: the earlier run, the later run, their length */
	bool often;	      /* seen a third time: a standard paragraph */
};

static const struct ll_token *word(const struct stream *s, uint32_t i)
{
	return &s->x->t[s->token[i]];
}

static uint32_t section_of(const struct stream *s, uint32_t i)
{
	return s->x->s[word(s, i)->sentence].section;
}

static bool same(const struct stream *s, uint32_t i, uint32_t k)
{
	return ll_eq(word(s, i)->lower, word(s, k)->lower);
}

/* Where text is written, not filled in, listed or the same in every letter. */
static bool is_prose(uint32_t kind)
{
	return kind == LL_SEC_SUMMARY || kind == LL_SEC_RATIONALE || kind == LL_SEC_OTHER ||
	       kind == LL_SEC_DECISION || kind == LL_SEC_ISSUES;
}

static void add_again(struct ll_ctx *ctx, struct stream *s, struct again a)
{
	if (s->nagain == s->room) {
		const struct again *old = s->again;
		s->room = s->room ? s->room * 2 : 64;
		s->again = ll_alloc(ctx, s->room * sizeof *s->again);
		if (old)
			memcpy(s->again, old, s->nagain * sizeof *old);
	}
	s->again[s->nagain++] = a;
}

static void add_gram(struct ll_ctx *ctx, struct stream *s, uint32_t i)
{
	uint32_t at = (uint32_t)(s->hash[i] >> 32) & s->mask;
	while (s->slot[at] && s->hash[s->slot[at] - 1] != s->hash[i])
		at = (at + 1) & s->mask;
	if (!s->slot[at]) {
		s->slot[at] = i + 1;
		return;
	}
	const uint32_t first = s->slot[at] - 1;
	s->times[first]++;
	add_again(ctx, s, (struct again){ first, i });
}

/*
 * Nearly all grams are the only ones of their kind: two sets of bits, of hashes
 * seen once and seen again, tell which few may not be, and those are compared.
 */
struct filter {
	uint64_t *once, *twice;
	uint32_t shift, again;
};

static struct filter filter_for(struct ll_ctx *ctx, size_t n)
{
	struct filter f = { .shift = 64 - 10 };
	while (f.shift > 32 && (uint64_t)1 << (64 - f.shift) < n * (uint64_t)32)
		f.shift--;
	const size_t words = (size_t)1 << (64 - f.shift - 6);
	f.once = ll_alloc(ctx, 2 * words * sizeof *f.once);
	f.twice = f.once + words;
	return f;
}

static void filter_add(struct filter *f, uint64_t hash)
{
	const uint64_t at = hash >> f->shift, bit = (uint64_t)1 << (at & 63), was = f->once[at / 64];
	f->once[at / 64] = was | bit;
	if (was & bit) {
		f->twice[at / 64] |= bit;
		f->again++;
	}
}

static void find_again(struct ll_ctx *ctx, struct stream *s, const struct filter *f)
{
	if (!f->again)
		return;
	while (s->mask < 4 * f->again)
		s->mask = s->mask * 2 + 1;
	s->slot = ll_alloc(ctx, ((size_t)s->mask + 1) * sizeof *s->slot);
	s->times = ll_alloc(ctx, s->n * sizeof *s->times);
	for (uint32_t i = 0; i < s->n; i++) {
		const uint64_t at = s->hash[i] >> f->shift;
		if (f->twice[at / 64] >> (at & 63) & 1 && s->hash[i])
			add_gram(ctx, s, i);
	}
}

/* The hashes of the words from `first` on, all of one section: rolled along, what comes in less what falls out. */
static void add_grams(struct stream *s, struct filter *filter, uint32_t first, uint32_t section)
{
	enum { BASE = 1000003 };
	const uint32_t *hashes = ll_hashes(s->x->letter);
	uint64_t h = 0, out = 1;
	if (s->n - first < GRAM)
		return;
	for (uint32_t i = first; i < first + GRAM; i++) {
		h = h * BASE + hashes[s->token[i]];
		out *= BASE;
	}
	for (uint32_t i = first;; i++) {
		s->hash[i] = (h + section) * 0x9e3779b97f4a7c15u;
		filter_add(filter, s->hash[i]);
		if (i + GRAM == s->n)
			return;
		h = h * BASE + hashes[s->token[i + GRAM]] - out * hashes[s->token[i]];
	}
}

static struct stream stream_of(struct ll_ctx *ctx, const struct text *x,
			       const struct ll_section *sections)
{
	struct stream s = { .x = x, .letter = true, .mask = 15 };
	struct filter filter = filter_for(ctx, x->n);
	s.token = ll_alloc(ctx, (x->n + 1) * sizeof *s.token);
	s.hash = ll_alloc(ctx, x->n * sizeof *s.hash);
	for (size_t k = 0; k < x->ns;) {
		const uint32_t section = x->s[k].section, first = s.n, from = x->s[k].token;
		while (k < x->ns && x->s[k].section == section)
			k++;
		const uint32_t to = k < x->ns ? x->s[k].token : (uint32_t)x->n;
		if (!is_prose(sections[section].kind))
			continue;
		for (uint32_t i = from; i < to; i++) {
			s.token[s.n] = i; /* without a branch, which would be taken at random */
			s.n += x->t[i].kind != LL_TOK_PUNCT;
		}
		add_grams(&s, &filter, first, section);
	}
	find_again(ctx, &s, &filter);
	return s;
}

/* The kinds of parts that only a determination has, a bit each. */
static uint32_t parts_of(const struct ll_section *sections, size_t n)
{
	uint32_t parts = 1u << LL_SEC_HOW_MADE | 1u << LL_SEC_CREDENTIALS | 1u << LL_SEC_ISSUES |
			 1u << LL_SEC_HEADING | 1u << LL_SEC_CA_GUIDELINE |
			 1u << LL_SEC_IMR_GUIDELINE | 1u << LL_SEC_RATIONALE |
			 1u << LL_SEC_DECISION;
	uint32_t seen = 0;
	for (size_t i = 0; i < n; i++)
		seen |= 1u << sections[i].kind & parts;
	return seen;
}

/* The words from a place on repeat those from an earlier one: how far? `most` words are looked at. */
static bool copy_at(const struct stream *s, const struct again *a, uint32_t most, struct copy *out)
{
	*out = (struct copy){ a->first, a->word, 0, s->times[a->first] > 1 };
	while (out->n < most && out->to + out->n < s->n && out->from + out->n < out->to &&
	       same(s, out->from + out->n, out->to + out->n) &&
	       section_of(s, out->to + out->n) == section_of(s, out->to))
		out->n++;
	return out->n >= GRAM;
}

static bool begins_sentence(const struct stream *s, uint32_t i)
{
	const struct ll_token *t = word(s, i);
	uint32_t first = s->x->s[t->sentence].token;
	return s->token[i] == first ||
	       (s->token[i] == first + 1 && s->x->t[first].kind == LL_TOK_PUNCT);
}

/* A stop or a colon follows the word. */
static bool ends_clause(const struct stream *s, uint32_t i)
{
	uint32_t t = s->token[i] + 1;
	while (t < s->x->n && s->x->t[t].kind == LL_TOK_PUNCT &&
	       strchr(")\"'", s->x->t[t].text.p[0]))
		t++;
	return t < s->x->n && s->x->t[t].kind == LL_TOK_PUNCT &&
	       strchr(".:;?!", s->x->t[t].text.p[0]) != NULL;
}

/* With the mark that ends it. */
static struct ll_span span_of(const struct stream *s, uint32_t i, uint32_t n)
{
	uint32_t last = s->token[i + n - 1];
	while (last + 1 < s->x->n && s->x->t[last + 1].kind == LL_TOK_PUNCT &&
	       is_joined(&s->x->t[last + 1]) && strchr(".:;?!)\"", s->x->t[last + 1].text.p[0]))
		last++;
	return ll_join(word(s, i)->at, s->x->t[last].at);
}

/* `*next` walks along: places are asked for in document order. */
static bool is_conclusion(const struct ll_letter *letter, struct ll_span at,
			  const struct ll_fact **next)
{
	while (*next && end_of((*next)->at) <= at.off)
		*next = ll_next(letter, LL_CONCLUSION, *next);
	return *next && (*next)->at.off < end_of(at);
}

/* A numbered row of a list, which a later list repeats ("1. Carpal tunnel syndrome."). */
static bool is_row(const struct stream *s, uint32_t i)
{
	const struct ll_token *t = word(s, i);
	const struct ll_token *first = &s->x->t[s->x->s[t->sentence].token];
	return first->kind == LL_TOK_NUMBER && (first->flags & LL_TOK_PARAGRAPH);
}

/*
 * Whole sentences, said twice in prose: mostly small letters, not a form or a list of findings.
 * One right behind itself is a copy whatever it is made of.
 */
static bool is_sentence(const struct stream *s, const struct copy *c)
{
	bool behind = c->to == c->from + c->n;
	uint32_t small = 0;
	for (uint32_t k = 0; k < c->n; k++) {
		if (is_row(s, c->to + k))
			return false;
		small += is_small(word(s, c->to + k));
	}
	/* "Patients may then continue the exercises at home.", twice in one argument */
	const bool near = s->letter && c->n >= SHORT && c->to - c->from <= NEARBY &&
			  s->x->s[word(s, c->from)->sentence].paragraph == s->x->s[word(s, c->to)->sentence].paragraph;
	return (behind || ((near || c->n >= EXACT) && small * 2 > c->n)) && begins_sentence(s, c->from) &&
	       begins_sentence(s, c->to) && ends_clause(s, c->from + c->n - 1) &&
	       ends_clause(s, c->to + c->n - 1);
}

/* Shortens a run to the sentences it holds whole: the copy may go on with a word or two alike. */
static void to_sentences(const struct stream *s, struct copy *c)
{
	while (c->n >= SHORT && !(begins_sentence(s, c->from) && begins_sentence(s, c->to))) {
		c->from++;
		c->to++;
		c->n--;
	}
	while (c->n >= SHORT &&
	       !(ends_clause(s, c->from + c->n - 1) && ends_clause(s, c->to + c->n - 1)))
		c->n--;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The same characters but for blanks and line ends: the words alone are compared elsewhere. */
static bool reads_alike(struct ll_sv a, struct ll_sv b)
{
	size_t i = 0, k = 0;
	for (;;) {
		bool gap = i < a.n && is_blank(a.p[i]), other_gap = k < b.n && is_blank(b.p[k]);
		while (i < a.n && is_blank(a.p[i]))
			i++;
		while (k < b.n && is_blank(b.p[k]))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (gap != other_gap || a.p[i++] != b.p[k++])
			return false;
	}
}

/*
 * A copy with the blanks before it, so that what follows stays where it is; one
 * that begins its paragraph, with those behind it. No page break is taken out.
 */
static bool whole_copy(struct ll_sv text, struct ll_span at, bool begins, struct ll_span *out)
{
	uint32_t from = at.off, to = end_of(at);
	if (begins)
		while (to < text.n && is_blank(text.p[to]))
			to++;
	if (!begins || to == text.n)
		for (to = end_of(at); from && is_blank(text.p[from - 1]);)
			from--;
	*out = (struct ll_span){ from, to - from };
	for (uint32_t i = from; i < to; i++)
		if (text.p[i] == '\f')
			return false;
	return from || to < text.n;
}

/* Safe where the copy stands right behind itself; further on somebody may have meant it. */
static void offer(struct ll_ctx *ctx, const struct stream *s, struct ll_finding *f,
		  const struct copy *c, struct ll_span from, struct ll_span to)
{
	const struct ll_sv text = ll_source_text(s->x->letter);
	const struct ll_sv first = { text.p + from.off, from.len },
			   again = { text.p + to.off, to.len };
	const bool behind = c->to == c->from + c->n;
	struct ll_span out;
	if (!reads_alike(first, again) ||
	    !whole_copy(text, to, (word(s, c->to)->flags & LL_TOK_PARAGRAPH) != 0, &out))
		return;
	ll_edit(ll_fix(f, behind ? LL_FIX_SAFE : LL_FIX_UNSAFE,
		       ll_format(ctx, "leave out the copy that begins on line %u",
				 ll_line(s->x->letter, to.off))),
		out, (struct ll_sv){ "", 0 });
}

static void report_exact(struct ll_ctx *ctx, const struct ll_letter *letter, const struct stream *s,
			 const struct copy *c, const struct ll_fact **conclusion)
{
	struct ll_span to = span_of(s, c->to, c->n), from = span_of(s, c->from, c->n);
	uint32_t apart = c->to - c->from - c->n;
	const bool at_once = c->n >= LONG_COPY && apart <= CLOSE_LONG && !c->often && s->decides &&
			     /* within one paragraph a thing may have been done twice */
			     s->x->s[word(s, c->from)->sentence].paragraph != s->x->s[word(s, c->to)->sentence].paragraph;
	if (is_conclusion(letter, to, conclusion) || (!s->letter && apart > CLOSE && !at_once))
		return;
	struct ll_finding *f = ll_report(ctx, to, "'%s' stands already on line %u",
					 ll_quote(ctx, to), ll_line(letter, from.off));
	ll_related(f, from, "the first copy");
	offer(ctx, s, f, c, from, to);
	if (apart > (s->letter ? FAR : TOUCHING) && !at_once)
		ll_soften(f, LL_NOTE);
}

/* Sentences that share most of their words, a few words changed: one rewritten, the other left. */
struct alike {
	uint32_t from, to, shared; /* sentences, words */
	uint32_t apart;		   /* words between */
};

static uint32_t words_in(const struct text *x, uint32_t sentence)
{
	uint32_t n = 0;
	for (uint32_t k = 0; k < x->s[sentence].ntokens; k++)
		n += x->t[x->s[sentence].token + k].kind != LL_TOK_PUNCT;
	return n;
}

static void report_near(struct ll_ctx *ctx, const struct ll_letter *letter, const struct stream *s,
			const struct alike *a, const struct ll_fact **conclusion)
{
	const struct text *x = s->x;
	if (!s->letter || a->shared < NEAR_WORDS || a->from == a->to || a->apart > FAR)
		return;
	if (x->t[x->s[a->to].token].kind == LL_TOK_NUMBER ||
	    !is_mark(&x->t[x->s[a->to].token + x->s[a->to].ntokens - 1], '.'))
		return;
	uint32_t m = words_in(x, a->from), n = words_in(x, a->to), less = m < n ? m : n;
	struct ll_span to = x->s[a->to].at, from = x->s[a->from].at;
	if (a->shared * 10 < less * 7 || m > 2 * n || n > 2 * m ||
	    is_conclusion(letter, to, conclusion))
		return;
	struct ll_finding *f = ll_report(ctx, to, "'%s' says nearly what line %u says",
					 ll_quote(ctx, to), ll_line(letter, from.off));
	ll_related(f, from, "said here before");
	ll_soften(f, LL_NOTE);
}

/* "Decision rationale: The Expert Reviewer's decision rationale:": one label, then again in it. */
static void labels(struct ll_ctx *ctx, const struct ll_letter *letter, const struct text *x)
{
	for (size_t i = 0; i < x->ns; i++) {
		const struct ll_token *t = &x->t[x->s[i].token];
		if (i && x->s[i].paragraph == x->s[i - 1].paragraph)
			continue;
		size_t left = x->n - x->s[i].token, n = 0;
		while (n < left && n < 7 && t[n].kind == LL_TOK_WORD &&
		       (!n || !(t[n].flags & LL_TOK_PARAGRAPH)))
			n++;
		if (!n || n >= left || !is_mark(&t[n], ':'))
			continue;
		/* one word only right behind itself ("Findings: Findings:"); "Re: Re:" is a reply */
		const size_t reach = n > 1 ? n + 6 : t->lower.n > 3 ? n + 1 : 0;
		for (size_t k = n + 1; k < left && k <= reach && !(t[k].flags & LL_TOK_PARAGRAPH);
		     k++) {
			size_t m = 0;
			while (m < n && k + m < left && t[m].lower.n == t[k + m].lower.n &&
			       !memcmp(t[m].lower.p, t[k + m].lower.p, t[m].lower.n))
				m++;
			if (m < n || k + n >= left || !is_mark(&t[k + n], ':'))
				continue;
			struct ll_span to = ll_join(t[n + 1].at, t[k + n].at),
				       from = ll_join(t[0].at, t[n].at);
			struct ll_finding *f =
				ll_report(ctx, to, "the label '%s' stands already on line %u",
					  ll_quote(ctx, to), ll_line(letter, from.off));
			ll_related(f, from, "the first label");
			break;
		}
	}
}

/*
 * A standard sentence stands in many places, but not twice in a row: whether the
 * one that begins here is behind itself, as *c then says. One said a thousand
 * times in a row is a thousand copies, not one run that is as long: each is told.
 */
static bool is_behind_itself(const struct stream *s, const struct again *a, struct copy *c)
{
	const struct text *x = s->x;
	const uint32_t e = word(s, a->word)->sentence, n = words_in(x, e);
	struct copy run;
	if (s->times[a->first] < 2 || !e || !begins_sentence(s, a->word) || n < GRAM || n > a->word ||
	    x->s[e - 1].section != x->s[e].section || words_in(x, e - 1) != n || !copy_at(s, a, n, &run) ||
	    run.n < n)
		return false;
	*c = (struct copy){ a->word - n, a->word, n, false };
	for (uint32_t k = 0; k < n; k++)
		if (!same(s, c->from + k, c->to + k))
			return false;
	return true;
}

static void run(struct ll_ctx *ctx, const struct ll_letter *letter)
{
	struct text x = text_of(letter);
	size_t nsections;
	const struct ll_section *sections = ll_sections(letter, &nsections);
	labels(ctx, letter, &x);
	if (x.n < 2 * GRAM)
		return;
	struct stream s = stream_of(ctx, &x, sections);
	const uint32_t parts = parts_of(sections, nsections);
	s.decides = parts != 0;
	if (!(parts & (parts - 1))) /* two kinds of them at least */
		s.letter = false;
	struct alike a = { 0, 0, 0, 0 };
	const struct ll_fact *exact = ll_next(letter, LL_CONCLUSION, NULL), *near = exact;
	for (uint32_t k = 0, next = 0; k < s.nagain; k++) {
		struct copy c, whole;
		if (s.again[k].word < next)
			continue;
		const bool behind = is_behind_itself(&s, &s.again[k], &whole);
		if (behind) {
			c = whole;
		} else if (copy_at(&s, &s.again[k], UINT32_MAX, &c)) {
			whole = c;
			to_sentences(&s, &whole);
		} else {
			continue;
		}
		next = c.to + c.n;
		if (c.often)
			continue;
		if (is_sentence(&s, &whole)) {
			report_exact(ctx, letter, &s, &whole, &exact);
			continue;
		}
		if (behind)
			continue;
		uint32_t from = word(&s, c.from)->sentence, to = word(&s, c.to)->sentence;
		if (from != a.from || to != a.to) {
			report_near(ctx, letter, &s, &a, &near);
			a = (struct alike){ from, to, 0, c.to - c.from - c.n };
		}
		a.shared += c.n;
	}
	report_near(ctx, letter, &s, &a, &near);
}

LL_CHECK(duplicate_text) = {
	LL_CHECK_ABI,
	.id = "duplicate-text",
	.family = "wording",
	.since = "0.1",
	.summary = "a sentence, lead-in or label pasted twice",
	.explain = "## What it finds\n\n"
		   "A sentence, paragraph, lead-in or label that stands twice in one section. A\n"
		   "sentence said again with a few words changed is a note.\n\n"
		   "## Why it matters\n\n"
		   "It is the mark of a paste. A paragraph pasted twice is harmless; one that\n"
		   "was pasted and then changed in one place only makes the letter say two\n"
		   "things. In clinical notes more than half of the text is copied (Steinkamp\n"
		   "2022).\n\n"
		   "## Fires on\n\n"
		   "> The lead-in *The expert reviewer developed the following clinical case\n"
		   "> summary* twice\n\n"
		   "> Decision rationale: **The Expert Reviewer's decision rationale:**\n\n"
		   "## Stays silent on\n\n"
		   "- page headers and footers, the reviewer's credentials, lists of documents\n"
		   "- guideline statements and paragraphs that stand once in each item\n"
		   "- conclusions, and text that stands three times or more\n\n"
		   "## How to fix\n\n"
		   "Delete one copy; where they differ, decide which is right. `--fix` deletes a\n"
		   "copy right behind itself, `--unsafe-fixes` one further on.\n",
	.severity = LL_WARNING,
	.run = run,
};
