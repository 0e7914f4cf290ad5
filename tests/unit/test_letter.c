/* SPDX-License-Identifier: MIT */
#include "unit.h"

/* The flow of a text, '\n' for paragraphs. */
static void flow_is(const char *text, const char *flow, int line)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, text);
	unit_check_sv((struct ll_sv){ l->flow, l->nflow }, sv(flow), __FILE__, line, text);
	for (uint32_t i = 0; i < l->nflow; i++)
		if (l->map[i] > l->map[i + 1])
			unit_check(false, __FILE__, line, "the map goes backwards");
	arena_free(&a);
}
#define FLOW(text, flow) flow_is(text, flow, __LINE__)

TEST(flow_of_wrapped_lines)
{
	FLOW("The injured worker was seen on December 23, \n1997, while employed as a construction worker. \n",
	     "The injured worker was seen on December 23, 1997, while employed as a construction worker.\n");
	FLOW("The applicant is capable of transitioning to self-directed, home-\nbased physical medicine.\n",
	     "The applicant is capable of transitioning to self-directed, home-based physical medicine.\n");
	FLOW("The surgeon asked for a rigid brace and for 36 visits of physical ther-\napy after the operation.\n",
	     "The surgeon asked for a rigid brace and for 36 visits of physical therapy after the operation.\n");
	FLOW("amenable to the cognitive behavioral therapy/ \npsychotherapy at issue in the present request here.\n",
	     "amenable to the cognitive behavioral therapy/psychotherapy at issue in the present request here.\n");
}

TEST(flow_of_paragraphs)
{
	FLOW("CLINICAL CASE SUMMARY\nThe expert reviewer developed the following clinical case summary.\n",
	     "CLINICAL CASE SUMMARY\nThe expert reviewer developed the following clinical case summary.\n");
	FLOW("A first paragraph of the letter ends in this line.\n\nA second paragraph begins here, as one sees.\n",
	     "A first paragraph of the letter ends in this line.\nA second paragraph begins here, as one sees.\n");
	FLOW("Certification(s)/Specialty: Preventive Medicine, Occupational Medicine\n\n \n\nCLINICAL CASE SUMMARY\n"
	     "The applicant is a 45-year-old who has filed a claim for chronic pain.\n",
	     "Certification(s)/Specialty: Preventive Medicine, Occupational Medicine\nCLINICAL CASE SUMMARY\n"
	     "The applicant is a 45-year-old who has filed a claim for chronic pain.\n");
	FLOW("Physical therapy for the lumbar spine, twelve visits over six weeks: Upheld\nDecision rationale: It is "
	     "not medically necessary.\n",
	     "Physical therapy for the lumbar spine, twelve visits over six weeks: Upheld\nDecision rationale: It is "
	     "not medically necessary.\n");
	FLOW("Psychotropic management consultation, once a month for 6 months, 6 sessions: \nUpheld \n",
	     "Psychotropic management consultation, once a month for 6 months, 6 sessions: Upheld\n");
	FLOW("The visits requested were of two kinds and for two body parts:\n1. Physical therapy\n2. Acupuncture\n",
	     "The visits requested were of two kinds and for two body parts:\n1. Physical therapy\n2. Acupuncture\n");
	FLOW("Based on improvement, additional sessions of the same kind (up to \n20) can be offered to a patient.\n",
	     "Based on improvement, additional sessions of the same kind (up to 20) can be offered to a patient.\n");
}

TEST(flow_of_double_spacing)
{
	FLOW("The injured worker is a 62 year old male who was injured at work on \n\nApril 15, 2003. She is diagnosed "
	     "with depression and is also tearful at \n\nthe time of the visit in question. \n \n\nA second paragraph "
	     "begins here and is followed by another line of text \n\nthat ends it.\n",
	     "The injured worker is a 62 year old male who was injured at work on April 15, 2003. She is diagnosed "
	     "with depression and is also tearful at the time of the visit in question.\nA second paragraph "
	     "begins here and is followed by another line of text that ends it.\n");
}

TEST(flow_over_a_page_break)
{
	FLOW("It is useful in identifying those with risk and in the planning of care \n\n\n\nfactors for delayed "
	     "recovery, including fear avoidance beliefs and more.\n",
	     "It is useful in identifying those with risk and in the planning of care factors for delayed "
	     "recovery, including fear avoidance beliefs and more.\n");
	FLOW("It is useful in identifying those with risk and in the planning of care\n\nPage 2 of 5\n\nfactors for "
	     "delayed recovery, including fear avoidance beliefs and more.\n",
	     "It is useful in identifying those with risk and in the planning of care factors for "
	     "delayed recovery, including fear avoidance beliefs and more.\n");
}

TEST(flow_folds_characters)
{
	FLOW("the patient\xe2\x80\x99s \xe2\x80\x9cmood\xe2\x80\x9d\n", "the patient's \"mood\"\n");
	FLOW("six\xc2\xa0months\xe2\x80\x94" "for a total\n", "six months - for a total\n");
	FLOW("10\xe2\x80\x93" "12 visits\n", "10-12 visits\n");
	FLOW("trans\xc2\xad" "ition\n", "transition\n");
	FLOW("Norco\xc2\xae 5 mg, 75 \xc2\xb5g\n", "Norco 5 mg, 75 mcg\n");
	FLOW("\xef\xac\x81nding\n", "finding\n");
	FLOW("2\xc2\xbd tablets, flexion 90\xc2\xb0\n", "2 1/2 tablets, flexion 90 degrees\n");
}

static void sentences_are(const char *text, uint32_t n, int line)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, text);
	unit_check_num(l->sentences.n, n, __FILE__, line, text);
	arena_free(&a);
}
#define SENTENCES(text, n) sentences_are(text, n, __LINE__)

