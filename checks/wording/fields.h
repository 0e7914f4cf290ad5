/* SPDX-License-Identifier: MIT */
/*
 * Fields of templates that marks set apart: brackets, braces, chevrons, crosses
 * and ruled blanks. Each function asks what begins at token i and, if it is a
 * field left over, fills in *out.
 */
#ifndef LL_CHECKS_FIELDS_H
#define LL_CHECKS_FIELDS_H

#include "wording.h"

/* What a template calls its fields. A bracket with nothing else in it is one. */
#define FIELD                                                                                      \
	"name|date|number|no|id|address|city|state|zip|phone|telephone|fax|signature|title|"       \
	"amount|reason|quantity|insert|"                                                           \
	"enter|type|select|choose|specify|tbd|diagnosis|procedure|service|services|drug|"          \
	"medication|physician|provider|"                                                           \
	"doctor|company|facility|dob|dos|doi|ssn|mrn|specialty|code|list|fill|describe|rationale|" \
	"criteria|guideline"
#define ORDER "insert|enter|type|select|choose|specify|fill|tbd"
/* Field words that nobody puts into brackets to explain a quotation. */
#define SURE                                                                                       \
	"name|date|number|address|phone|fax|signature|dob|dos|ssn|mrn|amount|insert|enter|tbd|"    \
	"code|id|zip"
/* A note of one colleague to another. */
#define NOTE "note|confirm|verify|check|query|todo|fixme|pending|ask|editor|reviewer"
#define FILLER                                                                                     \
	"of|the|a|in|here|text|your|and|or|for|to|patient|member|enrollee|beneficiary|claimant|"   \
	"applicant|employee|worker|"                                                               \
	"employer|plan|insurer|insured|carrier|reviewer|injured|first|last|middle|full|treating|"  \
	"requesting|claim|case|"                                                                   \
	"policy|group|birth|injury|service|request|requested|letter|denial|decision|review|"       \
	"report|appropriate|applicable|"                                                           \
	"organization|hospital|year|month|day|number|name|recipient|client|subscriber|account|"    \
	"file|reference|field|unit|department|office|appeals|grievance|clinic|person|contact|"     \
	"agency|state|county|bureau|division|director|manager|signer|writer"
#define SIGNED                                                                                     \
	"signature|signed|sign|date|dated|by|name|title|initials|witness|phone|print|printed|"     \
	"time|no|mr|ms"

struct found {
	size_t first, last; /* tokens */
	bool doubtful;
};

/* "[STATE CONSUMER PROGRAM NAME AND PHONE]": several words, all in capitals, none that says what was
 * taken out. */
static inline bool in_capitals(const struct text *x, size_t i, char close)
{
	size_t words = 0;
	const size_t end = i + 60 < x->n ? i + 60 : x->n;
	for (; i < end && words < 12 && !is_mark(&x->t[i], close); i++) {
		if (x->t[i].kind != LL_TOK_WORD)
			continue;
		if (!(x->t[i].flags & LL_TOK_ALLCAPS) ||
		    is_in(&x->t[i], "redacted|deleted|removed|withheld|omitted|illegible|sic"))
			return false;
		words++;
	}
	return words > 1;
}

/* "[DESCRIBE ACUTE INJURY OR DELETE]", "[delete if none]": words to whoever fills the template in. */
static inline bool tells_writer(const struct text *x, size_t i, char close, struct found *out)
{
	enum { LONGEST = 16 };
	size_t k = i + 1, end = k;
	bool delete = false;
	while (end < x->n && end - i < LONGEST && !is_mark(&x->t[end], close))
		end++;
	if (end >= x->n || !is_mark(&x->t[end], close) || x->t[i].flags & LL_TOK_QUOTED || end < k + 2)
		return false;
	delete = is_in(&x->t[k], "delete") ||
		 (is_in(&x->t[end - 1], "delete|omit|remove") && is_in(&x->t[end - 2], "or|else|,"));
	for (; k + 1 < end; k++)
		delete |= is_in(&x->t[k], "delete|omit|remove") && is_in(&x->t[k + 1], "if|when|unless|where");
	*out = (struct found){ i, end, false };
	return delete;
}

