/* SPDX-License-Identifier: MIT */
/*
 * Codes of diagnoses and services with the words they stand for in the
 * letter: "cervical radiculopathy (ICD-10 M54.12)", "M54.16 - lumbar
 * radiculopathy". What a code means is in lexicon/codes.tsv, which part and
 * side of the body it is of in lexicon/code_parts.tsv.
 */
#include "facts/codes.h"

#include <string.h>

/* The code's characters at token i: "M54" "." "16", "722.52", "E0730". */
struct code code_spelt(const struct ll_letter *l, uint32_t i)
{
	struct code c = { .n = 0 };
	const struct ll_token *t = tok(l, i);
	if (t->kind == LL_TOK_PUNCT || t->text.n < 3 || t->text.n >= LONGEST_CODE)
		return c;
	memcpy(c.text, t->text.p, t->text.n);
	c.n = (uint32_t)t->text.n;
	c.ntokens = 1;
	const struct ll_token *after = tok(l, i + 2);
	if (t->kind == LL_TOK_WORD && tok_is(l, i + 1, ".") &&
	    !(tok(l, i + 1)->flags & LL_TOK_SPACE) && after->kind != LL_TOK_PUNCT &&
	    !(after->flags & LL_TOK_SPACE) && c.n + 1 + after->text.n < LONGEST_CODE) {
		c.text[c.n++] = '.';
		memcpy(c.text + c.n, after->text.p, after->text.n);
		c.n += (uint32_t)after->text.n;
		c.ntokens = 3;
	}
	return c;
}

static bool shaped(const struct code *c, uint32_t system)
{
	const bool letter = c->text[0] >= 'A' && c->text[0] <= 'Z';
	uint32_t digits = 0;
	for (uint32_t i = 0; i < c->n; i++)
		digits += c->text[i] >= '0' && c->text[i] <= '9';
	switch (system) {
	case LEX_CODESYS_ICD10:
		return letter && c->text[1] >= '0' && c->text[1] <= '9' && c->n >= 3;
	case LEX_CODESYS_ICD9:
		return !letter && digits >= 3 && (c->n == 3 || c->text[3] == '.') && c->n <= 6;
	case LEX_CODESYS_CPT:
		return !letter && c->n == 5 && digits == 5;
	default:
		return letter && c->n == 5 && digits == 4;
	}
}

/* The table's row for the code or the longest row it begins with. */
const struct lex_entry *code_row(enum lex_table table, const struct code *c)
{
	if (!shaped(c, LEX_CODESYS_ICD10) && !shaped(c, LEX_CODESYS_ICD9) && !shaped(c, LEX_CODESYS_CPT) &&
	    !shaped(c, LEX_CODESYS_HCPCS))
		return NULL;
	for (uint32_t n = c->n; n >= 3; n--) {
		const struct lex_entry *e = lex_by_id(table, c->text, n);
		if (e && shaped(c, e->code[0]) && (n == c->n || e->code[0] <= LEX_CODESYS_ICD9))
			return e;
	}
	return NULL;
}

static const struct lex_entry *look_up(const struct code *c)
{
	return code_row(LEX_CODES, c);
}

/* "ICD-10", "ICD-9-CM code", "CPT", "HCPCS", "diagnosis code" before token i, a colon or bracket
 * between. */
bool code_announced(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k-- > begin && i - k <= 7;) {
		if (tok_in(l, k, "icd|cpt|hcpcs|code|codes|coded|icd10|icd9|billed|procedure"))
			return true;
		if (tok(l, k)->kind == LL_TOK_WORD &&
		    !tok_in(l, k, "cm|pcs|of|and|or|is|no|number|under|as|with|by"))
			return false;
	}
	return false;
}

/* "J1745 is the code of", "G47.33 stands for" */
static bool is_explained(const struct ll_letter *l, uint32_t i)
{
	return tok_seq_in(l, i, "is the code|stands for|denotes|is a code|is the one for|codes for|means|describes|as the code for|as the code of|"
				"as code for") ||
	       (tok_is(l, i, "is") && i && *tok(l, i - 1)->text.p >= '0' && place_in(l->mixed, i - (tok_is(l, i - 2, ".") ? 3 : 1)));
}

static uint32_t skip(const struct ll_letter *l, uint32_t i, uint32_t end)
{
	while (i < end && tok_in(l, i, ")|-|:|,|]|=|("))
		i++;
	return i;
}

