/* SPDX-License-Identifier: MIT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine/search.h"

#include "base/utf8.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

/* What the quick form may cost at worst, in bytes stepped over, and what it is to be spared. */
#define QUICK_MOST    1000000000u
#define QUICK_LIMIT   1000u
#define QUICK_LEAST   8u
#define QUICK_LONGEST 12000u /* bytes of a stretch that it may be tried on */

/* ---- Patterns ---- */

static pcre2_code *compile(const char *text, pcre2_compile_context *c, uint32_t options, size_t *at,
			   const char **why, struct arena *a)
{
	int error;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED,
					 PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE |
						 PCRE2_NEVER_BACKSLASH_C | options,
					 &error, at, c);
	if (!code) {
		PCRE2_UCHAR said[160];
		pcre2_get_error_message(error, said, sizeof said);
		*why = error == PCRE2_ERROR_PATTERN_STRING_TOO_LONG
			       ? arena_printf(a, "it is longer than %u bytes", REGEX_LONGEST)
			       : arena_printf(a, "%s", (char *)said);
	}
	return code;
}

/* With (?J) a name can stand for several groups; what {name} means then nobody knows. */
static bool has_twins(const pcre2_code *code)
{
	PCRE2_SPTR table = NULL;
	uint32_t n = 0, size = 0;
	pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &n);
	pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
	pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	for (uint32_t i = 1; i < n; i++)
		if (!strcmp((const char *)table + (size_t)i * size + 2,
			    (const char *)table + (size_t)(i - 1) * size + 2))
			return true;
	return false;
}

int regex_compile(struct regex *p, struct arena *a, const char *text, size_t *at, const char **why)
{
	pcre2_compile_context *c = pcre2_compile_context_create(NULL);
	if (!c)
		out_of_memory();
	pcre2_set_max_pattern_length(c, REGEX_LONGEST);
	pcre2_set_newline(c, PCRE2_NEWLINE_LF);
	*p = (struct regex){ .text = text };
	p->quick = compile(text, c, 0, at, why, a);
	if (p->quick)
		p->counting = compile(text, c, PCRE2_AUTO_CALLOUT, at, why, a);
	pcre2_compile_context_free(c);
	if (p->counting && has_twins(p->quick)) {
		*at = 0;
		*why = "two groups have one name; (?|one|other) numbers the groups of its "
		       "alternatives alike";
		regex_free(p);
		return -1;
	}
	if (!p->counting) {
		regex_free(p);
		return -1;
	}
	/* where there is no JIT the interpreter does the same */
	pcre2_jit_compile(p->quick, PCRE2_JIT_COMPLETE);
	pcre2_pattern_info(p->quick, PCRE2_INFO_CAPTURECOUNT, &p->groups);
	return 0;
}

void regex_free(struct regex *p)
{
	pcre2_code_free(p->quick);
	pcre2_code_free(p->counting);
	p->quick = p->counting = NULL;
}

uint32_t regex_group(const struct regex *p, const char *name)
{
	PCRE2_SPTR first, last;
	int size = pcre2_substring_nametable_scan(p->quick, (PCRE2_SPTR)name, &first, &last);
	return size > 0 ? (uint32_t)first[0] << 8 | first[1] : 0;
}

const char *regex_name(const struct regex *p, struct arena *a, uint32_t *n)
{
	PCRE2_SPTR table = NULL;
	uint32_t entries = 0, size = 0;
	const char *first = NULL;
	pcre2_pattern_info(p->quick, PCRE2_INFO_NAMECOUNT, &entries);
	pcre2_pattern_info(p->quick, PCRE2_INFO_NAMETABLE, &table);
	pcre2_pattern_info(p->quick, PCRE2_INFO_NAMEENTRYSIZE, &size);
	*n = entries;
	if (entries)
		first = arena_strndup(a, (const char *)table + 2, size - 2);
	return first;
}

/* ---- What a thread needs ---- */

struct searcher {
	pcre2_match_context *quick, *counting;
	pcre2_jit_stack *stack;
	pcre2_match_data *match;
	uint32_t pairs; /* there is room for in `match` */
};

static int count(pcre2_callout_block *b, void *arg)
{
	struct search *s = arg;
	uint32_t here = (uint32_t)b->current_position;
	s->steps += SEARCH_ITEM + (here > s->last ? here - s->last : s->last - here);
	s->last = here;
	return s->steps > s->most ? PCRE2_ERROR_CALLOUT : 0;
}

struct searcher *searcher_new(void)
{
	struct searcher *r = calloc(1, sizeof *r);
	if (!r)
		out_of_memory();
	r->quick = pcre2_match_context_create(NULL);
	r->counting = pcre2_match_context_create(NULL);
	if (!r->quick || !r->counting)
		out_of_memory();
	r->stack = pcre2_jit_stack_create(32 << 10, 512 << 10, NULL);
	if (r->stack)
		pcre2_jit_stack_assign(r->quick, NULL, r->stack);
	pcre2_set_heap_limit(r->quick, SEARCH_HEAP_KIB);
	/* these two are counted by the callouts */
	pcre2_set_match_limit(r->counting, UINT32_MAX);
	pcre2_set_depth_limit(r->counting, UINT32_MAX);
	pcre2_set_heap_limit(r->counting, SEARCH_HEAP_KIB);
	return r;
}

