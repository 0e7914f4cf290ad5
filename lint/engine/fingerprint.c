/* SPDX-License-Identifier: MIT */
#include "engine/fingerprint.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define FNV_START 0xCBF29CE484222325u

static uint64_t mix(uint64_t h, uint8_t c)
{
	return (h ^ c) * 0x100000001B3u;
}

static uint64_t mix_number(uint64_t h, uint64_t n)
{
	for (int i = 0; i < 64; i += 8)
		h = mix(h, (uint8_t)(n >> i));
	return h;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A piece of the flow, where wraps, pages and spacing are undone. */
struct words {
	const char *from, *to;
};

static bool has_word(struct words w)
{
	for (; w.from < w.to; w.from++)
		if (isalnum((unsigned char)*w.from) || (unsigned char)*w.from >= 0x80)
			return true;
	return false;
}

/* A word on each side; what is wider than any word is cut off. */
static struct words with_neighbours(const struct ll_letter *l, struct words w)
{
	const char *begin = l->flow, *end = l->flow + l->nflow;
	for (int side = 0; side < 2; side++) {
		unsigned most = 64;
		bool any = false;
		for (; most && (side ? w.to < end : w.from > begin); most--) {
			char c = side ? *w.to : w.from[-1];
			if (is_blank(c) && any)
				break;
			any |= !is_blank(c);
			side ? w.to++ : w.from--;
		}
	}
	return w;
}

static struct words words_at(const struct ll_letter *l, struct ll_span at)
{
	uint32_t from = letter_flow_at(l, at.off), to = letter_flow_at(l, at.off + at.len);
	struct words w = { l->flow + from, l->flow + (to > from ? to : from) };
	return has_word(w) ? w : with_neighbours(l, w);
}

/* A hyphen between letters may be one of a line's end, or may be gone at the next. */
static bool is_joint(struct words w, const char *p)
{
	return *p == '-' && p > w.from && p + 1 < w.to && !is_blank(p[-1]) && !is_blank(p[1]);
}

static uint64_t hash_of(struct words w)
{
	uint64_t h = FNV_START;
	bool blank = false, any = false;
	for (const char *p = w.from; p < w.to;) {
		uint32_t cp, size = utf8_get(p, &cp);
		bool joint = is_joint(w, p), skip = is_blank(*p);
		p += size;
		blank |= skip && any;
		if (skip || joint)
			continue;
		if (blank)
			h = mix(h, ' ');
		cp = cp < 0x80 ? (uint32_t)tolower((int)cp)
			       : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
		char lower[4];
		for (unsigned i = 0, n = utf8_write(lower, cp); i < n; i++)
			h = mix(h, (uint8_t)lower[i]);
		blank = false;
		any = true;
	}
	return h;
}

static int by_value(const void *pa, const void *pb)
{
	uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
	return (a > b) - (a < b);
}

/* Never 0. */
static uint64_t finding_hash(const struct ll_letter *l, const struct ll_finding *f)
{
	uint64_t h = FNV_START, own = hash_of(words_at(l, f->at)), last = own;
	uint64_t *others = arena_array(f->arena, uint64_t, f->related.n + 1);
	for (const char *p = f->rule->check.id; *p; p++)
		h = mix(h, (uint8_t)*p);
	h = mix_number(mix(h, 0), own);
	for (uint32_t i = 0; i < f->related.n; i++)
		others[i] = hash_of(words_at(l, f->related.v[i].at));
	if (f->related.n)
		qsort(others, f->related.n, sizeof *others, by_value);
	for (uint32_t i = 0; i < f->related.n; i++) {
		if (others[i] != own && others[i] != last)
			h = mix_number(h, others[i]);
		last = others[i];
	}
	return h ? h : 1;
}

static int by_fingerprint(const void *pa, const void *pb)
{
	const struct ll_finding *a = *(struct ll_finding *const *)pa,
				*b = *(struct ll_finding *const *)pb;
	if (a->fingerprint != b->fingerprint)
		return a->fingerprint < b->fingerprint ? -1 : 1;
	return a->ordinal < b->ordinal ? -1 : a->ordinal > b->ordinal;
}

void fingerprints_give(const struct ll_letter *l, struct ll_finding *const *v, uint32_t n)
{
	if (!n)
		return;
	struct ll_finding **sorted = arena_array(v[0]->arena, struct ll_finding *, n);
	for (uint32_t i = 0; i < n; i++) {
		v[i]->fingerprint = finding_hash(l, v[i]);
		v[i]->ordinal = i;
		sorted[i] = v[i];
	}
	qsort(sorted, n, sizeof *sorted, by_fingerprint);
	for (uint32_t i = 0; i < n; i++) {
		bool same = i && sorted[i]->fingerprint == sorted[i - 1]->fingerprint;
		sorted[i]->ordinal = same ? sorted[i - 1]->ordinal + 1 : 1;
	}
}

const char *fingerprint_text(struct arena *a, uint64_t fingerprint, uint32_t ordinal)
{
	return arena_printf(a, "%016llx:%u", (unsigned long long)fingerprint, ordinal);
}

bool fingerprint_read(const char *s, uint64_t *fingerprint, uint32_t *ordinal)
{
	uint64_t n = 0;
	*fingerprint = 0;
	for (int i = 0; i < 16; i++, s++) {
		if (!isxdigit((unsigned char)*s))
			return false;
		unsigned digit = isdigit((unsigned char)*s) ? (unsigned)(*s - '0')
							    : (unsigned)((*s | 0x20) - 'a' + 10);
		*fingerprint = *fingerprint << 4 | digit;
	}
	if (*s++ != ':' || *s < '1' || *s > '9')
		return false;
	for (; isdigit((unsigned char)*s) && n <= UINT32_MAX; s++)
		n = n * 10 + (unsigned)(*s - '0');
	*ordinal = (uint32_t)n;
	return !*s && n <= UINT32_MAX;
}