TEST(sentences)
{
	SENTENCES("He was seen. She was not.", 2);
	SENTENCES("He was seen by Dr. Lee. She was not.", 2);
	SENTENCES("The 61 yr. old female was seen.", 1);
	SENTENCES("Norco, i.e. hydrocodone, was stopped.", 1);
	SENTENCES("The dose is 7.5 mg. No refills.", 2);
	SENTENCES("Decision based on MTUS Page(s): 400-1.  Decision based on ODG.", 2);
	SENTENCES("The request is not medically necessary.The next one is.", 2);
	SENTENCES("He asked \"why?\" Nobody knew.", 2);
	SENTENCES("See page 12. No visits were left.", 2);
	SENTENCES("See No. 5 of the list.", 1);
	SENTENCES("Mr. J. Smith and Ms. K. Jones met.", 1);
	SENTENCES("He takes vitamin D. The level is low.", 2);
	SENTENCES("Acme Inc. denied it.", 1);
	SENTENCES("ice, heat, etc. The patient improved.", 2);
	SENTENCES("1. Norco 10/325 mg", 1);
	SENTENCES("at 3 p.m. on Monday", 1);
	SENTENCES("", 0);
}

static const char imr[] =
	"HOW THE IMR FINAL DETERMINATION WAS MADE\n\nMAXIMUS sent the file.\n\nCLINICAL CASE SUMMARY\n"
	"The patient is a man.\n\nIMR ISSUES, DECISIONS AND RATIONALES\n\n1. Norco 10/325 mg #60: Upheld\n\n"
	"Claims Administrator guideline: Decision based on MTUS.\n\nMAXIMUS guideline: Decision based on MTUS.\n\n"
	"Decision rationale: Norco is an opioid. The request is not medically necessary.\n\n"
	"Left knee MRI:\nOverturned\n\nDecision rationale: It is medically necessary.\n";

TEST(sections_and_items)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, imr);
	static const uint32_t kinds[] = { LL_SEC_HOW_MADE, LL_SEC_SUMMARY, LL_SEC_ISSUES, LL_SEC_HEADING,
					  LL_SEC_CA_GUIDELINE, LL_SEC_IMR_GUIDELINE, LL_SEC_RATIONALE,
					  LL_SEC_HEADING, LL_SEC_RATIONALE };
	CHECK_INT(l->sections.n, sizeof kinds / sizeof *kinds);
	for (uint32_t i = 0; i < l->sections.n && i < sizeof kinds / sizeof *kinds; i++)
		CHECK_INT(l->sections.v[i].kind, kinds[i]);
	CHECK_INT(l->items.n, 2);
	if (l->items.n == 2) {
		CHECK_SV(ll_text(l, l->items.v[0].heading), "Norco 10/325 mg #60");
		CHECK_SV(ll_text(l, l->items.v[0].decision), "Upheld");
		CHECK_SV(ll_text(l, l->items.v[1].heading), "Left knee MRI");
		CHECK_SV(ll_text(l, l->items.v[1].decision), "Overturned");
		CHECK_INT(l->items.v[0].nsections, 4);
		CHECK_INT(l->items.v[1].nsections, 2);
	}
	CHECK(l->known_layout);
	CHECK_STR(l->profile->name, "imr-ca");
	arena_free(&a);
}

TEST(plain_text_is_one_summary)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "The patient is a man. She was seen.\n\nShe was tired.\n");
	CHECK_INT(l->sections.n, 1);
	CHECK_INT(l->sections.v[0].kind, LL_SEC_SUMMARY);
	CHECK_INT(l->items.n, 0);
	CHECK(!l->known_layout);
	arena_free(&a);
}

TEST(sections_cover_all_sentences)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, imr);
	uint32_t next = 0;
	for (uint32_t i = 0; i < l->sections.n; i++) {
		CHECK_INT(l->sections.v[i].sentence, next);
		next += l->sections.v[i].nsentences;
	}
	CHECK_INT(next, l->sentences.n);
	arena_free(&a);
}

TEST(frames)
{
	struct arena a = { 0 };
	struct ll_letter *l = letter_from(&a, "Decision rationale: The guidelines recommend a trial of 6 sessions. "
					      "The patient has completed 4 sessions. "
					      "UR modified the request to 2 visits. "
					      "Therefore, the request for 12 sessions is not medically necessary.");
	uint32_t seen = 0;
	static const uint8_t want[] = { LL_FRAME_GUIDELINE, LL_FRAME_HISTORY, LL_FRAME_UR, LL_FRAME_CONCLUSION };
	for (uint32_t i = 0; i < l->tokens.n; i++)
		if (l->tokens.v[i].kind == LL_TOK_NUMBER && seen < 4)
			CHECK_INT(l->frame[i], want[seen++]);
	CHECK_INT(seen, 4);
	arena_free(&a);
}

TEST(mistakes_that_a_letter_tells)
{
	static const struct {
		const char *text;
		bool told;
	} s[] = {
		{ "Her age is given as 46 and the date as 09/15/2015; both were corrected in October.", true },
		{ "The form erroneously has her as a man.", true },
		{ "The letter was addressed to Mr. Bell by mistake.", true },
		{ "He wears corrective lenses and works full time.", false },
		{ "The plan made an error of judgment, she writes.", false },
	};
	for (size_t i = 0; i < sizeof s / sizeof *s; i++) {
		struct arena a = { 0 };
		struct ll_letter *l = letter_from(&a, s[i].text);
		CHECK(fact_acknowledged(l, (struct ll_span){ 4, 3 }) == s[i].told);
		arena_free(&a);
	}
}