/* "[number of genes]", "[name of the device]": whatever it is of. Not in a quotation, where a reader explains. */
static inline bool asks_for(const struct text *x, size_t i, char close, struct found *out)
{
	enum { LONGEST = 6 };
	size_t k = i + 1;
	if (x->t[i].flags & LL_TOK_QUOTED || !is_in(&x->t[k], "number|name|names|date|dates|amount|type|list|title"))
		return false;
	if (k + 2 >= x->n || !is_in(&x->t[k + 1], "of"))
		return false;
	for (; k < x->n && k - i <= LONGEST && !is_mark(&x->t[k], close); k++)
		if (x->t[k].kind != LL_TOK_WORD || x->t[k].sentence != x->t[i].sentence)
			return false;
	*out = (struct found){ i, k, false };
	return k < x->n && k - i > 3 && is_mark(&x->t[k], close);
}

/* "[INSERT DATE]", "[Provider Name]", "<date>", "(INSERT NAME)"; not "[the patient]", "[sic]",
 * "[x]" */
static inline bool bracket(const struct text *x, size_t i, char close, struct found *out)
{
	size_t fields = 0, capitals = 0, words = 0, sure = 0, k = i + 1;
	const bool loud = (close == ']' || close == '}') && in_capitals(x, i + 1, close);
	bool order = false, strange = false, joined = false;
	if (close != ')' && (tells_writer(x, i, close, out) || asks_for(x, i, close, out)))
		return true;
	for (; k < x->n && k - i < 12 && !is_mark(&x->t[k], close); k++) {
		const struct ll_token *t = &x->t[k];
		if (t->kind == LL_TOK_PUNCT && t->text.n == 1 && strchr("/'_-#().:?", t->text.p[0])) {
			joined |= is_mark(t, '_');
			continue;
		}
		if (t->kind != LL_TOK_WORD || t->sentence != x->t[i].sentence)
			return false;
		bool field = ll_word_in(x->letter, (uint32_t)k, FIELD);
		/* After an order in capitals any words in capitals: "[INSERT NAME OF REVIEWING
		 * PHYSICIAN]". */
		const bool shouted = loud || (order && (t->flags & LL_TOK_ALLCAPS) &&
					      (x->t[i + 1].flags & LL_TOK_ALLCAPS));
		const bool filler = ll_word_in(x->letter, (uint32_t)k, FILLER);
		if (!field && !filler && !shouted)
			return false;
		strange |= loud && !field && !filler && !order;
		fields += field;
		sure += ll_word_in(x->letter, (uint32_t)k, SURE);
		order |= is_in(t, ORDER) && !words;
		capitals += (t->flags & LL_TOK_CAPITAL) != 0;
		words++;
	}
	if (k >= x->n || !is_mark(&x->t[k], close) || !words)
		return false;
	if (loud && joined) { /* "[ANALYST_DIRECT_LINE]": a variable's name */
		*out = (struct found){ i, k, false };
		return true;
	}
	if (!fields)
		return false;
	*out = (struct found){ i, k, (x->t[i].flags & LL_TOK_QUOTED) != 0 };
	if (strange && !sure)
		return order;
	return close == ')' ? order && capitals : order || capitals || sure;
}

