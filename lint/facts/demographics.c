/* SPDX-License-Identifier: MIT */
/* The patient's sex and age in a field or a table: "Claimant: R. Vance (M, 52)", "Demographics: Female, 61", a column "Sex". */
#include "facts/ages.h"
#include "facts/persons.h"

enum { LINE = 28, LABEL = 7, CELLS = 12, ABOVE = 3 };

static bool line_begins(const struct ll_letter *l, uint32_t i)
{
	return !i || tok(l, i)->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP);
}

static bool line_ends(const struct ll_letter *l, uint32_t i)
{
	return i >= l->tokens.n || line_begins(l, i);
}

/* The first token of the line of token i, at most `far` before it; UINT32_MAX: it is farther. */
static uint32_t line_start(const struct ll_letter *l, uint32_t i, uint32_t far)
{
	uint32_t k = i;
	while (!line_begins(l, k))
		if (i - --k > far)
			return UINT32_MAX;
	return k;
}

static bool is_bar(const struct ll_letter *l, uint32_t i)
{
	return tok_is(l, i, "|");
}

/* A column ends before token i: at a bar, or at a wide gap. */
static bool cell_begins(const struct ll_letter *l, uint32_t i)
{
	return !line_begins(l, i) && (is_bar(l, i - 1) || place_in(l->traits[LL_TRAIT_WIDE], i));
}

/* Where the label of a line of fields ends in a colon, that is, in tokens [from, i); UINT32_MAX: nowhere. */
static uint32_t label_end(const struct ll_letter *l, uint32_t from, uint32_t i)
{
	for (uint32_t k = from; k < i && k < from + LABEL; k++)
		if (tok_is(l, k, ":"))
			return k;
	return UINT32_MAX;
}

/* "Patient:", "Member name:", "Demographics:", "Patient information:", "Re:" */
static bool label_of_patient(const struct ll_letter *l, uint32_t from, uint32_t colon)
{
	bool told = false;
	for (uint32_t k = from; k < colon; k++) {
		const struct mark *name = mark_at(l, k, LEX_IDENTIFIERS);
		if (mark_at(l, k, LEX_KIN) || mark_at(l, k, LEX_PERSON_ROLES) || tok_in(l, k, "dependent|dependant|spouse|contact"))
			return false;
		told |= mark_at(l, k, LEX_PATIENT_WORDS) || (name && name->entry->code[0] == LEX_IDENT_NAME) ||
			tok_in(l, k, "demographics|demographic|pt|re|sex|gender|insured");
	}
	return told;
}

/* An age stands beside: "M, 52", "61/F", "F age 40". */
static bool beside_age(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	uint32_t k = i + n;
	k += tok_in(l, k, ",|/|;|-");
	k += tok_in(l, k, "age|aged") + tok_is(l, k + 1, ":");
	const struct number after = number_at(l, k);
	if (after.ntokens && !after.ordinal && after.value >= 1 && after.value <= 110 && tok(l, k)->text.n <= 3 &&
	    !tok_in(l, k + after.ntokens, "/|%|mg") && !(tok_is(l, k + after.ntokens, "-") && !age_at(l, k).ntokens))
		return true;
	const uint32_t back = i - (i > 1 && tok_in(l, i - 1, ",|/|;"));
	const struct number before = back > 0 && tok(l, back - 1)->kind == LL_TOK_NUMBER ? number_at(l, back - 1) : (struct number){ 0 };
	return (before.ntokens && before.value >= 1 && before.value <= 110 && tok(l, back - 1)->text.n <= 3 && !(back > 1 && tok_is(l, back - 2, "/"))) ||
	       (back > 1 && tok_in(l, back - 1, "old|o|yo"));
}

/* It ends a cell or a part of a field. */
static bool parts(const struct ll_letter *l, uint32_t i)
{
	return line_ends(l, i) || is_bar(l, i) || tok_in(l, i, ",|;|)|/|(") || cell_begins(l, i);
}

bool demographic_field(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	const uint32_t from = line_start(l, i, LINE);
	if (from == UINT32_MAX || from == i || !(parts(l, i + n) || beside_age(l, i, n)) ||
	    !(tok_in(l, i - 1, ":|,|;|(|/") || is_bar(l, i - 1) || cell_begins(l, i) || beside_age(l, i, n)))
		return false;
	const uint32_t colon = label_end(l, from, i);
	if (colon == UINT32_MAX || !label_of_patient(l, from, colon))
		return false;
	uint32_t words = 0;
	for (uint32_t k = colon + 1; k < i; k++) {
		words += tok(l, k)->kind == LL_TOK_WORD;
		if (mark_at(l, k, LEX_KIN) || mark_at(l, k, LEX_PERSON_ROLES) || tok_in(l, k, "is|was|has|his|her|by|with|for|of|who"))
			return false;
	}
	if (tok(l, i)->text.n > 1) /* "male" */
		return true;
	/* "Vance, M" may be the first name's initial */
	return beside_age(l, i, n) || tok_in(l, i - 1, "(|/") || is_bar(l, i - 1) || (tok_is(l, i - 1, ",") && words > 1 && !tok_is(l, i + 1, "."));
}

