/* SPDX-License-Identifier: MIT */
/* Sentences that the wording checks report, and their like that are right. */
#include "unit.h"

#include "engine/run.h"

#include <stdio.h>

struct bench {
	struct registry g;
	struct worker *w;
	struct arena arena;
	struct policy *policy;
};

static struct bench bench_for(const char *id)
{
	struct bench b = { 0 };
	const char *why = "";
	struct wanted wanted = { .select = { &id, 1, 1 } };
	CHECK(registry_init(&b.g, &why) == 0);
	b.policy = policy_new(&b.arena, &b.g);
	CHECK(policy_command_line(b.policy, &wanted, &why) == 0);
	CHECK(policy_ready(b.policy, &b.g, &why) == 0);
	return b;
}

/* How many findings; *least the lowest level among them. */
static uint32_t found_in(struct bench *b, const char *text, uint32_t *least)
{
	struct linted l;
	const char *why;
	if (worker_lint(b->w, b->policy, "test", (const uint8_t *)text, strlen(text), &l, &why))
		return UINT32_MAX;
	*least = LL_ERROR;
	for (uint32_t i = 0; i < l.n; i++)
		if (l.v[i]->severity < *least)
			*least = l.v[i]->severity;
	return l.n;
}

/* Each sentence, set in a letter of two sentences, must give `n` findings. */
static void each(const char *id, const char *const *sentences, uint32_t n)
{
	struct bench b = bench_for(id);
	b.w = worker_new(&b.g);
	for (; *sentences; sentences++) {
		char text[1024];
		uint32_t least;
		snprintf(text, sizeof text,
			 "The patient was seen in May. %s The record was read.\n", *sentences);
		uint32_t got = found_in(&b, text, &least);
		if (!CHECK(got == n))
			fprintf(stderr, "  %s: %u findings in: %s\n", id, got, *sentences);
	}
	worker_free(b.w);
	registry_free(&b.g);
	arena_free(&b.arena);
}

TEST(repeated_words)
{
	static const char *const bad[] = {
		"This is the severity of of the symptoms.",
		"It was sent to the the carrier.",
		"The request was was denied.",
		"The The request was denied.",
		"He has has no pain.",
		"It is at the end of the of the file.",
		"She needs to be to be seen.",
		"The pain of the neck neck is worse.",
		"The pain in the spine in the spine is worse.",
		"He goes to physical therapy physical therapy now.",
		"He was given a a form.",
		NULL,
	};
	static const char *const good[] = {
		"She had had some difficulty.",
		"It is said that that injection helped.",
		"He gave her her medication.",
		"She lives in Walla Walla, Washington.",
		"It is on the MTUS Guidelines Psychotherapy Guidelines list.",
		"It was denied, denied again and lost.",
		"He came in. In May he left.",
		"The dose is 20 20 times.",
		"It is very very likely.",
		"A drug that is not recommended is not recommended.",
		"He comes day after day after day.",
		"It is graded A a second time.",
		"I placed on On-Q pump.",
		"The pain is 5/5 5/5.",
		"New York New York is a song.",
		"The patient XXX XXX was seen.",
		NULL,
	};
	each("repeated-word", bad, 1);
	each("repeated-word", good, 0);
}