/* "J45.909 Unspecified asthma", "code J44.9 for her asthma": to the name behind the code of a diagnosis. */
static uint32_t skip_details(const struct ll_letter *l, uint32_t i, uint32_t end, bool announced)
{
	enum { MOST = 6 };
	const uint32_t high = i + MOST < end ? i + MOST : end;
	while (i < high && (tok_in(l, i, "unspecified|other|mild|moderate|severe|acute|chronic|primary|essential|unilateral|bilateral|recurrent|"
					 "right|left|current|secondary|uncomplicated") ||
			    (announced && tok_in(l, i, "for|his|her|your|the|is|means|meaning|namely|code|of|stands|denotes|describes|as|a|an|one"))))
		i++;
	return i;
}

/* Does the diagnosis or service fact end right before token i, or begin right at it? */
static const struct ll_fact *beside(const struct ll_letter *l, uint32_t kind, uint32_t before,
				    uint32_t after)
{
	for (uint32_t k = 0; k < l->facts[kind].n; k++) {
		const struct ll_fact *f = l->facts[kind].v[k];
		if (f->token + f->ntokens == before || f->token == after)
			return f;
		if (f->token > after)
			break;
	}
	return NULL;
}

/* Back over "(", "ICD", "-", "10", "code" to the last word before them. */
uint32_t code_words_before(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i);
	while (i > begin &&
	       (tok_in(l, i - 1, "(|[|icd|cpt|hcpcs|code|codes|coded|cm|-|:|,|icd10|icd9|=") ||
		(tok(l, i - 1)->kind == LL_TOK_NUMBER && tok_in(l, i - 1, "9|10")) ||
		/* "coded the migraine as G43.709" */
		(tok_in(l, i - 1, "as|under") && span_has(l, begin, i, "coded|code|codes|listed|entered|billed|classified"))))
		i--;
	return i;
}

/* "(M17.11)", "(ICD-10 M17.11)": `before` is code_words_before() of the code. */
bool code_bracketed(const struct ll_letter *l, uint32_t i, uint32_t before)
{
	return tok_in(l, i - 1, "(|[") || (before < i && tok_in(l, before, "(|["));
}

bool code_listed(struct ll_sv key, struct ll_sv list)
{
	for (size_t i = 0, end; i <= list.n; i = end + 1) {
		const char *bar = i < list.n ? memchr(list.p + i, '|', list.n - i) : NULL;
		end = bar ? (size_t)(bar - list.p) : list.n;
		if (sv_eq(key, (struct ll_sv){ list.p + i, end - i }))
			return true;
	}
	return false;
}

/* The concept is one of a '|'-separated list, or a kind of one. */
static bool is_kind_of(struct ll_sv key, struct ll_sv list)
{
	enum { GENERATIONS = 6 };
	for (uint32_t n = 0; key.n && n < GENERATIONS; n++) {
		if (code_listed(key, list))
			return true;
		const struct lex_entry *e = lex_by_id(LEX_DIAGNOSES, key.p, key.n);
		key = sv(e ? e->attr[0] : "");
	}
	return false;
}

/* Do the words of the letter and the concepts of the code go together? */
static bool agree(struct ll_sv words, struct ll_sv concepts)
{
	if (is_kind_of(words, concepts))
		return true;
	for (size_t i = 0, end; i <= concepts.n; i = end + 1) {
		const char *bar =
			i < concepts.n ? memchr(concepts.p + i, '|', concepts.n - i) : NULL;
		end = bar ? (size_t)(bar - concepts.p) : concepts.n;
		if (is_kind_of((struct ll_sv){ concepts.p + i, end - i }, words))
			return true;
	}
	return false;
}

/* "primary osteoarthritis, left knee (H25.11)", "... of the left knee": the diagnosis before the
 * part that ends before token i, or NULL. */
static const struct ll_fact *before_part(const struct ll_letter *l, uint32_t i)
{
	const struct ll_fact *part = i ? fact_at(l, LL_BODY_PART, i - 1) : NULL;
	const uint32_t begin = sent_begin(l, i);
	if (!part || part->token <= begin || part->token + part->ntokens != i)
		return NULL;
	uint32_t k = part->token;
	while (k > begin + 1 && part->token - k < 3 && tok_in(l, k - 1, ",|of|the|in"))
		k--;
	return k < part->token ? beside(l, LL_DIAGNOSIS, k, UINT32_MAX) : NULL;
}

/* Some code of the same chapter stands for these words: a part named with them may make it right. */
static bool of_chapter(struct ll_sv words, const struct code *c, uint32_t system)
{
	size_t n;
	const struct lex_entry *e = lex_entries(LEX_CODES, &n);
	bool known = false;
	for (size_t k = 0; k < n; k++) {
		const bool means = e[k].code[0] == system && agree(words, sv(e[k].attr[1]));
		if (means && *e[k].id == *c->text)
			return true;
		known |= means;
	}
	return !known;
}

