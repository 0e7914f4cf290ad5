/* SPDX-License-Identifier: MIT */
/* Requests listed by number, and answered below under the same numbers, where none of them has a heading: "(1) Repeat MRI,
 * lumbar spine; (2) ..." and "(1) Repeat MRI. A repeat study is for ... Not certified." */
#ifndef LL_CHECKS_NUMBERED_H
#define LL_CHECKS_NUMBERED_H

#include <letterlint/letterlint.h>

enum { MOST_NUMBERED = 12, MOST_LISTS = 6 };

/* Tokens [from, to) of an entry, without its number, which begins at `mark`. */
struct entry {
	uint32_t from, to, mark;
};

struct numbered {
	struct entry entry[MOST_LISTS][MOST_NUMBERED];
	uint32_t n[MOST_LISTS]; /* entries of each list */
	uint32_t lists;
};

/* "(1)", "1.", "2)", "(b)", "Item 3:" at token i: its number, and in *after where its words begin; 0: none. */
static inline uint32_t number_of_entry(const struct ll_letter *letter, const struct ll_token *t, size_t n, uint32_t i, uint32_t *after)
{
	const bool begins = t[i].flags & LL_TOK_PARAGRAPH;
	uint32_t k = i;
	if (begins && ll_word_in(letter, k, "item|request|issue|question|service|treatment|no|number"))
		k += 1 + ll_word_in(letter, k + 1, "#|.");
	const bool word = k > i, open = !word && ll_is(t[k].lower, "(");
	k += open;
	/* "You asked for: 1) therapy; 2) a TENS unit; and 3) tizanidine" */
	const bool listed = !begins && !open && i && t[i].kind == LL_TOK_NUMBER && ll_word_in(letter, i + 1, ")") &&
			    ll_word_in(letter, i - 1, ":|;|,|and");
	if (k + 2 >= n || (!begins && !open && !listed) || t[k].text.n > 2)
		return 0;
	uint32_t value = 0;
	if (t[k].kind == LL_TOK_NUMBER)
		for (size_t c = 0; c < t[k].text.n; c++)
			value = value * 10 + (uint32_t)(t[k].text.p[c] - '0');
	else if (t[k].text.n == 1 && *t[k].lower.p >= 'a' && *t[k].lower.p <= 'h' && (open || ll_word_in(letter, k + 1, ")|.")))
		value = (uint32_t)(*t[k].lower.p - 'a') + 1;
	if (!value || value > MOST_NUMBERED || !(open ? ll_word_in(letter, k + 1, ")") : ll_word_in(letter, k + 1, ")|.|:|-")) || !(t[k + 2].flags & LL_TOK_SPACE))
		return 0;
	*after = k + 2;
	return value;
}

static inline bool is_list_section(uint32_t kind)
{
	return kind != LL_SEC_DOCUMENTS && kind != LL_SEC_HOW_MADE && kind != LL_SEC_CREDENTIALS && kind != LL_SEC_CLOSING;
}

/* Where the paragraph of token i ends. */
static inline uint32_t paragraph_stop(const struct ll_token *t, size_t n, uint32_t i)
{
	for (i++; i < n && !(t[i].flags & LL_TOK_PARAGRAPH); i++)
		;
	return i;
}

/* Entry k of a list ends where the next one begins, the last one where its section ends, or its paragraph if all others are of
 * one paragraph. */
static inline void end_entries(const struct ll_letter *letter, struct numbered *all, uint32_t list)
{
	size_t n, ns;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &ns);
	struct entry *e = all->entry[list];
	const uint32_t last = all->n[list] - 1;
	bool single = true;
	for (uint32_t k = 0; k < last; k++) {
		e[k].to = e[k + 1].mark;
		single &= paragraph_stop(t, n, e[k].from) >= e[k].to;
	}
	e[last].to = paragraph_stop(t, n, e[last].from);
	while (!single && e[last].to < n && s[t[e[last].to].sentence].section == s[t[e[last].from].sentence].section)
		e[last].to = paragraph_stop(t, n, e[last].to);
}

/* Where entries can begin: at paragraphs, at "(", and at a number before ")". */
struct beginnings {
	const struct ll_token *t;
	const struct ll_sentence *s;
	size_t n, ns;
	size_t sentence; /* the next */
	uint32_t bracket; /* the next "(" or ")" */
};