TEST(spaces)
{
	static const char *const bad[] = {
		"It holds all medical records:61 yr. old female claimant sustained a work injury.",
		"The decision rationale:According to the guidelines it is not needed here.",
		"It is not necessary.The request was denied.",
		"It was so in 2014.The request was denied.",
		"It ran through 03/31/2017.Residential care is wanted.",
		"It was so with the patient.he was denied.",
		"He worked for it , and left.",
		"He was employed by  , and left.",
		"He has pain,and he left.",
		"The disorder (MDD)with pain is there.",
		"It was denied .",
		NULL,
	};
	static const char *const good[] = {
		"It was at 10:30 and at 4:15 p.m. that he came.",
		"The ratio is 1:4 and 1 : 4 of it.",
		"See www.dmhc.ca.gov and http://www.example.org/a.html for it.",
		"Write to John.Doe@example.org about it.",
		"It is on Page(s): 23 of the file.",
		"The dose is .5 mg and 0.25 mg of it.",
		"He has pain at C5-6, L4/5 and so on.",
		"He takes e.g. this and i.e. that.",
		"John Doe, M.D. saw him.",
		"It is in MTUS 9792.20e and in No.5 of it.",
		"Dr. St.John saw him.",
		"He had \"absent extraordinary circumstances . . . we think\" of it.",
		"He came (s)he said, for (re)evaluation of it.",
		"The file report.pdf is there.",
		"Age:45",
		"It is 1,200 or 12,000 of them.",
		"It is J.B.Smith who came.",
		"It was 3 ...",
		NULL,
	};
	each("spacing", bad, 1);
	each("spacing", good, 0);
}

TEST(placeholders)
{
	static const char *const bad[] = {
		"It was received on [INSERT DATE] by the plan.",
		"It was sent to [NAME] by the plan.",
		"It was sent by [Provider Name] to the plan.",
		"It was received on [date of service] by the plan.",
		"It was received on (INSERT DATE) by the plan.",
		"It was received on XX/XX/XXXX by the plan.",
		"It was received on XX/XX/2014 by the plan.",
		"It was received on MM/DD/YYYY by the plan.",
		"It was received from XXX by the plan.",
		"He was diagnosed with ____ on that day.",
		"The date of the hearing is TBD by the plan.",
		"It was sent to \xC2\xABName\xC2\xBB by the plan.",
		"It was sent to <<Name>> by the plan.",
		"It was sent to {{name}} by the plan.",
		"It was sent to <Patient Name> by the plan.",
		"It was paid to ??? by the plan.",
		"Here is lorem ipsum for the plan.",
		"Click here to enter text for the plan.",
		"The request is/is not medically necessary for him.",
		"He is an XX-year-old man with pain.",
		"It cost the plan $XX in that year.",
		"It came from PROVIDER NAME on that day.",
		"The dose [verify with chart] is high.",
		"The plan approved a total of [ ] sessions of it.",
		"It was received on X/X/XXXX by the plan.",
		"INSERT RATIONALE HERE.",
		NULL,
	};
	static const char *const good[] = {
		"The frequency of \"[mental health] follow-up visits\" is high.",
		"He wrote that \"he seen [sic] it\" then.",
		"He wrote that [the patient] had left.",
		"[ ] standard [x] expedited [X] other",
		"Her chromosomes are 46,XX and so on.",
		"It is in Chapter XXX of the book.",
		"Signature: ____________  Date: ________",
		"_______________________________",
		"The MTUS and the ACOEM and the ODG say so.",
		"It was seen by Dr. XYZ and by ABCD then.",
		"The pain (number 3) is a pain (type 2) of it.",
		"It asks whether the request is/is not needed.",
		"The pain is < 3 and > 1 of it.",
		"The \"[Veteran's]\" claim is old.",
		"He came, did he not?",
		"His number is XXX-XX-1234 in the file of it.",
		"The form has these [ ] yes and [x] no for the plan to tick.",
		"He calls the function f() and x/y of it.",
		"He takes Norco #60 and no more.",
		NULL,
	};
	each("placeholder", bad, 1);
	each("placeholder", good, 0);
}

