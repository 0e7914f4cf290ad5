/* SPDX-License-Identifier: MIT */
/* What a check may call: reporting, quoting, options, patterns. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine/ctx.h"

#include "base/utf8.h"

#include <ctype.h>
#include <pcre2.h>
#include <string.h>

#define QUOTE_LONGEST 72 /* bytes; beyond that the middle is left out */
#define QUOTE_HEAD    44
#define QUOTE_TAIL    20

struct ll_span span_inside(const struct source *s, struct ll_span at)
{
	if (at.off > s->len)
		at.off = s->len;
	if (at.len > s->len - at.off)
		at.len = s->len - at.off;
	while (at.off && at.off < s->len && utf8_is_tail(s->text[at.off])) {
		at.off--;
		at.len++;
	}
	while (at.off + at.len < s->len && utf8_is_tail(s->text[at.off + at.len]))
		at.len++;
	return at;
}

/* A place ends where its last line's words end, never behind a line end. */
static struct ll_span place(const struct source *s, struct ll_span at)
{
	at = span_inside(s, at);
	while (at.len &&
	       (s->text[at.off + at.len - 1] == '\n' || s->text[at.off + at.len - 1] == '\r'))
		at.len--;
	while (!at.len && at.off && at.off == s->len &&
	       (s->text[at.off - 1] == '\n' || s->text[at.off - 1] == '\r'))
		at.off--;
	return at;
}

struct ll_finding *ll_report(struct ll_ctx *c, struct ll_span at, const char *fmt, ...)
{
	const bool over = c->found.n - c->begun >= FINDINGS_MOST + c->more;
	struct ll_finding *f = over && c->scratch ? c->scratch : arena_new(c->arena, struct ll_finding);
	va_list ap;
	if (over) {
		c->over++;
		c->scratch = f;
		f->related.n = f->fixes.n = 0;
		f->arena = c->arena;
		f->source = c->letter->source;
		f->letter = c->letter;
		f->rule = c->setting->rule;
		f->message = "";
		return f;
	}
	va_start(ap, fmt);
	f->message = arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	f->arena = c->arena;
	f->source = c->letter->source;
	f->letter = c->letter;
	f->rule = c->setting->rule;
	f->severity = setting_level(c->setting);
	f->at = place(f->source, at);
	f->serial = c->found.n;
	*VEC_PUSH(c->arena, &c->found) = f;
	return f;
}

void ll_related(struct ll_finding *f, struct ll_span at, const char *fmt, ...)
{
	struct related *r = VEC_PUSH(f->arena, &f->related);
	va_list ap;
	va_start(ap, fmt);
	r->message = arena_vprintf(f->arena, fmt, ap);
	va_end(ap);
	r->at = place(f->source, at);
}

void ll_soften(struct ll_finding *f, uint32_t severity)
{
	if (severity >= LL_NOTE && severity < f->severity)
		f->severity = severity;
}

void *ll_alloc(struct ll_ctx *c, size_t size)
{
	return arena_alloc(c->arena, size);
}

const void *ll_table(struct ll_ctx *c, size_t size, void (*make)(void *))
{
	for (uint32_t i = 0; i < c->tables.n; i++)
		if (c->tables.v[i].make == make)
			return c->tables.v[i].table;
	void *table = arena_alloc(c->kept, size);
	make(table);
	*VEC_PUSH(c->kept, &c->tables) = (struct kept_table){ make, table };
	return table;
}

const char *ll_format(struct ll_ctx *c, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	const char *s = arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	return s;
}

/* The words stand between single quotes in a message: an apostrophe may stay, a quotation mark
 * becomes double. */
static size_t copy_quote(char *out, const char *p, size_t n)
{
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		char ch = p[i];
		if (ch == '\0' || isspace((unsigned char)ch)) {
			if (k && out[k - 1] != ' ')
				out[k++] = ' ';
			continue;
		}
		if (ch == '\'' && !(i && i + 1 < n && isalnum((unsigned char)p[i - 1]) &&
				    isalnum((unsigned char)p[i + 1])))
			ch = '"';
		out[k++] = ch;
	}
	while (k && out[k - 1] == ' ')
		k--;
	return k;
}

const char *ll_quote(struct ll_ctx *c, struct ll_span at)
{
	const struct ll_letter *l = c->letter;
	at = span_inside(l->source, at);
	uint32_t from = letter_flow_at(l, at.off), to = letter_flow_at(l, at.off + at.len);
	const char *p = l->flow + from;
	size_t n = to - from;
	if (!n) { /* nothing of it is in the flow: blanks, a page break */
		p = l->source->text + at.off;
		n = at.len;
	}
	/* only the ends of a long span are copied */
	size_t room = 4 * QUOTE_LONGEST;
	char *s = arena_raw(c->arena, n <= room ? n + 8 : 2 * room + 8);
	if (n <= room) {
		n = copy_quote(s, p, n);
	} else {
		size_t head = copy_quote(s, p, room);
		n = head + copy_quote(s + head, p + n - room, room);
	}
	s[n] = '\0';
	if (n > QUOTE_LONGEST) {
		size_t head = QUOTE_HEAD, tail = n - QUOTE_TAIL;
		while (head &&
		       (utf8_is_tail(s[head]) || (s[head] != ' ' && head > QUOTE_HEAD - 12)))
			head--;
		while (tail < n && (utf8_is_tail(s[tail]) ||
				    (s[tail - 1] != ' ' && tail < n - QUOTE_TAIL + 12)))
			tail++;
		return arena_printf(c->arena, "%.*s ... %s", (int)head, s, s + tail);
	}
	return s;
}

int64_t ll_option_int(struct ll_ctx *c, const char *name)
{
	const struct setting *s = c->setting;
	const int i = policy_option_index(s, name);
	if (i < 0)
		BUG("a check asks for an option that it does not have");
	return s->options ? s->options[i] : s->rule->check.options[i].value;
}

int32_t ll_reference_date(struct ll_ctx *c)
{
	return c->policy->today;
}

bool ll_match(struct ll_ctx *c, uint32_t index, struct ll_sv text, size_t from,
	      struct ll_span *whole, struct ll_span *group1)
{
	const struct rule *r = c->setting->rule;
	if (index >= r->ncodes)
		BUG("a check asks for a pattern that it does not have");
	if (from > text.n)
		return false;
	int n = pcre2_match(r->codes[index], (PCRE2_SPTR)(text.p ? text.p : ""), text.n, from,
			    0, c->match, c->limits);
	if (n < 0)
		return false;
	const PCRE2_SIZE *o = pcre2_get_ovector_pointer(c->match);
	/* \K in a lookahead can put the start behind the end */
	if (whole)
		*whole = (struct ll_span){ (uint32_t)o[0],
					   o[1] > o[0] ? (uint32_t)(o[1] - o[0]) : 0 };
	if (group1)
		*group1 = n == 1 || o[2] == PCRE2_UNSET
				  ? (struct ll_span){ 0 }
				  : (struct ll_span){ (uint32_t)o[2], (uint32_t)(o[3] - o[2]) };
	return true;
}
