/* SPDX-License-Identifier: MIT */
/* What a pronoun's verb or noun tells: patients deny and have knees, those who treat them prescribe and write reports. */
#include "facts/pronouns.h"

static bool adverb(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	return tok_in(l, i,
		      "also|then|now|still|not|never|just|only|further|always|often|since|once|"
		      "even|again|both|soon|later|already|ever|so|too|almost|quite|somewhat|first|next") ||
	       (w.n > 4 && w.p[w.n - 1] == 'y' && w.p[w.n - 2] == 'l');
}

static uint32_t skip_adverbs(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = 0; k < 3 && adverb(l, i); k++)
		i++;
	return i;
}

static bool participle(const struct ll_letter *l, uint32_t i)
{
	const struct ll_sv w = tok(l, i)->lower;
	if (tok_in(l, i,
		   "consulted|contacted|asked|invited|called|paged|notified|informed|concerned|scrubbed|"
		   "pleased|convinced"))
		return false;
	return (w.n > 3 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e') ||
	       tok_in(l, i,
		      "given|seen|taken|hurt|shown|told|found|put|sent|brought|made|born|struck|"
		      "hit|thrown|kept|left|"
		      "begun|known|felt|bitten|held|cut|run|taught|unable|able");
}

/* "found active elevation of 70 degrees", "noted tenderness": what is found by examining. */
static bool examines(const struct ll_letter *l, uint32_t i)
{
	enum { REACH = 8 };
	if (!tok_in(l, i, "found|finds|measured|observed|noted|recorded|saw"))
		return false;
	for (uint32_t k = i + 1; k < i + 1 + REACH && k < sent_end(l, i); k++) {
		if (tok_in(l, k, "that|which|who|he|she|it|himself|herself|;"))
			return false;
		if (tok_in(l, k, "tenderness|weakness|flexion|extension|rotation|elevation|abduction|"
				 "adduction|strength|reflexes|reflex|sensation|atrophy|effusion|"
				 "murmur|crepitus|laxity|instability|degrees|edema|swelling|tone|"
				 "range|positive|negative|normal"))
			return true;
	}
	return false;
}

static enum tells of_verb(const struct ll_letter *l, uint32_t i)
{
	const struct mark *m = mark_at(l, i, LEX_PREDICATES);
	/* "gives himself the insulin", "feeds herself" */
	if (tok_in(l, i, "gives|gave|feeds|fed|washes|washed|dresses|bathes|injects|pulls|pushes|hurts|burned|cut|scratches|lifts|catheterizes|"
			 "shaves|grooms|drives|supports|steadies|exerts|cares") &&
	    tok_in(l, i + 1, "himself|herself"))
		return TELLS_PATIENT;
	/* "She noted the gain in weight, and wrote" */
	if (tok_in(l, i, "noted|observed") && tok_in(l, i + 1, "the|that|a|an|his|her") &&
	    span_has(l, i, sent_end(l, i), "wrote|writes|prescribed|ordered|recommended|concluded"))
		return TELLS_TREATER;
	if (!m)
		return examines(l, i) ? TELLS_TREATER : TELLS_NOTHING;
	/* "He denied the request because": no patient does; "denied the use of tobacco" */
	if (tok_in(l, i, "denied|denies") && tok_in(l, i + 1, "the|this|that|both|all|these|it|my|your"))
		for (uint32_t k = i + 1; k < i + 5; k++)
			if (tok_in(l, k, "request|requests|claim|claims|appeal|coverage|authorization|services|service|it"))
				return TELLS_TREATER;
	/* "He scored the same 8 tasks" */
	if (tok_in(l, i, "scored|rated") && tok_in(l, i + 1, "the|each|all|both|every|these"))
		return TELLS_NOTHING;
	/* "She has weighed what the daughter told us", "weighs 171 pounds" */
	if (tok_in(l, i, "weighed|weighs") && tok_in(l, i + 1, "what|the|both|these|this|that|all|it|each|up|whether|how|against|his|her|their"))
		return TELLS_TREATER;
	/* "She has worked with autistic children for twenty years" */
	if (tok_in(l, i, "worked|works") && tok_is(l, i + 1, "with"))
		return tok_in(l, i + 2, "a|the") ? TELLS_NOTHING : TELLS_TREATER;
	return m->entry->code[0] == LEX_PRED_PATIENT ? TELLS_PATIENT : TELLS_TREATER;
}

/* The noun a possessive stands before, or an object: what it tells. */
static enum tells of_noun(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k < i + 5; k++) {
		if (tok(l, k)->kind == LL_TOK_PUNCT && !tok_in(l, k, "-|/"))
			break;
		const struct mark *m = mark_at(l, k, LEX_BELONGINGS);
		if (m && k > i && tok_in(l, k, "nurse|nurses") && tok_in(l, k - 1, "school|home|visiting|night|private"))
			return TELLS_PATIENT_WEAKLY;
		/* "Her discharge note says": it is the note that is hers */
		const struct mark *head = m && m->entry->code[0] == LEX_BELONG_BODY ? mark_at(l, k + m->ntokens, LEX_BELONGINGS) : NULL;
		m = head && head->entry->code[0] != LEX_BELONG_BODY ? head : m;
		if (m)
			return m->entry->code[0] == LEX_BELONG_BODY ? TELLS_PATIENT : TELLS_TREATER;
		if (mark_at(l, k, LEX_BODYPARTS))
			return TELLS_PATIENT;
		if (mark_at(l, k, LEX_KIN) || mark_at(l, k, LEX_PERSON_ROLES))
			return TELLS_PATIENT_WEAKLY;
		if (k > i &&
		    tok_in(l, k, "of|in|to|for|with|and|or|is|was|by|that|on|at|from|as|but|who"))
			break;
	}
	return TELLS_NOTHING;
}