void searcher_free(struct searcher *r)
{
	if (!r)
		return;
	pcre2_match_data_free(r->match);
	pcre2_match_context_free(r->quick);
	pcre2_match_context_free(r->counting);
	pcre2_jit_stack_free(r->stack);
	free(r);
}

static void make_room(struct searcher *r, uint32_t pairs)
{
	if (r->pairs >= pairs)
		return;
	pcre2_match_data_free(r->match);
	r->match = pcre2_match_data_create(pairs, NULL);
	if (!r->match)
		out_of_memory();
	r->pairs = pairs;
}

/* ---- Searching ---- */

void search_begin(struct search *s, struct searcher *r, struct ll_sv text,
		  const struct stretch *stretches, uint32_t n)
{
	uint64_t worst = 1; /* a loop from each byte to the end of its stretch */
	*s = (struct search){ .searcher = r, .text = text };
	s->most = SEARCH_STEPS + (uint64_t)SEARCH_STEPS_PER_BYTE * text.n;
	for (uint32_t i = 0; i < n; i++) {
		uint64_t len = stretches[i].to - stretches[i].from;
		if (len <= QUICK_LONGEST)
			worst += len + len * len / 2;
	}
	uint64_t limit = QUICK_MOST / worst;
	s->quick_limit = limit > QUICK_LIMIT   ? QUICK_LIMIT
			 : limit < QUICK_LEAST ? 0
					       : (uint32_t)limit;
}

static enum search_stop stop_of(int error)
{
	switch (error) {
	case PCRE2_ERROR_CALLOUT:
	case PCRE2_ERROR_MATCHLIMIT:
	case PCRE2_ERROR_DEPTHLIMIT:
		return STOP_STEPS;
	case PCRE2_ERROR_HEAPLIMIT:
	case PCRE2_ERROR_NOMEMORY:
	case PCRE2_ERROR_JIT_STACKLIMIT:
		return STOP_MEMORY;
	case PCRE2_ERROR_RECURSELOOP:
		return STOP_RECURSION;
	default:
		return STOP_ERROR;
	}
}

static int quick(struct search *s, const struct regex *p, struct stretch at, uint32_t from)
{
	pcre2_set_match_limit(s->searcher->quick, s->quick_limit);
	return pcre2_match(p->quick, (PCRE2_SPTR)s->text.p + at.from, at.to - at.from,
			   from - at.from, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, s->searcher->match,
			   s->searcher->quick);
}

static int counting(struct search *s, const struct regex *p, struct stretch at, uint32_t from)
{
	s->last = from - at.from;
	s->steps += SEARCH_ITEM;
	if (s->steps > s->most)
		return PCRE2_ERROR_CALLOUT;
	pcre2_set_callout(s->searcher->counting, count, s);
	return pcre2_match(p->counting, (PCRE2_SPTR)s->text.p + at.from, at.to - at.from,
			   from - at.from, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
			   s->searcher->match, s->searcher->counting);
}

static bool is_limit(int error)
{
	return error < 0 && error != PCRE2_ERROR_NOMATCH && stop_of(error) != STOP_ERROR;
}

/* Text offsets, and an end that is not before its start (\K can do that). */
static void from_stretch(size_t *o, uint32_t n, uint32_t base)
{
	for (uint32_t i = 0; i < n; i++) {
		if (o[2 * i] == PCRE2_UNSET)
			continue;
		if (o[2 * i + 1] < o[2 * i])
			o[2 * i + 1] = o[2 * i];
		o[2 * i] += base;
		o[2 * i + 1] += base;
	}
}

bool search_next(struct search *s, const struct regex *p, struct stretch at, uint32_t from,
		 const size_t **groups)
{
	if (s->stopped || from > at.to)
		return false;
	if (p != s->pattern || at.from != s->stretch.from || at.to != s->stretch.to) {
		s->pattern = p;
		s->stretch = at;
		s->counting = !s->quick_limit || at.to - at.from > QUICK_LONGEST;
	}
	make_room(s->searcher, p->groups + 1);
	int n = PCRE2_ERROR_MATCHLIMIT;
	if (!s->counting)
		n = quick(s, p, at, from);
	if (is_limit(n)) {
		s->counting = true;
		n = counting(s, p, at, from);
	}
	if (n == PCRE2_ERROR_NOMATCH)
		return false;
	if (n < 0) {
		s->error = n;
		s->stopped = stop_of(n);
		return false;
	}
	/* those after the last that is set are unset, as are those that the pattern has not */
	size_t *o = pcre2_get_ovector_pointer(s->searcher->match);
	for (uint32_t i = (uint32_t)n; i <= p->groups; i++)
		o[2 * i] = o[2 * i + 1] = PCRE2_UNSET;
	from_stretch(o, p->groups + 1, at.from);
	*groups = o;
	return true;
}

const char *search_why(const struct search *s, struct arena *a)
{
	PCRE2_UCHAR said[160];
	switch (s->stopped) {
	case STOP_STEPS:
		return arena_printf(a, "its pattern needs too many steps (over %llu million)",
				    (unsigned long long)s->most / 1000000);
	case STOP_MEMORY:
		return arena_printf(a, "its pattern needs more than %u MiB of memory",
				    SEARCH_HEAP_KIB / 1024);
	case STOP_RECURSION:
		return "its pattern calls itself without end";
	case STOP_NOT:
		return "it was not stopped";
	default:
		pcre2_get_error_message(s->error, said, sizeof said);
		return arena_printf(a, "%s", (char *)said);
	}
}