/* "[Note to QA: confirm the date]", "[verify]", "[?]", "[dose?]" */
static inline bool side_note(const struct text *x, size_t i, struct found *out)
{
	size_t k = i + 1, words = 0;
	bool asks = false;
	for (; k < x->n && k - i < 40 && !is_mark(&x->t[k], ']'); k++) {
		asks = is_mark(&x->t[k], '?');
		words += x->t[k].kind == LL_TOK_WORD;
	}
	if (k >= x->n || !is_mark(&x->t[k], ']') || x->t[i].flags & LL_TOK_QUOTED)
		return false;
	*out = (struct found){ i, k, true };
	if (asks && words <= 3)
		return true;
	if (k < i + 2 || !is_in(&x->t[i + 1], NOTE))
		return false;
	return k == i + 2 ||
	       is_in(&x->t[i + 2],
		     "to|with|date|dates|the|this|name|dose|dosage|number|page|citation|:|against");
}

/* The token is this character in the source; tokens hold plain quotation marks. */
static inline bool is_written(const struct text *x, size_t i, const char *utf8)
{
	struct ll_sv s = ll_text(x->letter, x->t[i].at);
	return i < x->n && s.n == 2 && !memcmp(s.p, utf8, 2);
}

/* The mail-merge fields of Word */
static inline bool chevrons(const struct text *x, size_t i, struct found *out)
{
	if (!is_written(x, i, "\xC2\xAB"))
		return false;
	for (size_t k = i + 1; k < x->n && k - i < 8; k++)
		if (is_written(x, k, "\xC2\xBB")) {
			*out = (struct found){ i, k, false };
			return true;
		}
	return false;
}

/* "<<Name>>", "{{name}}", "${name}": marks of mail-merge and of programs */
static inline bool merge_field(const struct text *x, size_t i, struct found *out)
{
	const struct ll_token *t = &x->t[i];
	char open = t->text.p[0], close = open == '<' ? '>' : '}';
	if (i + 3 >= x->n || !is_joined(t + 1) || t[2].kind != LL_TOK_WORD)
		return false;
	if (!(open == '$' ? is_mark(t + 1, '{') : is_mark(t + 1, open)))
		return false;
	for (size_t k = i + 2; k < x->n && k - i < 12; k++)
		if (is_mark(&x->t[k], close)) {
			bool two = k + 1 < x->n && is_mark(&x->t[k + 1], close);
			*out = (struct found){ i, two ? k + 1 : k, false };
			return two || open == '$';
		}
	return false;
}

static inline bool is_xs(const struct ll_token *t, size_t least)
{
	if (t->kind != LL_TOK_WORD || t->lower.n < least)
		return false;
	for (size_t i = 0; i < t->lower.n; i++)
		if (t->lower.p[i] != 'x')
			return false;
	return true;
}

/* "XXX", "XX/XX/XXXX"; not "46,XX", not "Chapter XXX" */
static inline bool crosses(const struct text *x, size_t i, struct found *out)
{
	if (*x->t[i].lower.p != 'x')
		return false;
	size_t last = i,
	       least = i + 4 < x->n && is_mark(&x->t[i + 1], '/') ? 1 : 2; /* "X/X/XXXX" */
	if (!is_xs(&x->t[i], least) ||
	    (least == 1 && !is_xs(&x->t[i + 4], 2) && !is_xs(&x->t[i], 2)))
		return false;
	if (least == 2 && i && is_mark(&x->t[i - 1], '$') && is_joined(&x->t[i])) {
		*out = (struct found){ i - 1, i, false };
		return true;
	}
	while (last + 2 < x->n &&
	       (is_mark(&x->t[last + 1], '/') || is_mark(&x->t[last + 1], '-')) &&
	       is_joined(&x->t[last + 1]) &&
	       (is_xs(&x->t[last + 2], least) || x->t[last + 2].kind == LL_TOK_NUMBER) &&
	       last - i < 6)
		last += 2;
	/* "XXX-XX-1234" hides a number from strangers, with purpose */
	if (x->t[last].kind == LL_TOK_NUMBER && is_mark(&x->t[last - 1], '-'))
		return false;
	/* "XX-year-old", "XX sessions": two are enough where an amount is due */
	const struct ll_token *next = i + 1 < x->n ? &x->t[i + 1] : &x->t[i];
	if (is_mark(next, '-') && i + 2 < x->n)
		next++;
	bool amount = is_in(next, "year|years|month|months|week|weeks|day|days|sessions|visits|mg|"
				  "tablets|percent|%|pages");
	if (last == i && (!is_xs(&x->t[i], amount ? 2 : 3) || !(x->t[i].flags & LL_TOK_ALLCAPS)))
		return false;
	if (i && is_in(&x->t[i - 1], "chapter|title|part|article|section|volume|appendix|schedule|"
				     "factor|bowl|size|dos"))
		return false;
	/* "Dr. XXX": a name that others took out */
	bool person =
		i > 1 && is_in(&x->t[i - 1 - is_mark(&x->t[i - 1], '.')], "dr|mr|mrs|ms|doctor");
	*out = (struct found){ i, last, person };
	return true;
}