/* What "he ..." does. */
static enum tells of_predicate(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = skip_adverbs(l, i);
	enum tells t;
	if (tok_in(l, k, "will|would|may|might|can|could|should|must|does|did|do|shall")) {
		k = skip_adverbs(l, k + 1);
		if (tok_in(l, k, "be|have"))
			k = skip_adverbs(l, k + 1);
		k += tok_is(l, k, "been"); /* "could have been looked after at home" */
		return participle(l, k) ? TELLS_PATIENT_WEAKLY : of_verb(l, k);
	}
	if (tok_in(l, k, "has|had|have|having")) {
		if ((t = of_verb(l, k)) != TELLS_NOTHING)
			return t;
		k = skip_adverbs(l, k + 1);
		if (tok_is(l, k, "been")) {
			k = skip_adverbs(l, k + 1);
			if (tok_is(l, k, "in") && tok_in(l, k + 1, "practice|active|clinical|private")) /* "for 21 years" */
				return TELLS_TREATER;
			t = of_verb(l, k);
			return t == TELLS_TREATER && !participle(l, k) ? t : TELLS_PATIENT;
		}
		t = of_verb(l, k);
		if (t != TELLS_NOTHING)
			return t;
		/* "had helped", "had heard" */
		if (participle(l, k) ||
		    tok_in(l, k,
			   "heard|written|gone|come|become|said|spoken|met|thought|read|done"))
			return TELLS_NOTHING;
		return tok_is(l, k, "had") || of_noun(l, k) == TELLS_PATIENT ? TELLS_PATIENT
									     : TELLS_PATIENT_WEAKLY;
	}
	if (tok_in(l, k, "is|was|were|are|be|being|remains|remained")) {
		/* "He is her third pain doctor" */
		if (tok_in(l, k + 1, "his|her|your|my|their"))
			for (uint32_t n = k + 2; n < k + 6 && tok(l, n)->kind == LL_TOK_WORD; n++) {
				const struct mark *role = mark_at(l, n, LEX_PERSON_ROLES);
				if (role && role->entry->code[0] == LEX_ROLE_PROFESSIONAL)
					return TELLS_TREATER;
			}
		if ((t = of_verb(l, k)) != TELLS_NOTHING)
			return t;
		k = skip_adverbs(l, k + 1);
		/* "is qualified to offer opinions", "is licensed in this state" */
		if (tok_in(l, k, "qualified|licensed|certified") || tok_seq(l, k, "board certified"))
			return TELLS_TREATER;
		t = of_verb(l, k);
		if (participle(l, k))
			return TELLS_PATIENT;
		return t != TELLS_NOTHING ? t : TELLS_PATIENT_WEAKLY;
	}
	return of_verb(l, k);
}

bool pronoun_has_body(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < i + 5 && tok(l, k)->kind == LL_TOK_WORD; k++) {
		if (mark_at(l, k, LEX_BODYPARTS) ||
		    tok_in(l, k, "pain|symptoms|injury|fracture|wound|wounds|bone|bones|growth|periods|seizures|gait|sleep|stump|"
				 "appetite|mood|lungs|kidneys|tumor|cancer"))
			return true;
		if (tok_in(l, k, "of|in|to|for|with|and|or|is|was|by|that|on|at|from|as|but|who"))
			break;
	}
	return false;
}