TEST(grammar_slips)
{
	static const char *const bad[] = {
		"The applicant would be need to be seen.",
		"They are expected to continued active therapies at home.",
		"The strategies alter and applicant's response to stress.",
		"He complained chronic pain of his neck.",
		"It was at odds with page 405 as did not base the frequency on it.",
		"The applicant had, moreover, had developed depression.",
		"His age is greater then 65 years.",
		"He is better rather then worse.",
		"He should of been seen.",
		"He was given a an injection.",
		"The pain is are there.",
		"He did not responded to it.",
		"He does not has pain.",
		"He has went home.",
		"She has underwent surgery.",
		"He would been treated.",
		"He has not respond to it.",
		"He has been diagnose with it.",
		"The pain was was been there.",
		"It is so due the fact that he left.",
		"It is so according the guidelines.",
		"With regards the pain it is so.",
		"He is unable perform his work.",
		"He failed respond to it.",
		"It lost it's own file.",
		"Their is no record of it.",
		"He had side affects of it.",
		"There is a casual relationship between them.",
		"It was not medical necessary for him.",
		"The request for is not granted.",
		"He is a 45 years old man.",
		"He was suppose to come.",
		"Of the the is no record.",
		"It was a evaluation of him.",
		"It was an trial of it.",
		"It is as evidence by the file.",
		"He has requested for a scan.",
		"It does not meets the rule.",
		"He had a trail of 6 visits.",
		"The decision is base on the file.",
		"He has more that 12 visits.",
		"The request is for continue care.",
		"He has the patients history of it.",
		"It will resolves on its own.",
		"It depends on what the test shown.",
		"It is granted if it facilitate entry.",
		"A person who no longer feel his lows is at risk.",
		"That would have warrant a visit.",
		"I also recommends that it be set.",
		"The symptoms requires a scan.",
		"The physician describe a limp.",
		NULL,
	};
	static const char *const good[] = {
		"He should, of course, be seen, and what he could of course was done.",
		"There is a need to be seen.",
		"They are compared to continued therapy, due to increased pain.",
		"He is likely to need it and to proceed and to succeed.",
		"He complained of chronic pain, and she complained bitterly.",
		"Drugs such as did not help were stopped.",
		"She had had some difficulty.",
		"It was less, then more.",
		"He rested and then a second course began.",
		"What he had was pain; the pain he has is old.",
		"He did not need it and did not exceed it.",
		"He was seen for an other-than-honorable discharge.",
		"Had he been seen, he would have been treated.",
		"\"He did not responded\" is what she wrote.",
		"He was treated medically.",
		"It was given a \"the\" too.",
		"Page 23 of the guidelines recommends it.",
		"One of the guidelines states it.",
		"Per the guidelines, recommend 6 visits.",
		"It was in regard to the pain and with respect to the neck.",
		"The benefits due the claimant were paid.",
		"He bases his decision on the file, and the plan based the denial on it.",
		"He is able to perform and has failed to respond.",
		"It's not clear, and it is a clear case.",
		"It is a side effect, and it has been given.",
		"Vitamin A the patient takes daily.",
		"He moved to from-scratch cooking.",
		"Others have been or are treated.",
		"If he were seen, he would do well.",
		"It was a one-time, a European, a unique and a useful visit in an hour.",
		"He did what he could to help, and he is on a trail in the woods.",
		"The patients' history and the patient's history are long.",
		"He was given a NSAID, an MRI, an x-ray and an HNP.",
		"In May resolves were made, and the will provides for it.",
		"The only care she has had includes therapy.",
		"I ask that she receive it, and that the plan provide it.",
		"Should the patient require it, it may be given to him.",
		"Stage I includes those who feel no pain.",
		"What the file shown here says is clear.",
		"The request for it is granted; the in-network and the out-of-network plans pay.",
		NULL,
	};
	each("grammar-slip", bad, 1);
	each("grammar-slip", good, 0);
}