/* How many of one mark stand in a row from i on; 0 where the row began before. */
static inline size_t run_of(const struct text *x, size_t i, char c)
{
	size_t n = 0;
	if (i && is_mark(&x->t[i - 1], c) && is_joined(&x->t[i]))
		return 0;
	while (i + n < x->n && is_mark(&x->t[i + n], c) && (!n || is_joined(&x->t[i + n])))
		n++;
	return n;
}

/* "Date of decision: ____" among the fields of the header, ", dated ____": no line to be filled in by hand. */
static inline bool undated(const struct text *x, size_t i, size_t first)
{
	const struct ll_token *t = &x->t[i - 1];
	size_t n;
	if (is_in(t, "dated") && is_small(t))
		return true;
	if (!is_mark(t, ':') || ll_sections(x->letter, &n)[x->s[t->sentence].section].kind != LL_SEC_HEADER)
		return false;
	bool date = false;
	for (size_t k = first; k < i; k++) {
		if (is_in(&x->t[k], "signature|signed|sign|by"))
			return false;
		date |= is_in(&x->t[k], "date|dated|mailed|received|issued");
	}
	return date;
}

/* "diagnosed with ____ on": a blank in a sentence; not "Signature: ______", not a ruled line */
static inline bool blank(const struct text *x, size_t i, struct found *out)
{
	size_t n = run_of(x, i, '_');
	if (n < 3)
		return false;
	size_t words = 0, after = 0, first, end = around(x, i, 60, &first);
	for (size_t k = first; k < end; k++) {
		words += is_small(&x->t[k]);
		after += k > i && is_small(&x->t[k]);
	}
	*out = (struct found){ i, i + n - 1, false };
	const struct ll_token *before = i > first ? &x->t[i - 1] : NULL;
	if (!before || (x->t[i].flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
		return words >= 4 && i + n < x->n && is_small(&x->t[i + n]);
	if (undated(x, i, first)) {
		out->doubtful = true;
		return true;
	}
	if (before->kind == LL_TOK_WORD)
		return words >= 3 && !is_in(before, SIGNED);
	return words >= 4 && (after >= 2 || !is_mark(before, ':'));
}

/* "approved for [ ] sessions": one empty pair in a sentence is a gap, several are boxes to tick. */
static inline bool gap(const struct text *x, size_t i, char open, char close, struct found *out)
{
	size_t first, end = around(x, i, 60, &first), words = 0, pairs = 0;
	if (!i || i + 2 >= x->n || is_joined(&x->t[i]) || !is_mark(&x->t[i + 1], close) ||
	    !is_small(&x->t[i - 1]) || !is_small(&x->t[i + 2]))
		return false;
	for (size_t k = first; k < end; k++) {
		words += is_small(&x->t[k]);
		pairs += is_mark(&x->t[k], open) && k + 2 < x->n &&
			 (is_mark(&x->t[k + 1], close) || is_mark(&x->t[k + 2], close));
	}
	*out = (struct found){ i, i + 1, true };
	return words >= 6 && pairs == 1;
}

#endif