enum tells pronoun_tells(const struct ll_letter *l, uint32_t i, enum form form)
{
	if (form == FORM_POSSESSIVE)
		return of_noun(l, i + 1);
	/* "until her physician clears him" */
	if (form == FORM_OBJECT && i &&
	    tok_in(l, i - 1, "clears|cleared|examined|examines|treated|treats|released|discharged|diagnosed|"
			     "evaluated|hospitalized|operated"))
		return TELLS_PATIENT;
	if (form != FORM_SUBJECT)
		return TELLS_NOTHING;
	const struct ll_sv w = tok(l, i)->lower;
	if (w.n > 3 && w.p[w.n - 1] == 's') /* "he's" */
		return participle(l, i + 1) ? TELLS_PATIENT : TELLS_PATIENT_WEAKLY;
	return of_predicate(l, i + 1);
}

bool pronoun_reviews(const struct ll_letter *l, uint32_t i, enum form form)
{
	enum { NEAR = 4 };
	if (form == FORM_OBJECT) /* "sent to him", "convinced her" */
		return !i || tok_in(l, i - 1, "to|before|by|from|convinced|persuaded|asked|sent|gave|told|shown|with|let|lets|struck|strikes|led");
	if (form == FORM_REFLEXIVE)
		return true;
	if (form == FORM_POSSESSIVE) {
		for (uint32_t k = i + 1; k < i + 1 + NEAR && tok(l, k)->kind == LL_TOK_WORD; k++)
			if (tok_in(l, k, "view|views|opinion|grounds|reasons|reason|judgment|finding|findings|report|reports|training|field|"
					 "practice|specialty|experience|work|answer|answers|vote|votes|reading|words|word|letter|note|notes|own|"
					 "license|licence|board|career|name|conclusion|conclusions|decision|analysis|review|part|task|duty|"
					 "summary|statement|role|time|office|colleague|colleagues|patients|studies|question|questions"))
				return true;
		return false;
	}
	uint32_t k = skip_adverbs(l, i + 1);
	/* "The records that he had ended on that day" */
	if (i > 1 && tok_in(l, i - 1, "that|which") && tok_in(l, i - 2, "records|record|papers|pages|notes|letters|file|files|reports|documents|"
								     "evidence|guideline|guidelines|rule|rules|study|studies|policy|page|paper"))
		return true;
	/* "has no conflict of interest", "has no stake in the outcome" */
	if (span_has(l, k, k + 12 < sent_end(l, i) ? k + 12 : sent_end(l, i), "conflict|conflicts|interest|stake|ties|tie|relation|relationship|affiliation|share|experience|license|licence|boards|degree|practice|office|opinion|evidence|paper|papers|file|record|records|policy|letter|letters|article|articles|study|studies|page|pages"))
		return true;
	for (uint32_t n = 0; n < 4 && tok_in(l, k, "has|had|would|could|can|cannot|may|might|must|will|did|does|is|was|have|be|been|no|not"); n++)
		k = skip_adverbs(l, k + 1);
	if (tok_is(l, k, "in"))
		return tok_in(l, k + 1, "practice|agreement|accord|favor|active|private|clinical|full|no|doubt|line|charge");
	if (tok_in(l, k + 1, "himself|herself")) /* "gives himself the insulin" */
		return tok_in(l, k, "satisfied|convinced|asked|asks|recused|familiarized|acquainted|reminded|limits|limited|confines");
	return tok_in(l, k,
		      "found|find|finds|finding|consider|considers|considered|think|thinks|thought|believe|believes|believed|hold|holds|held|"
		      "read|reads|reading|saw|see|sees|seen|seeing|note|notes|noted|write|writes|wrote|written|say|says|said|state|states|"
		      "stated|add|adds|added|cite|cites|cited|quote|quotes|quoted|rely|relies|relied|apply|applies|applied|accept|"
		      "accepts|accepted|reject|rejects|rejected|weigh|weighed|compare|compares|compared|look|looked|check|"
		      "checked|approve|approved|deny|agree|disagree|conclude|decide|decided|decides|explain|explains|explained|"
		      "give|gives|gave|given|treat|treats|treated|trained|licensed|certified|qualified|board|chosen|asked|asks|paid|"
		      "satisfied|persuaded|aware|right|wrong|correct|mistaken|a|an|the|of|at|by|on|one|only|"
		      "practices|practiced|teaches|specializes|signed|signs|sent|points|pointed|regards|regarded|takes|took|taken|"
		      "makes|made|put|puts|called|calls|used|uses|followed|follows|understands|understood|knows|knew|known|"
		      "refers|referred|doubts|doubted|sums|summed|lists|listed|returned|returns|began|begins|met|meets|heard|hears|"
		      "spoke|speaks");
}
