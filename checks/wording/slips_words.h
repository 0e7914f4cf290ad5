/* SPDX-License-Identifier: MIT */
/* Slips of one right word for another that sounds or looks like it: of dictation and of typing. */
#ifndef LL_CHECKS_SLIPS_WORDS_H
#define LL_CHECKS_SLIPS_WORDS_H

#include "slips.h"

#define NOUNS_OF_PATIENT                                                                           \
	"symptoms|condition|history|injuries|medications|physician|knee|shoulder|lumbar|cervical|" \
	"chronic|neck|wrist|ankle|hip|primary|spine|depression|diagnosis|disability"

static const struct slip word_slips[] = {
	{ "he|she " NOUNS_OF_PATIENT, "as|to|of|than", "'%s' for 'his', 'her' or 'the'", NULL, 0 },
	{ "he|they patient|claimant|applicant|injured|reviewer|guideline|guidelines "
	  "=is|was|has|had|denies|reports|states|complains|worker|does|did|will|should|presents|do|"
	  "are|were",
	  NULL, "'%s' for 'the'", "the", 0, true },
	{ "they patient|claimant|applicant|member|enrollee|worker|insurer|reviewer|physician|"
	  "records|procedure|wound|incision|skin|abdomen|heart|lungs|knee|shoulder|spine|lumbar|"
	  "cervical|symptoms|following|same|medical|remainder|pylorus|stomach|colon|bladder",
	  NULL, "'they' for 'the'", "the", 0 },
	{ "see has|had|is|was|denies|complains|states|reports|presents|will", "^",
	  "'see' for 'she'", "she", 0 },
	{ "request|service|treatment|medication|therapy|procedure|surgery|injection "
	  "it medically",
	  "a|no", "'it' for 'is'", "is", 1 },
	{ "request|service|treatment|medication|therapy|procedure|surgery|injection "
	  "it not medically",
	  "a|no", "'it' for 'is'", "is", 1 },
	{ "whether of not", NULL, "'of' for 'or'", "or", 1 },
	{ "weather or|the|he|she|this", NULL, "'weather' for 'whether'", "whether", 0, true },
	{ "taken|took|remain|remains|remained|stay|kept|placed of work|duty !-", NULL,
	  "'of' for 'off'", "off", 1 },
	{ "history|diagnosis|evidence|lack|instead|range|number|degree|because|documentation|"
	  "presence|absence|risk|combination|signs|cause off",
	  NULL, "'off' for 'of'", "of", 1 },
	{ "is|was|are|were to weak|painful|ill|young|small|large|high|low|short|sick|severe|soon|"
	  "late|tired|anxious|unstable !the|a|his|her",
	  NULL, "'to' for 'too'", "too", 1 },
	{ "able|unable|due|according|order|related|secondary|referred|prior|ought too", NULL,
	  "'too' for 'to'", "to", 1 },
	{ "to|will|not|could loose weight|function|consciousness|motion|balance|strength|his|her",
	  NULL, "'loose' for 'lose'", "lose", 1 },
	{ "adversely|negatively|positively effect|effects|effected|effecting", NULL,
	  "'effect' for 'affect'", NULL, 0 },
	{ "may|will|can|could|would|not effect the|his|her|their "
	  "outcome|patient|patient's|ability|sleep|mood|function|decision|activities",
	  NULL, "'effect' for 'affect'", "affect", 1 },
	{ "principle "
	  "diagnosis|diagnoses|reason|complaint|cause|treatment|source|procedure|reviewer",
	  NULL, "'principle' for 'principal'", "principal", 0 },
	{ "shortness|short of breathe", NULL, "'breathe' for 'breath'", "breath", 2 },
	{ "to|cannot breath !-", "due|secondary|related", "'breath' for 'breathe'", "breathe", 1 },
	{ "has|have|had lead to|him|her|the", NULL, "'lead' for 'led'", "led", 1 },
	{ "past away", NULL, "'past' for 'passed'", "passed", 0 },
	{ "passed medical|surgical|psychiatric history", NULL, "'passed' for 'past'", "past", 0 },
	{ "of|the coarse of treatment|therapy|care|physical|his|her|the", NULL,
	  "'coarse' for 'course'", "course", 1 },
	{ "at lease @num", NULL, "'lease' for 'least'", "least", 1 },
	{ "at lease a|one|two|three|four|six|some|part|once", NULL, "'lease' for 'least'", "least",
	  1 },
	{ "on the other had", NULL, "'had' for 'hand'", "hand", 3 },
	{ "surgical|injection|incision|operative|fracture|biopsy|puncture|donor|graft sight|sights",
	  NULL, "'sight' for 'site'", NULL, 0 },
	{ "per|last|next|times|each weak|weaks", NULL, "'weak' for 'week'", NULL, 0 },
	{ "the patience is|was|has|had|denies|presents|reports|states", NULL,
	  "'patience' for 'patient'", "patient", 1 },
	{ "weight|hearing|memory|vision|bone|blood|hair lose", "to|not|could|will|may",
	  "'lose' for 'loss'", "loss", 1 },
	{ "lose of consciousness|motion|function|sensation|strength|appetite|balance|interest",
	  NULL, "'lose' for 'loss'", "loss", 0 },
	{ "sever pain|headache|headaches|depression|anxiety|symptoms|back|neck|low|left|right|"
	  "degenerative|osteoarthritis|stenosis|asthma|disc|obesity|impairment|spinal",
	  "to|not|can|will", "'sever' for 'severe'", "severe", 0 },
	{ "prostrate cancer|gland|biopsy|specific|exam|examination|carcinoma", NULL,
	  "'prostrate' for 'prostate'", "prostate", 0 },
	{ "dose not meet|have|support|appear|include|show|require|provide|recommend|indicate|"
	  "document|mention|seem|want|take|need|drink|smoke|feel|know|use|report|describe",
	  NULL, "'dose' for 'does'", "does", 0 },
	{ "daily|single|low|lower|lowest|high|higher|maximum|effective|recommended|loading|total "
	  "does of|and|.|,",
	  NULL, "'does' for 'dose'", "dose", 1 },
	{ "to asses", NULL, "'asses' for 'assess'", "assess", 1 },
	{ "asses the|his|her|for|whether", NULL, "'asses' for 'assess'", "assess", 0 },
	{ "pubic health|assistance|records|transportation", NULL, "'pubic' for 'public'", "public",
	  0 },
	{ "the|a|with|his|her|their|decision|clinical|no rational for|behind|is|was|provided|,|.",
	  NULL, "'rational' for 'rationale'", "rationale", 1 },
	{ "thorough the|his|her|this|these|an|out", NULL, "'thorough' for 'through'", NULL, 0 },
	{ "miliary service|expert|records|hospital|medical|duty", NULL, "'miliary' for 'military'",
	  "military", 0 },
	{ "your are|have|were|should|must|did|would|could !-", "of", "'your' for 'you'", NULL, 0 },
	{ "you doctor|physician|coverage|medical|policy|denial|records|insurance|symptoms|appeals",
	  "gave|give|gives|send|sent|told|granted|owe|offer|offered|pay|paid|cost",
	  "'you' for 'your'", "your", 0 },
	{ "found|stated|states|noted|notes|reported|indicated|concluded|believes|shows|showed than "
	  "the|he|she|they|his|her|this|there",
	  "is|was|are|were|be|been", "'than' for 'that'", "that", 1 },
	{ "based|on|of|with there reports|records|findings|opinion|review|physician|doctor|"
	  "guidelines|rationale|policy|treatment|family",
	  NULL, "'there' for 'their'", "their", 1 },
	{ "found|stated|notes|noted|states|whether|that|because where "
	  "is|are|was|were no|any|some|evidence|a|an|several",
	  NULL, "'where' for 'there'", "there", 1 },
	{ "where|that|because|since|when|while his is|was "
	  "unable|able|seen|diagnosed|taking|experiencing|suffering|having|working|treated",
	  NULL, "'his' for 'he'", "he", 1 },
	{ "said|stated|reported|noted|indicated the he|she|they|there", NULL, "'the' for 'that'",
	  "that", 1 },
	{ "higher|lower|older|younger|larger|smaller|longer|shorter that @num", NULL,
	  "'that' for 'than'", "than", 1 },
	{ "with|given|underwent|undergo|using and "
	  "oral|absorbable|additional|anterior|orthopedic|initial|independent|abnormal|acute|"
	  "intravenous|ultrasound|epidural|electric|outpatient|inpatient|adjustable|ankle|elbow|"
	  "interrupted|area",
	  NULL, "'and' for 'an'", "an", 1, true },
	{ "period new paragraph|line|sentence", NULL, "a word of dictation", NULL, 0 },
	{ "comma he|she|the|but|which|with|who", NULL, "a word of dictation", NULL, 0 },
	{ "at this times", NULL, "'times' for 'time'", "time", 2 },
	{ "case manger|mangers", NULL, "'manger' for 'manager'", NULL, 0 },
	{ "tired and failed", NULL, "'tired' for 'tried'", "tried", 0 },
};

#endif