/* The first from token i on, which is not before the last one; n: there is none. */
static inline uint32_t next_beginning(const struct ll_letter *letter, struct beginnings *b, uint32_t i)
{
	while (b->sentence < b->ns && (b->s[b->sentence].token < i || !(b->t[b->s[b->sentence].token].flags & LL_TOK_PARAGRAPH)))
		b->sentence++;
	for (; b->bracket < b->n; b->bracket = ll_find(letter, b->bracket + 1, "(|)")) {
		const bool opens = *b->t[b->bracket].text.p == '(';
		if (b->bracket >= i + !opens && (opens || b->t[b->bracket - 1].kind == LL_TOK_NUMBER))
			break;
	}
	const uint32_t paragraph = b->sentence < b->ns ? b->s[b->sentence].token : (uint32_t)b->n;
	uint32_t other = b->bracket;
	if (other < b->n)
		other -= *b->t[other].text.p == ')';
	return paragraph < other ? paragraph : other;
}

/* All lists that count from 1 on. */
static inline void find_numbered(const struct ll_letter *letter, struct numbered *all)
{
	size_t n, ns, nsec;
	const struct ll_token *t = ll_tokens(letter, &n);
	const struct ll_sentence *s = ll_sentences(letter, &ns);
	const struct ll_section *sections = ll_sections(letter, &nsec);
	bool open = false;
	all->lists = 0;
	struct beginnings b = { .t = t, .s = s, .n = n, .ns = ns, .bracket = ll_find(letter, 0, "(|)") };
	for (uint32_t i = next_beginning(letter, &b, 0); i < n; i = next_beginning(letter, &b, i + 1)) {
		uint32_t after = i;
		const uint32_t value = number_of_entry(letter, t, n, i, &after), at = all->lists - 1;
		if (!value)
			continue;
		if (open && value == all->n[at] + 1) {
			all->entry[at][all->n[at]++] = (struct entry){ after, after, i };
		} else if (value == 1) {
			open = all->lists < MOST_LISTS && is_list_section(sections[s[t[i].sentence].section].kind);
			if (open) {
				all->entry[all->lists][0] = (struct entry){ after, after, i };
				all->n[all->lists++] = 1;
			}
		}
		i = after - 1;
	}
	for (uint32_t k = 0; k < all->lists; k++)
		end_entries(letter, all, k);
}

static inline bool in_entry(const struct entry *e, const struct ll_fact *f)
{
	return f->token >= e->from && f->token < e->to;
}

/* A service or medicine of one key stands in both entries. */
static inline bool share_key(const struct ll_letter *letter, const struct entry *a, const struct entry *b, uint32_t kind)
{
	LL_FOREACH (f, letter, kind) {
		if (!in_entry(a, f))
			continue;
		LL_FOREACH (g, letter, kind)
			if (in_entry(b, g) && ll_eq(f->key, g->key))
				return true;
	}
	return false;
}

/* List b answers list a: as many entries, and two or more of them of one thing. */
static inline bool answers(const struct ll_letter *letter, const struct numbered *all, uint32_t a, uint32_t b)
{
	uint32_t alike = 0, length = 0;
	if (all->n[a] != all->n[b] || all->n[a] < 2)
		return false;
	for (uint32_t k = 0; k < all->n[a]; k++) {
		alike += share_key(letter, &all->entry[a][k], &all->entry[b][k], LL_SERVICE) ||
			 share_key(letter, &all->entry[a][k], &all->entry[b][k], LL_DRUG);
		length += all->entry[a][k].to - all->entry[a][k].from;
	}
	return alike && alike + 1 >= all->n[a] && length < 40 * all->n[a];
}

/* The next pair of entries, the one asked for and the one that answers it, from (*a, *b, *k) on. False: no more. Begin with 0, 0, 0. */
static inline bool next_pair(const struct ll_letter *letter, const struct numbered *all, uint32_t *a, uint32_t *b, uint32_t *k)
{
	for (; *a < all->lists; (*a)++, *b = 0) {
		for (*b = *b > *a ? *b : *a + 1; *b < all->lists; (*b)++, *k = 0) {
			if (*k || answers(letter, all, *a, *b)) {
				if ((*k)++ < all->n[*a])
					return true;
			}
		}
	}
	return false;
}

#endif