/* "hypertension and asthma (I10, J45.909)": several codes in one list go with several words. */
bool code_heads_list(const struct ll_letter *l, uint32_t end)
{
	const uint32_t k = end + 1 + tok_in(l, end + 1, "and|or");
	if (!tok_in(l, end, ",|;|/|and|or") || k >= l->tokens.n ||
	    tok(l, k)->flags & LL_TOK_PARAGRAPH)
		return false;
	const struct code c = code_spelt(l, k);
	return c.n && look_up(&c);
}

/* Back over what is said of the thing coded: "sleep apnea, adult (", "MRI of the lumbar spine without
 * contrast (". */
static uint32_t past_details(const struct ll_letter *l, uint32_t i, bool diagnosis)
{
	enum { MOST = 9 };
	const uint32_t begin = sent_begin(l, i);
	uint32_t k = i;
	while (k > begin && i - k < MOST) {
		const struct ll_fact *part = diagnosis ? NULL : fact_at(l, LL_BODY_PART, k - 1);
		if (part)
			k = part->token > begin ? part->token : begin;
		else if (diagnosis ? tok_in(l, k - 1, ",|adult|pediatric|unspecified|moderate|severe|mild|"
						      "acute|chronic|initial|encounter|with|without|not|aura|"
						      "intractable|refractory|hyperglycemia|hypoglycemia|complications|"
						      "complication|status|migrainosus|exacerbation|current|episode") :
				     tok_in(l, k - 1, "of|the|with|without|and|contrast|,|spine"))
			k--;
		else
			break;
	}
	return k;
}

/* "Anorexia nervosa, restricting type (": the diagnosis before what follows its comma. */
static const struct ll_fact *before_kind(const struct ll_letter *l, uint32_t i)
{
	enum { MOST = 4 };
	const uint32_t begin = sent_begin(l, i);
	for (uint32_t k = i; k > begin && i - k < MOST; k--) {
		if (tok_is(l, k - 1, ","))
			return k < i ? beside(l, LL_DIAGNOSIS, k - 1, UINT32_MAX) : NULL;
		if (tok(l, k - 1)->kind != LL_TOK_WORD || tok_in(l, k - 1, "and|or|with") ||
		    mark_over(l, k - 1, LEX_DIAGNOSES) || fact_at(l, LL_BODY_PART, k - 1))
			return NULL;
	}
	return NULL;
}

struct ll_fact *code_add(struct ll_letter *l, uint32_t i, const struct code *c,
				const struct lex_entry *row)
{
	static const uint32_t systems[] = { [LEX_CODESYS_ICD10] = LL_ICD10,
					    [LEX_CODESYS_ICD9] = LL_ICD9,
					    [LEX_CODESYS_CPT] = LL_CPT,
					    [LEX_CODESYS_HCPCS] = LL_HCPCS };
	struct ll_fact *f = fact_add(l, LL_CODE, i, c->ntokens);
	f->referent = LL_NOBODY;
	f->u.code.system = systems[row->code[0]];
	f->u.code.code = (struct ll_sv){ arena_strndup(l->arena, c->text, c->n), c->n };
	return f;
}

/* "Low back pain (G47.33)": a pain that no code of another chapter is of. */
static bool pain_elsewhere(const struct ll_letter *l, uint32_t before, const struct code *c)
{
	const uint32_t begin = sent_begin(l, before);
	if (before < begin + 2 || !tok_is(l, before - 1, "pain") || c->n < 3)
		return false;
	const struct ll_fact *part = fact_at(l, LL_BODY_PART, before - 2);
	return part && !sv_is(part->key, "chest") && !sv_is(part->key, "abdomen") && !sv_is(part->key, "head") &&
	       (strchr("ABCDEFHIJL", c->text[0]) || !strncmp(c->text, "G47", 3) || !strncmp(c->text, "G40", 3) ||
		!strncmp(c->text, "G20", 3) || !strncmp(c->text, "G35", 3));
}

/* "3   97110   MRI lumbar spine   1": a column of codes, of which the letter says that it is one. */
static bool in_column(const struct ll_letter *l, uint32_t i)
{
	return places_of(l, "cpt|hcpcs") && place_any(l, places_of(l, "cpt|hcpcs"), 0, i) && i > 0 &&
	       tok(l, i - 1)->kind == LL_TOK_NUMBER && tok(l, i - 1)->text.n <= 2 && tok(l, i + 1)->kind == LL_TOK_WORD;
}

