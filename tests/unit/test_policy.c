/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "engine/ctx.h"

static const struct origin from_a = { "a.json", 3, NULL };

struct bench {
	struct arena arena;
	struct registry g;
	struct policy *p;
};

static void bench_new(struct bench *b)
{
	const char *why = "";
	*b = (struct bench){ 0 };
	CHECK(!registry_init(&b->g, &why));
	b->p = policy_new(&b->arena, &b->g);
}

static void bench_free(struct bench *b)
{
	registry_free(&b->g);
	arena_free(&b->arena);
}

TEST(policy_chooses_by_id_and_family)
{
	struct bench b;
	bench_new(&b);
	const char *why = NULL;
	struct setting *weekday = policy_find(b.p, sv("date-weekday")),
		       *pronoun = policy_find(b.p, sv("pronoun-mismatch"));
	if (!CHECK(weekday && pronoun && !policy_find(b.p, sv("pronoun"))))
		return;
	CHECK(weekday->on && pronoun->on && !weekday->on_from.file);
	policy_clear(b.p, from_a);
	CHECK_INT(policy_count(b.p), 0);
	CHECK(!policy_switch(b.p, sv("date-weekday"), true, from_a, &why));
	CHECK(weekday->on && !pronoun->on && pronoun->on_from.line == 3);
	CHECK(!policy_switch(b.p, sv("all"), true, from_a, &why));
	CHECK_INT(policy_count(b.p), b.p->n);
	CHECK(!policy_switch(b.p, sv("person"), false, from_a, &why));
	CHECK(weekday->on && !pronoun->on);
	CHECK(policy_switch(b.p, sv("date-wekday"), false, from_a, &why));
	CHECK_STR(why, "there is no check 'date-wekday'; did you mean 'date-weekday'?");
	bench_free(&b);
}

TEST(policy_levels)
{
	struct bench b;
	bench_new(&b);
	const char *why = NULL;
	struct setting *weekday = policy_find(b.p, sv("date-weekday"));
	CHECK_INT(setting_level(weekday), LL_WARNING);
	CHECK(!policy_level(b.p, sv("date-weekday"), sv("note"), from_a, &why));
	CHECK_INT(setting_level(weekday), LL_NOTE);
	CHECK_STR(weekday->level_from.file, "a.json");
	CHECK(!policy_level(b.p, sv("date-weekday"), sv("off"), from_a, &why) && !weekday->on);
	CHECK(policy_level(b.p, sv("date-weekday"), sv("eror"), from_a, &why));
	CHECK_STR(why, "'eror' is no level; did you mean 'error'?");
	CHECK(policy_level(b.p, sv("date-weekday"), sv("loud"), from_a, &why));
	CHECK_STR(why, "'loud' is no level; there are error, warning, note and off");
	CHECK(policy_level(b.p, sv("x"), sv("note"), from_a, &why));
	bench_free(&b);
}

static int command_line(struct policy *p, const char *select, const char *ignore, const char *level,
			const char **why)
{
	struct wanted w = { 0 };
	if (select)
		*VEC_PUSH(p->arena, &w.select) = select;
	if (ignore)
		*VEC_PUSH(p->arena, &w.ignore) = ignore;
	if (level)
		*VEC_PUSH(p->arena, &w.level) = level;
	return policy_command_line(p, &w, why);
}

TEST(policy_of_the_command_line)
{
	struct bench b;
	bench_new(&b);
	const char *why = NULL;
	CHECK(!command_line(b.p, "dates,spelling", "date-order", "spelling=error", &why));
	CHECK(policy_find(b.p, sv("date-weekday"))->on && !policy_find(b.p, sv("date-order"))->on);
	CHECK_STR(policy_find(b.p, sv("date-order"))->on_from.option, "--ignore");
	CHECK_INT(setting_level(policy_find(b.p, sv("spelling"))), LL_ERROR);
	CHECK(command_line(b.p, NULL, NULL, "spelling", &why));
	CHECK_STR(why, "'spelling' is not ID=LEVEL");
	CHECK(command_line(b.p, NULL, NULL, "no-such=eror", &why));
	CHECK_STR(why, "'eror' is no level; did you mean 'error'?");
	/* of another config, perhaps */
	CHECK(!command_line(b.p, "acme-x", "acme-y", "acme-z=note", &why));
	CHECK_INT(policy_count(b.p), 0);
	CHECK_STR(policy_near(b.p, sv("dtes")), "dates");
	CHECK_STR(policy_near(b.p, sv("acme-x")), NULL);
	bench_free(&b);
}