TEST(misspellings)
{
	static const char *const bad[] = {
		"He takes Cymbalata 30 mg for it.",
		"He has symtomatic relief of it.",
		"He was given cyclobenzeprine 10 mg.",
		"He recieved the letter in June.",
		"He has lumbar radiculpathy of it.",
		"He takes Lunseta 2 mg at night.",
		NULL,
	};
	static const char *const good[] = {
		"He was seen by Dr. Oyelaran-Vasquez of Xochimilco.",
		"He takes Cymbalta, Lunesta and Lidoderm.",
		"He has an HNP and a TFESI under ACOEM.",
		"Its code is CM14-0012345 and QZXW.",
		"He had paediatric and behavioural haematology.",
		"Write to jqpublic@zzxx.org or see http://zzxxyy.org/qqrr for it.",
		"He is a zzyzx man, a zzyzx one, and a third time zzyzx.",
		"He has the patient's and patients' rights.",
		NULL,
	};
	struct bench b = bench_for("spelling");
	b.w = worker_new(&b.g);
	uint32_t least, n = found_in(&b, "He is a zzyzzyx man.\n", &least);
	bool dictionary = n == 1;
	worker_free(b.w);
	registry_free(&b.g);
	arena_free(&b.arena);
	if (dictionary)
		each("spelling", bad, 1);
	each("spelling", good, 0);
}

static void whole(const char *id, const char *text, uint32_t n, uint32_t level)
{
	struct bench b = bench_for(id);
	b.w = worker_new(&b.g);
	uint32_t least, got = found_in(&b, text, &least);
	if (!CHECK(got == n) || (n && !CHECK(least == level)))
		fprintf(stderr, "  %s: %u findings in: %.60s\n", id, got, text);
	worker_free(b.w);
	registry_free(&b.g);
	arena_free(&b.arena);
}

#define HEAD "CLINICAL CASE SUMMARY\n\nThe patient is a man of 60.\n\nDecision rationale: "
#define ONE  "There is no documentation of a failed trial of oral drugs at a lower dose. "
#define TWO  "The guideline asks for one such trial in any case of this kind. "
#define LEAD                                                                                       \
	"The expert reviewer developed the following clinical case summary based on a review of "  \
	"the\ncase file:"

TEST(duplicates)
{
	whole("duplicate-text",
	      "CLINICAL CASE SUMMARY\n" LEAD "\n\n" LEAD "61 yr. old female claimant.\n", 1,
	      LL_WARNING);
	whole("duplicate-text",
	      "IMR ISSUES, DECISIONS AND RATIONALES\n\n6 Visits: Upheld\n\n" HEAD ONE TWO ONE "\n",
	      1, LL_WARNING);
	whole("duplicate-text", HEAD ONE ONE "\n", 1, LL_WARNING);
	whole("duplicate-text",
	      "Decision rationale: The Expert Reviewer's decision rationale: It is so.\n", 1,
	      LL_WARNING);
	whole("duplicate-text", HEAD ONE TWO "\n", 0, 0);
	/* three times: a standard sentence */
	whole("duplicate-text", HEAD ONE TWO ONE TWO ONE "\n", 0, 0);
	/* too short to be a paste */
	whole("duplicate-text", HEAD "The pain is old. He walks. The pain is old.\n", 0, 0);
	whole("duplicate-text", "", 0, 0);
	whole("duplicate-text",
	      "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a", 0, 0);
	whole("duplicate-text", "Signature: x\nSignature: x\n", 0, 0);
}

TEST(words_repeated_across_a_wrap)
{
	whole("repeated-word",
	      "The applicant reported ongoing complaints of neck pain radiating to the upper "
	      "extremities and of the\n"
	      "the hands. Paresthesias associated with carpal tunnel syndrome were also reported "
	      "at the visit. The\n"
	      "applicant was working in a modified capacity, the treating provider reported, and "
	      "the records are\n"
	      "clear.\n",
	      1, LL_WARNING);
	whole("grammar-slip",
	      "The applicant reported ongoing complaints of neck pain radiating to the upper "
	      "extremities, rather\n"
	      "then to the hands. Paresthesias associated with carpal tunnel syndrome were also "
	      "reported at the\n"
	      "visit. The applicant was working in a modified capacity, the treating provider "
	      "reported, and the\n"
	      "records are clear.\n",
	      1, LL_WARNING);
}
