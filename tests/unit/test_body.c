/* SPDX-License-Identifier: MIT */
#include "unit.h"

/* The first sided part: 'l', 'r', 'b' both; upper case: in the plural; 'u' for comparison only; '-'
 * none. */
static const struct {
	const char *text, *part;
	char side;
} cases[] = {
	{ "The left knee is swollen.", "knee", 'l' },
	{ "RIGHT KNEE ARTHROSCOPY", "knee", 'r' },
	{ "Pain in the right medial meniscus.", "knee", 'r' },
	{ "There is pain in both knees.", "knee", 'B' },
	{ "Bilateral shoulder pain was noted.", "shoulder", 'b' },
	{ "Left and right knee films.", "knee", 'b' },
	{ "The pain radiates to the left lower extremities.", "lower extremity", 'L' },
	{ "An MRI of the knee on the left was done.", "knee", 'l' },
	{ "Physical therapy, shoulder, left", "shoulder", 'l' },
	{ "X-ray of the knee (right)", "knee", 'r' },
	{ "He has pain in the knees bilaterally.", "knee", 'B' },
	{ "Left-sided hip pain was noted.", "hip", 'l' },
	{ "The pt has L knee pain.", "knee", 'l' },
	{ "Replacement of the right hip.", "hip", 'r' },
	{ "He left the knee brace at home.", "knee", '-' },
	{ "The knee is swollen.", "knee", '-' },
	{ "Unlike the left knee, it is swollen.", "knee", 'u' },
	{ "The right hand is normal.", "hand", 'u' },
	{ "The left shoulder had full range of motion.", "shoulder", 'u' },
	{ "The contralateral right knee was examined.", "knee", 'u' },
	{ "The claimant is right hand dominant.", "hand", 'u' },
	{ "The right wrist, which had a release, was said to be asymptomatic.", "wrist", 'u' },
	{ "Knee pain, right greater than left knee.", "knee", 'b' },
	{ "The left upper extremity is cool.", "upper extremity", 'l' },
	{ "Pain in the right heel.", "heel", 'r' },
	{ "The left first metatarsal broke.", "foot", 'l' },
	{ "Right carpal tunnel release was requested.", "wrist", 'r' },
	{ "Left stellate ganglion block", "stellate ganglion", 'l' },
	{ "Weakness of the right quadriceps.", "thigh", 'r' },
	{ "Left hip, thigh and calf pain.", "hip", 'l' },
};

static char side_of(const struct ll_letter *l, const char *part)
{
	static const char letters[] = "-lrb";
	LL_FOREACH (f, l, LL_BODY_PART) {
		if (f->key.n != strlen(part) || memcmp(f->key.p, part, f->key.n))
			continue;
		if (f->u.body.uninvolved)
			return 'u';
		const char c = letters[f->u.body.side];
		return f->u.body.plural && c != '-' ? (char)(c - 'a' + 'A') : c;
	}
	return '?';
}

TEST(body_parts_have_sides)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		const char got = side_of(letter_from(&a, cases[i].text), cases[i].part);
		unit_check(
			got == cases[i].side, __FILE__, __LINE__,
			arena_printf(&a, "'%c', not '%c': %s", cases[i].side, got, cases[i].text));
		arena_free(&a);
	}
}

TEST(body_parts_know_whether_they_are_paired)
{
	struct arena a = { 0 };
	const struct ll_letter *l =
		letter_from(&a, "The left knee, the left ring finger and the lumbar spine hurt.");
	const struct ll_fact *knee = fact_with(l, LL_BODY_PART, "knee"),
			     *finger = fact_with(l, LL_BODY_PART, "finger"),
			     *back = fact_with(l, LL_BODY_PART, "lumbar");
	CHECK(knee && knee->u.body.paired);
	CHECK(finger && !finger->u.body.paired);
	CHECK(back && !back->u.body.paired);
	arena_free(&a);
}

/* Part and stretch of the token "X" in "a level X here". */
TEST(levels_of_the_spine)
{
	static const char *const levels[][3] = {
		{ "C6", "neck", "cervical" },	  { "C8", "neck", NULL },
		{ "T1", "upper back", NULL },	  { "T9", "upper back", "thoracic" },
		{ "T12", "upper back", NULL },	  { "L1", "low back", NULL },
		{ "L5", "low back", "lumbar" },	  { "L45", "low back", NULL },
		{ "S1", NULL, "lumbar" },		  { "S2", NULL, NULL },
	};
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		struct arena a = { 0 };
		char text[64];
		snprintf(text, sizeof text, "A level %s here.", levels[i][0]);
		const struct ll_level at = ll_level_at(letter_from(&a, text), 2);
		CHECK(at.is);
		CHECK_SV(at.part, levels[i][1]);
		CHECK_SV(at.stretch, levels[i][2]);
		arena_free(&a);
	}
	struct arena a = { 0 };
	const struct ll_letter *l = letter_from(&a, "No level: L0, M4, L, L4x, T2W, 45.");
	for (uint32_t i = 0; i <= l->tokens.n; i++)
		CHECK(!ll_level_at(l, i).is);
	arena_free(&a);
}
