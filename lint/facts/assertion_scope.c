/* SPDX-License-Identifier: MIT */
/* How far a trigger reaches: over a list, over linking words only, to the end of its clause. */
#include "facts/assertion.h"

static const char links[] = "a|an|any|the|have|has|had|having|been|be|being|currently|presently|"
			    "now|taking|take|takes|using|use|"
			    "on|upon|prescribed|receiving|received|given|diagnosed|with|as|suffer|"
			    "suffering|from|show|reveal|demonstrate|"
			    "exhibit|report|endorse|complain|of|evidence|suggest|support|diagnosis|"
			    "diagnoses|signs|sign|symptoms|"
			    "significant|clinically|clinical|active|acute|chronic|current|known|"
			    "meet|criteria|appear|to|find|found|"
			    "seem|seen|identify|noted|consistent|medication|medications|drug|drugs|"
			    "major|severe|formal|further|other|"
			    "true|frank|overt|gross|obvious|definite|concurrent|concomitant|"
			    "presenting|present|in|fact|actually|"
			    "really|for|still|bilateral|left|right|also|either|both|and|or|,|/"
			    "|-|(|)|\"|:|s|new|recent|today|is|was|"
			    "are|were|developed|develop|develops|established|experiencing|"
			    "experience|experienced|feel|that|there";
/* A preposition that ends a list, unless the word before it asks for it. */
const char assertion_prepositions[] =
	"of|with|for|from|by|to|during|about|regarding|toward|between|through|via|per";
static const char heads[] = "diagnosis|diagnoses|history|evidence|sign|signs|symptom|symptoms|"
			    "finding|findings|indication|indications|"
			    "feature|features|form|kind|type|degree|component|presence|complaint|"
			    "complaints|complain|complains|complained|"
			    "episode|episodes|any|diagnosed|consistent|compatible|problem|problems|"
			    "presented|negative|criteria|concern|"
			    "suspicion|suffer|suffering|suffers|suffered|documentation|record|"
			    "amount|use|abuse|out|free|clear|elements|"
			    "number|associated|trouble|issue|issues|difficulty|evaluation|positive|"
			    "significant|attempts|thoughts|picture";
const char assertion_verbs[] = "has|have|had|is|was|are|were|does|did|will|can|presents|presented|"
			    "complains|complained|reports|reported|"
			    "states|stated|developed|suffers|suffered|underwent|takes|continues|"
			    "remains|remained|became|shows|showed|reveals|"
			    "revealed|demonstrates|demonstrated|admits|endorses|notes|noted|"
			    "experienced|experiences|felt|feels|smokes|drinks|"
			    "lives|appears|appeared|exhibits|exhibited|denies|denied|positive";
static const char subjects[] = LIST_PATIENTS "|he|she|it|they|i|we|there|this|that|which|who";

/* "the ulcer will", "his back pain has": a subject and its verb from token k on. */
static bool subject_and_verb(const struct ll_letter *l, uint32_t k)
{
	if (!tok_in(l, k, "the|his|her|this|these"))
		return false;
	for (uint32_t n = 1; n <= 3; n++) {
		if (tok_in(l, k + n + 1, assertion_verbs))
			return true;
		if (tok_in(l, k + n, assertion_prepositions) || tok_in(l, k + n, ",|and|or"))
			return false;
	}
	return false;
}

/* A new clause begins at token j: "; ", "2) ", ", he has", "and has". */
bool clause_begins(const struct ll_letter *l, uint32_t j)
{
	if (tok_is(l, j, ";"))
		return true;
	if (tok(l, j)->kind == LL_TOK_NUMBER && tok_is(l, j + 1, ")") && j && !tok_is(l, j - 1, "("))
		return true; /* the next of a numbered list */
	if (!tok_in(l, j, ",|and|or"))
		return false;
	uint32_t k = j + 1;
	if (tok_is(l, j, ",") && tok_in(l, k, "and|or|nor"))
		k++;
	if (tok_in(l, k, "not|no|denies|denied|nor"))
		return false;
	if (tok_in(l, k, assertion_verbs))
		return true;
	if (tok_is(l, j, ",") && subject_and_verb(l, k))
		return true;
	if (tok_in(l, k, "the|this|injured"))
		k++;
	if (tok_is(l, k, "injured"))
		k++;
	return tok_in(l, k, subjects) && tok_in(l, k + 1, assertion_verbs);
}

/* Steps back over token j, which belongs to no trigger. */
void reach_step(const struct ll_letter *l, uint32_t j, struct reach *r)
{
	if (!r->clause)
		return;
	if (clause_begins(l, j)) {
		*r = (struct reach){ 0 };
		return;
	}
	if (tok_is(l, j, ",") && tok_is(l, j + 1, "and"))
		r->near = false; /* "is not new, and itching persists" */
	if (!r->list && !r->near)
		return;
	if (tok_in(l, j, assertion_prepositions)) {
		if (!tok_in(l, j - 1, heads) && !(j && trigger_at(l, j - 1)))
			r->list = false;
		if (!tok_in(l, j, links))
			r->near = false;
		return;
	}
	if (r->list && tok_in(l, j, assertion_verbs) &&
	    !tok_in(l, j, "denies|denied|have|has|had|noted|positive"))
		r->list = false;
	if (!r->near || tok_in(l, j, links) || mark_over(l, j, LEX_DIAGNOSES) ||
	    mark_over(l, j, LEX_DRUGS) || mark_over(l, j, LEX_DRUG_CLASSES))
		return;
	if (++r->loose > REACH_LOOSE)
		r->near = false;
}

bool reach_covers(const struct mark *m, const struct reach *r)
{
	switch (m->entry->code[1]) {
	case LEX_REACH_NEAR:
		return r->near;
	case LEX_REACH_LONG:
		return r->clause;
	default:
		return r->list;
	}
}
