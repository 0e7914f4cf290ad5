/* SPDX-License-Identifier: MIT */
/* Renderers behind --redact are given no word of the letter, whatever they would do with it. */
#include "unit.h"

#include "report/report.h"

struct seen {
	struct report report;
	struct arena arena;
	const char *text;
	const uint8_t *bytes;
	const char *message, *other;
};

static void see(struct report *r, const struct linted *l)
{
	struct seen *s = (struct seen *)r;
	s->text = arena_strndup(&s->arena, l->source->text, l->source->len);
	s->bytes = l->source->bytes;
	s->message = arena_printf(&s->arena, "%s", l->v[0]->message);
	s->other = arena_printf(&s->arena, "%s", l->v[0]->related.v[0].message);
}

static void see_end(struct report *r, int status)
{
	(void)r, (void)status;
}

TEST(a_redacted_letter_has_no_words)
{
	static const char text[] =
		"He is 62.\nShe said \xE2\x80\x98\xC3\xA9t\xC3\xA9\xE2\x80\x99 \xE6\xBC\xA2!";
	struct arena a = { 0 };
	struct source src;
	const char *why;
	struct rule rule = { .check = { .id = "x", .summary = "two words of one: 'he', 'she'" } };
	struct ll_finding f = { .arena = &a,
				.rule = &rule,
				.severity = LL_ERROR,
				.at = { 10, 3 },
				.message = "'She' and 'He'" },
			  *v[] = { &f };
	struct seen seen = { .report = { .letter = see, .end = see_end } };
	CHECK(!source_decode(&a, "t", (const uint8_t *)text, strlen(text), &src, &why));
	f.source = &src;
	*VEC_PUSH(&a, &f.related) = (struct related){ .at = { 0, 2 }, .message = "'He' here" };
	struct report *r = report_redacted(&seen.report, "salt");
	r->letter(r, &(struct linted){ .source = &src, .v = v, .n = 1, .all = v, .nall = 1 });
	r->end(r, 0);
	CHECK_STR(seen.text,
		  "xx xx xxx\nxxx xxxx \xE2\x96\x88\xC3\x97x\xC3\x97\xE2\x96\x88 \xE5\x8F\xA3x");
	CHECK(!seen.bytes);
	CHECK_STR(seen.message, "two words of one; see line 1");
	CHECK_STR(seen.other, "the other place");
	arena_free(&seen.arena);
	arena_free(&a);
}
