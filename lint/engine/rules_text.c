/* SPDX-License-Identifier: MIT */
/* Messages and suggestions of users' rules, and how captures are compared. */
#include "engine/rules.h"
#include "letter/letter.h"

#include "base/nearest.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- Templates ---- */

static int place_of_agreement(struct ll_sv name, int32_t *what)
{
	*what = sv_is(name, "value")   ? PART_VALUE
		: sv_is(name, "other") ? PART_OTHER
		: sv_is(name, "line")  ? PART_LINE
				       : PART_TEXT;
	return *what == PART_TEXT ? -1 : 0;
}

static int place_of_pattern(const struct regex *p, struct arena *a, struct ll_sv name,
			    int32_t *what)
{
	char *word = arena_strndup(a, name.p, name.n), *end = word;
	unsigned long n = *word >= '0' && *word <= '9' ? strtoul(word, &end, 10) : 0;
	if (sv_is(name, "match"))
		*what = 0;
	else if (end > word && !*end && n <= p->groups)
		*what = (int32_t)n;
	else
		*what = (int32_t)regex_group(p, word);
	return *what || sv_is(name, "match") || sv_is(name, "0") ? 0 : -1;
}

/* A place's name, between its braces. */
static int read_place(struct template *t, struct arena *a, struct ll_sv name,
		      const struct user_rule *r, const char **why)
{
	struct part *part = VEC_PUSH(a, &t->parts);
	t->filled = true;
	if (r->agreement) {
		if (!place_of_agreement(name, &part->what))
			return 0;
		*why = arena_printf(a,
				    "there is no {%.*s} here; there are {value}, {other} and "
				    "{line}, and {{ for a brace",
				    LL_SV(name));
		return -1;
	}
	if (!place_of_pattern(r->patterns.v, a, name, &part->what))
		return 0;
	*why = arena_printf(a,
			    "the pattern has no group '%.*s'; {match} is all that was found, "
			    "{{ a brace",
			    LL_SV(name));
	return -1;
}

static void add_text(struct template *t, struct arena *a, const char *p, size_t n)
{
	if (n)
		*VEC_PUSH(a, &t->parts) = (struct part){ .text = { p, n }, .what = PART_TEXT };
}

int template_read(struct template *t, struct arena *a, const char *text, const struct user_rule *r,
		  size_t *at, const char **why)
{
	*t = (struct template){ 0 };
	const char *from = text, *p = text;
	unsigned places = 0;
	*at = 0;
	if (strlen(text) > TEMPLATE_LONGEST) {
		*why = arena_printf(a, "it is longer than %u bytes", TEMPLATE_LONGEST);
		return -1;
	}
	while (*p) {
		if (*p != '{' && !(*p == '}' && p[1] == '}')) {
			p++;
			continue;
		}
		if (p[1] == *p) { /* one of the two is kept */
			add_text(t, a, from, (size_t)(p + 1 - from));
			from = p += 2;
			continue;
		}
		size_t n = strcspn(p + 1, "{}");
		*at = (size_t)(p - text);
		if (places++ == TEMPLATE_MOST) {
			*why = arena_printf(a, "there may be %u places at most", TEMPLATE_MOST);
			return -1;
		}
		if (p[1 + n] != '}') {
			*why = "the brace is not closed; write {{ for a brace itself";
			return -1;
		}
		add_text(t, a, from, (size_t)(p - from));
		if (read_place(t, a, (struct ll_sv){ p + 1, n }, r, why))
			return -1;
		from = p += n + 2;
	}
	add_text(t, a, from, (size_t)(p - from));
	return 0;
}

const char *template_filled(const struct template *t, struct arena *a,
			    struct ll_sv (*fill)(void *arg, const struct part *), void *arg)
{
	struct ll_sv *v = arena_array(a, struct ll_sv, t->parts.n + 1);
	size_t size = 1;
	for (uint32_t i = 0; i < t->parts.n; i++) {
		const struct part *p = &t->parts.v[i];
		v[i] = p->what == PART_TEXT ? p->text : fill(arg, p);
		size += v[i].n;
	}
	char *all = arena_alloc(a, size), *to = all;
	for (uint32_t i = 0; i < t->parts.n; i++) {
		if (v[i].n)
			memcpy(to, v[i].p, v[i].n);
		to += v[i].n;
	}
	return all;
}

static struct ll_sv dots(void *arg, const struct part *p)
{
	(void)arg, (void)p;
	return sv("...");
}

const char *template_bare(const struct template *t, struct arena *a)
{
	return template_filled(t, a, dots, NULL);
}

/* ---- Captures ---- */

static bool is_class(utf8proc_category_t c, utf8proc_category_t first, utf8proc_category_t last)
{
	return c >= first && c <= last;
}

/* Is the character of no account? */
static bool drops(uint32_t cp, uint32_t normal)
{
	const utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
	const bool letter = is_class(c, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO),
		   digit = c == UTF8PROC_CATEGORY_ND,
		   mark = is_class(c, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
	if (normal & (NORMAL_DIGITS | NORMAL_LETTERS)) {
		if (!(digit && normal & NORMAL_DIGITS) &&
		    !((letter || mark) && normal & NORMAL_LETTERS))
			return true;
	}
	if (normal & NORMAL_SPACE &&
	    (cp == '\n' || cp == '\t' || is_class(c, UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP)))
		return true;
	if (normal & NORMAL_PUNCTUATION && is_class(c, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_SO))
		return true;
	return normal & NORMAL_ACCENTS && mark;
}

/* A character in its parts, an accent apart from its letter; how many. */
static uint32_t parts_of(uint32_t cp, uint32_t normal, utf8proc_int32_t out[8])
{
	int class = UTF8PROC_BOUNDCLASS_START;
	out[0] = (utf8proc_int32_t)cp;
	if (!(normal & NORMAL_ACCENTS))
		return 1;
	utf8proc_ssize_t n = utf8proc_decompose_char(out[0], out, 8, UTF8PROC_DECOMPOSE, &class);
	return n > 0 && n <= 8 ? (uint32_t)n : 1;
}

struct ll_sv rule_normalised(struct arena *a, struct ll_sv s, uint32_t normal)
{
	char *out = arena_alloc(a, s.n * 8 + 8); /* no character has more than 8 parts of 4 bytes */
	size_t n = 0;
	bool number = false; /* the last that was kept is a digit */
	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		utf8proc_int32_t parts[8];
		int size = utf8_read(s.p + i, s.n - i, &cp);
		if (size <= 0)
			break;
		i += (size_t)size;
		uint32_t k = parts_of(cp, normal, parts);
		for (uint32_t j = 0; j < k; j++) {
			if (drops((uint32_t)parts[j], normal))
				continue;
			bool digit = utf8proc_category(parts[j]) == UTF8PROC_CATEGORY_ND;
			bool next = i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
			if (normal & NORMAL_ZEROS && parts[j] == '0' && !number && next)
				continue;
			number = digit;
			if (normal & NORMAL_CASE)
				parts[j] = utf8proc_tolower(parts[j]);
			n += utf8_write(out + n, (uint32_t)parts[j]);
		}
	}
	return (struct ll_sv){ out, n };
}