TEST(what_the_command_line_names)
{
	struct arena a = { 0 };
	struct wanted w = { 0 };
	struct id_list l;
	*VEC_PUSH(&a, &w.select) = "dates, spelling,";
	*VEC_PUSH(&a, &w.select) = "acme-x";
	*VEC_PUSH(&a, &w.ignore) = ",person";
	*VEC_PUSH(&a, &w.level) = "age-mismatch=note";
	wanted_ids(&w, &a, &l);
	if (CHECK_INT(l.v.n, 5)) {
		CHECK_SV(l.v.v[1], "spelling");
		CHECK_SV(l.v.v[2], "acme-x");
		CHECK_SV(l.v.v[3], "person");
		CHECK_SV(l.v.v[4], "age-mismatch");
		CHECK_INT(l.selected, 3);
	}
	arena_free(&a);
}

static void run_option(struct ll_ctx *c, const struct ll_letter *l)
{
	(void)l;
	ll_report(c, (struct ll_span){ 0, 1 }, "%d %d", (int)ll_option_int(c, "most"),
		  (int)ll_option_int(c, "least"));
}

static const struct ll_opt options[] = { { "least", "", 1, 0, 9 }, { "most", "", 7, 0, 9 }, { 0 } };

TEST(policy_options_and_rules_of_its_own)
{
	struct bench b;
	bench_new(&b);
	const char *why = NULL;
	struct rule own = { .check = { LL_CHECK_ABI, .id = "own", .family = "other",
				       .severity = LL_ERROR, .options = options,
				       .run = run_option } };
	const uint32_t before = b.p->n;
	policy_clear(b.p, from_a);
	CHECK(!policy_add_rule(b.p, &own, from_a, &why) && b.p->n == before + 1);
	CHECK(policy_add_rule(b.p, &own, from_a, &why));
	CHECK_STR(why, "there is a check 'own' already");
	struct policy *p = policy_copy(&b.arena, b.p);
	struct setting *s = policy_find(p, sv("own"));
	CHECK_INT(policy_option_index(s, "most"), 1);
	CHECK_INT(policy_option_index(s, "mst"), -1);
	policy_option(p, s, 1, 9, from_a);
	CHECK(s->options_from[1].line == 3 && !s->options_from[0].file);
	struct policy *later = policy_copy(&b.arena, p);
	policy_option(later, policy_find(later, sv("own")), 0, 5, from_a);
	CHECK(!policy_ready(b.p, &b.g, &why) && !policy_ready(p, &b.g, &why));
	CHECK(own.used == 1 && own.level == LL_ERROR);
	struct worker *w = worker_new(&b.g);
	struct linted l;
	const uint8_t text[] = "A letter.\n";
	const struct policy *const each[] = { b.p, p, later };
	static const char *const said[] = { "7 1", "9 1", "9 5" };
	for (int i = 0; i < 3; i++)
		if (CHECK(!worker_lint(w, each[i], "t", text, sizeof text - 1, &l, &why)))
			CHECK_STR(l.v[0]->message, said[i]);
	worker_free(w);
	bench_free(&b);
}

TEST(policy_words)
{
	struct bench b;
	bench_new(&b);
	CHECK(!policy_knows(b.p, sv("Zolpimax")));
	policy_word(b.p, sv("Zolpimax"));
	policy_word(b.p, sv("Brightwell-Anders Clinic"));
	struct policy *copy = policy_copy(&b.arena, b.p);
	for (int i = 0; i < 500; i++)
		policy_word(copy, sv(arena_printf(&b.arena, "w%d", i)));
	CHECK(policy_knows(copy, sv("zolpimax")) && policy_knows(copy, sv("ZOLPIMAX's")));
	CHECK(policy_knows(copy, sv("Brightwell")) && policy_knows(copy, sv("anders")));
	CHECK(policy_knows(copy, sv("w499")) && !policy_knows(copy, sv("w500")));
	CHECK(!policy_knows(copy, sv("Zolpima")) && !policy_knows(copy, sv("")));
	CHECK(!policy_knows(b.p, sv("w499")));
	bench_free(&b);
}