static struct ll_fact *on_code(struct ll_letter *l, uint32_t i, const struct code *c,
			       const struct lex_entry *e)
{
	const bool diagnosis = e->code[0] == LEX_CODESYS_ICD10 || e->code[0] == LEX_CODESYS_ICD9;
	const uint32_t before = code_words_before(l, i), end = sent_end(l, i);
	const bool bracketed = code_bracketed(l, i, before);
	const bool told = code_announced(l, i) || is_explained(l, i + c->ntokens);
	const uint32_t after = bracketed ? UINT32_MAX : skip(l, i + c->ntokens, end);
	const struct ll_fact *words = beside(l, diagnosis ? LL_DIAGNOSIS : LL_SERVICE, before,
					     told && !diagnosis && !bracketed ? skip_details(l, after, end, true) : after);
	if (!words && diagnosis && !bracketed)
		words = beside(l, LL_DIAGNOSIS, UINT32_MAX, skip_details(l, after, end, told));
	/* "asthma, unspecified, J44.9" */
	if (!words && e->code[0] == LEX_CODESYS_ICD10 && !bracketed && i > sent_begin(l, i) && tok_in(l, i - 1, ",|:|-"))
		words = beside(l, LL_DIAGNOSIS, past_details(l, before, true), UINT32_MAX);
	/* "J0585 (infliximab)" */
	const struct ll_fact *drug = e->code[0] == LEX_CODESYS_HCPCS && *c->text == 'J' ? beside(l, LL_DRUG, before, told ? skip_details(l, after, end, true) : after) : NULL;
	words = drug ? drug : words;
	if (!words && bracketed && e->code[0] == LEX_CODESYS_ICD10) {
		words = before_part(l, before);
		if (words && of_chapter(words->key, c, e->code[0]))
			words = NULL;
	}
	if (!words && bracketed) {
		const uint32_t at = past_details(l, before, diagnosis);
		words = at < before ? beside(l, diagnosis ? LL_DIAGNOSIS : LL_SERVICE, at, UINT32_MAX) : NULL;
	}
	if (!words && bracketed && diagnosis)
		words = before_kind(l, before);
	if (code_heads_list(l, i + c->ntokens))
		words = NULL;
	/* "microdiscectomy with one-day stay (63030)": of what was named before */
	for (uint32_t k = 0; words && !diagnosis && !in_column(l, i) && k < l->facts[LL_SERVICE].n; k++) {
		const struct ll_fact *s = l->facts[LL_SERVICE].v[k];
		if (s->token >= words->token)
			break;
		if (s->sentence == words->sentence && !agree(words->key, sv(e->attr[1])) &&
		    agree(s->key, sv(e->attr[1])))
			words = s;
	}
	if (!words && bracketed && e->code[0] == LEX_CODESYS_ICD10 && pain_elsewhere(l, before, c)) {
		struct ll_fact *f = code_add(l, i, c, e);
		f->u.code.meaning = (struct ll_sv){ e->attr[1], strcspn(e->attr[1], "|") };
		f->key = sv("pain");
		f->referent = LL_PATIENT;
		f->u.code.words = token_span(l, before - 2, 2);
		return f;
	}
	/* A bare number is a code only where something says so. */
	/* "97810 (acupuncture, 15 minutes)" */
	const bool opened = words && tok_is(l, i + c->ntokens, "(") && words->token == i + c->ntokens + 1;
	if (!told && !drug && !opened && !(words && !diagnosis && in_column(l, i)) && !(words && (bracketed || e->code[0] == LEX_CODESYS_ICD10)))
		return NULL;
	struct ll_fact *f = code_add(l, i, c, e);
	f->u.code.meaning = (struct ll_sv){ e->attr[1], strcspn(e->attr[1], "|") };
	if (words) {
		f->referent = words->referent;
		f->key = words->key;
		f->u.code.agrees = agree(words->key, sv(e->attr[1]));
		f->u.code.words = words->at;
	}
	return f;
}

void facts_codes(struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->numbers);
	places_add(l, at, l->mixed);
	for (uint32_t i = place_next(l, at, 1); i < l->tokens.n; i = place_next(l, at, i + 1)) {
		const struct ll_token *t = &l->tokens.v[i];
		const bool letter = t->kind == LL_TOK_WORD && t->flags & LL_TOK_ALLCAPS &&
				    t->text.n >= 3 && t->text.n <= 7 && t->text.p[1] >= '0' &&
				    t->text.p[1] <= '9';
		const bool digits = t->kind == LL_TOK_NUMBER && t->text.n >= 3 && t->text.n <= 6 &&
				    (t->text.n == 3 || t->text.n == 5 || t->text.p[3] == '.');
		if (!letter && !digits)
			continue;
		const struct code c = code_spelt(l, i);
		const struct lex_entry *e = c.n ? look_up(&c) : NULL;
		if (c.n)
			code_on_part(l, i, &c, e ? on_code(l, i, &c, e) : NULL);
	}
}