bool demographic_line(const struct ll_letter *l, uint32_t i, uint32_t n, struct ll_sv surname)
{
	enum { NAME = 8 };
	const uint32_t from = line_start(l, i, NAME);
	bool own = false;
	if (from == UINT32_MAX || from == i || !surname.n || !(tok(l, from)->flags & LL_TOK_PARAGRAPH) || !tok_in(l, i - 1, ",|/|;|(|-") || !(parts(l, i + n) || beside_age(l, i, n)))
		return false;
	for (uint32_t k = from; k < i; k++) {
		own |= sv_eq(tok(l, k)->lower, surname);
		if (!(tok(l, k)->flags & LL_TOK_CAPITAL) && !tok_in(l, k, ".|,|-|/|(|;"))
			return false;
	}
	return own && (tok(l, i)->text.n > 1 || beside_age(l, i, n) || tok_is(l, i - 1, "/"));
}

/* The column that token i stands in, counted from 0, with its line's first token in *from. */
static uint32_t column_of(const struct ll_letter *l, uint32_t i, uint32_t *from)
{
	uint32_t n = 0;
	*from = line_start(l, i, 3 * LINE);
	for (uint32_t k = *from; *from != UINT32_MAX && k < i; k++)
		n += cell_begins(l, k + 1) && !(k == *from && is_bar(l, k)); /* a bar may open the line */
	return n;
}

/* The first token of that column of the line that begins at `from`; UINT32_MAX: there is none. */
static uint32_t column_at(const struct ll_letter *l, uint32_t from, uint32_t column)
{
	uint32_t n = 0, k = from + is_bar(l, from);
	for (; n < column; k++) {
		if (k - from > 3 * LINE || line_ends(l, k + 1))
			return UINT32_MAX;
		n += cell_begins(l, k + 1);
	}
	return k;
}

uint32_t column_head(const struct ll_letter *l, uint32_t i)
{
	uint32_t from, column;
	if (!cell_begins(l, i) && !line_begins(l, i))
		return UINT32_MAX;
	column = column_of(l, i, &from);
	for (uint32_t up = 0; from && from != UINT32_MAX && up < ABOVE; up++) {
		from = line_start(l, from - 1, 3 * LINE);
		if (from == UINT32_MAX)
			break;
		const uint32_t head = column_at(l, from, column);
		if (head == UINT32_MAX || is_bar(l, head))
			break;
		if (tok_in(l, head, "sex|gender|age|m|dob|patient|member|name|account|acct|claim"))
			return head;
	}
	return UINT32_MAX;
}

/* The head's line is of a table of the household. */
static bool of_household(const struct ll_letter *l, uint32_t head)
{
	const uint32_t from = line_start(l, head, 3 * LINE);
	for (uint32_t k = from; k < l->tokens.n && (k == from || !line_begins(l, k)); k++)
		if (mark_at(l, k, LEX_KIN) ||
		    tok_in(l, k, "relation|relationship|dependent|dependents|dependant|household|sibling|donor|recipient|relative|relatives"))
			return true;
	return false;
}

/* In a table's column "Sex". */
bool demographic_cell(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	if (!(line_ends(l, i + n) || is_bar(l, i + n) || cell_begins(l, i + n)) || (!cell_begins(l, i) && !line_begins(l, i)))
		return false;
	const uint32_t head = column_head(l, i);
	if (head == UINT32_MAX || !tok_in(l, head, "sex|gender"))
		return false;
	return !of_household(l, head);
}

static uint32_t add_age(struct ll_letter *l, uint32_t i, uint32_t years)
{
	const struct age_expr a = { .years = years };
	struct ll_fact *f = age_add(l, i, 1, &a);
	f->referent = LL_PATIENT;
	f->u.age.past = false;
	f->time = LL_CURRENT;
	return 1;
}

/* "R. Vance (52)", "Claimant: R. Vance, 52", behind a name and at the end of the line. */
static bool behind_name(const struct ll_letter *l, uint32_t i)
{
	const uint32_t from = line_start(l, i, LINE), colon = from == UINT32_MAX ? from : label_end(l, from, i);
	if (colon == UINT32_MAX || !label_of_patient(l, from, colon) || i < colon + 4 || !tok_in(l, i - 1, ",|(") ||
	    !(tok_is(l, i - 1, "(") ? tok_is(l, i + 1, ")") : line_ends(l, i + 1)))
		return false;
	for (uint32_t k = colon + 1; k < i - 1; k++)
		if (!(tok(l, k)->flags & LL_TOK_CAPITAL) && !tok_in(l, k, ".|-|,"))
			return false;
	return true;
}

uint32_t age_demographic(struct ll_letter *l, uint32_t i)
{
	const struct number n = number_at(l, i);
	if (i < 2 || n.ntokens != 1 || n.ordinal || tok(l, i)->kind != LL_TOK_NUMBER || tok(l, i)->text.n > 3 || n.value < 1 ||
	    n.value > 110 || n.value != (uint32_t)n.value || !(parts(l, i + 1) || tok_in(l, i + 1, "y|yo|yrs|.")) || tok_is(l, i + 1, "/"))
		return 0;
	const uint32_t at = i - 1 - tok_in(l, i - 1, ",|/|;");
	for (uint32_t k = l->facts[LL_SEX].n; k; k--) {
		const struct ll_fact *sex = l->facts[LL_SEX].v[k - 1];
		if (sex->token == at && sex->referent == LL_PATIENT && sex->u.sex.how == LL_SEX_FIELD)
			return add_age(l, i, (uint32_t)n.value);
	}
	const uint32_t head = column_head(l, i);
	if ((head != UINT32_MAX && tok_is(l, head, "age") && parts(l, head + 1) && !of_household(l, head)) || behind_name(l, i))
		return add_age(l, i, (uint32_t)n.value);
	return 0;
}
