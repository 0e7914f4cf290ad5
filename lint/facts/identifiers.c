/* SPDX-License-Identifier: MIT */
/*
 * LL_IDENTIFIER: numbers by their label ("Claim Number: ..."), case numbers by
 * their form ("CM14-0012345"), and what reaches a person: telephone, e-mail,
 * street. The names are read in identity.c.
 */
#include "base/nearest.h"
#include "facts/identity.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 4, LONGEST = ID_LONGEST }; /* letters and digits of a number that identifies */

struct found_id *id_add(struct identity *d, uint32_t token, uint32_t ntokens, uint32_t kind,
			struct ll_sv key)
{
	struct found_id *f = VEC_PUSH(d->l->arena, &d->found);
	*f = (struct found_id){
		.token = token, .ntokens = ntokens, .referent = LL_NOBODY, .key = key
	};
	f->id.kind = kind;
	f->id.value = id_value(d->l, token, ntokens);
	f->id.header =
		d->l->sections.v[d->l->sentences.v[tok(d->l, token)->sentence].section].kind ==
		LL_SEC_HEADER;
	return f;
}

struct ll_sv id_value(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	size_t size = 0, at = 0;
	for (uint32_t k = i; k < i + n; k++)
		size += tok(l, k)->text.n;
	char *v = arena_alloc(l->arena, size + 1);
	for (uint32_t k = i; k < i + n; k++) {
		const struct ll_sv t = tok(l, k)->text;
		for (size_t c = 0; c < t.n; c++) {
			const char x = t.p[c];
			if ((x >= '0' && x <= '9') || (x >= 'A' && x <= 'Z') ||
			    (unsigned char)x >= 128)
				v[at++] = x;
			else if (x >= 'a' && x <= 'z')
				v[at++] = (char)(x - 'a' + 'A');
		}
	}
	return (struct ll_sv){ v, at };
}

struct ll_sv id_name(const struct ll_letter *l, uint32_t i, uint32_t n)
{
	struct ll_sv v = id_value(l, i, n);
	v.n -= v.n && tok_possessive(l, i + n - 1);
	return v;
}

void id_add_other(struct identity *d, uint32_t token, uint32_t ntokens, const char *key, struct ll_sv value)
{
	struct found_id *f = id_add(d, token, ntokens, LL_ID_NAME, sv(key));
	f->id.value = value;
	f->referent = LL_OTHER;
}

static bool digits_only(struct ll_sv s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

bool id_has_digit(struct ll_sv s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* Tokens of a number at i: "CM14-0012345", "06/2013/A-7"; 0: none, or masked ("XXX-XX-1234"). */
uint32_t id_number_run(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i;
	if (i >= l->tokens.n || tok(l, i)->kind == LL_TOK_PUNCT)
		return 0;
	/* a word by itself, as nearly all are */
	if (tok(l, i)->kind == LL_TOK_WORD && !place_in(l->mixed, i) &&
	    (!tok_joined(l, i + 1) ||
	     (tok(l, i + 1)->kind == LL_TOK_PUNCT && !tok_in(l, i + 1, "-|/|."))))
		return 0;
	size_t size = tok(l, i)->text.n;
	for (k++; k < i + LONGEST && tok_joined(l, k); k++) {
		if (tok(l, k)->kind == LL_TOK_PUNCT &&
		    !(tok_in(l, k, "-|/|.") && tok_joined(l, k + 1) &&
		      tok(l, k + 1)->kind != LL_TOK_PUNCT))
			break;
		size += tok(l, k)->text.n;
	}
	if (size < LEAST)
		return 0;
	const struct ll_sv v = id_value(l, i, k - i);
	if (v.n < LEAST || v.n > LONGEST || !id_has_digit(v) || memmem(v.p, v.n, "XX", 2))
		return 0;
	return k - i;
}

/* "HQW 4419 0273", "WCK 448 20971": a number in groups; 0: none. Letters may come first, figures alone after. */
uint32_t id_grouped_run(const struct ll_letter *l, uint32_t i)
{
	enum { GROUPS = 5, FIGURES = 6 };
	uint32_t k = i, figures = 0, groups = 0;
	for (; k < l->tokens.n && k < i + GROUPS; k++) {
		const struct ll_token *t = tok(l, k);
		if (k > i && (tok_joined(l, k) || t->flags & (LL_TOK_PARAGRAPH | LL_TOK_WRAP)))
			break;
		if (t->kind == LL_TOK_NUMBER && digits_only(t->text) && t->text.n >= 2)
			figures += (uint32_t)t->text.n;
		else if (k > i || !(t->flags & LL_TOK_ALLCAPS) || t->text.n < 2 || t->text.n > 5)
			break;
		groups++;
	}
	/* "4419 0273-1": joined to more, and so no group of figures */
	if (groups < 2 || figures < FIGURES || (k < l->tokens.n && tok_joined(l, k) && tok_in(l, k, "-|/")))
		return 0;
	return k - i;
}

static uint32_t kind_of_label(uint32_t code)
{
	switch (code) {
	case LEX_IDENT_CASE:
		return LL_ID_CASE;
	case LEX_IDENT_CLAIM:
		return LL_ID_CLAIM;
	case LEX_IDENT_MEMBER:
		return LL_ID_MEMBER;
	case LEX_IDENT_RECORD:
		return LL_ID_RECORD;
	case LEX_IDENT_SSN:
		return LL_ID_SSN;
	default:
		return LL_ID_OTHER;
	}
}

/* Words before a number that make it another's: "an earlier determination, CM13-0004411". */
static bool anothers(const struct ll_letter *l, uint32_t i)
{
	const uint32_t begin = sent_begin(l, i), from = i > begin + 14 ? i - 14 : begin;
	for (uint32_t k = from; k < i; k++)
		if ((mark_at(l, k, LEX_KIN) && !tok_in(l, k + 1, "hospital|clinic|medical")) ||
		    tok_in(l, k,
			   "earlier|prior|previous|another|other|separate|companion|related|"
			   "different|second|see|panel|"
			   "similar|consolidated|unrelated|closed|older|former|cf|v|vs|coworker|"
			   "co") ||
		    /* "Kim's request has a file of its own" */
		    (tok_is(l, k, "own") && k > begin && tok_in(l, k - 1, "its|his|her|their")) ||
		    /* "for her husband. His is numbered 1-6308851189" */
		    (tok_in(l, k, "his|hers|theirs|its") && tok_in(l, k + 1, "is|was|has|had|bears|carries")))
			return true;
	return false;
}

/* "G-2022-3121, is not this one" */
static bool told_other(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = i; k < sent_end(l, i); k++)
		if (tok_seq_in(l, k, "not this one|not this case|not the same|is not affected|a different"))
			return true;
	return false;
}

bool id_cited_before(const struct ll_letter *l, uint32_t i)
{
	return anothers(l, i) || told_other(l, i);
}

static uint32_t past_colon(const struct ll_letter *l, uint32_t k)
{
	for (uint32_t n = 0; n < 4; n++, k++)
		if (!tok_in(l, k, ".|:|#|is|was|number|(|s|)|,"))
			break;
	return k;
}

/* The number that a label names. */
uint32_t id_value_at(const struct ll_letter *l, uint32_t i)
{
	const uint32_t run = id_number_run(l, i), groups = id_grouped_run(l, i);
	return groups > run ? groups : run;
}

/* "Claim Number: 06-1234"; "Claim Numbers: 06-1234 and 06-1235" are several, which say nothing of
 * each other. */
static uint32_t labelled(struct identity *d, const struct mark *m)
{
	const struct ll_letter *l = d->l;
	uint32_t at = past_colon(l, m->token + m->ntokens), n = id_value_at(l, at);
	if (!n || tok(l, at)->flags & LL_TOK_PARAGRAPH)
		return m->token + m->ntokens;
	const uint32_t first = d->found.n;
	const bool cited = id_cited_before(l, m->token),
		   start = tok(l, m->token)->flags & LL_TOK_PARAGRAPH;
	do {
		struct found_id *f =
			id_add(d, at, n, kind_of_label(m->entry->code[0]), sv(m->entry->id));
		f->referent = LL_PATIENT;
		f->id.leaks = f->id.kind == LL_ID_SSN || f->id.kind == LL_ID_RECORD;
		/* whatever the sentence is about: "clinic note, August 30, 2022 (MRN 4471-20936)" */
		f->id.cited = f->id.leaks ? anothers(l, m->token) : cited;
		f->id.header |= start;
		at += n;
		if (!tok_in(l, at, ",|;|and|&|or"))
			break;
		at += 1 + tok_in(l, at + 1, "and|&");
		n = tok(l, at)->kind == LL_TOK_NUMBER || id_has_digit(tok(l, at)->text)
			    ? id_number_run(l, at)
			    : 0;
	} while (n && d->found.n - first < 64);
	for (uint32_t k = first; d->found.n - first > 1 && k < d->found.n; k++)
		d->found.v[k].id.cited = true;
	return at;
}

static bool digits(struct ll_sv s, size_t n)
{
	return s.n == n && digits_only(s);
}

/* "CM14-0012345", "MN22-37828": the form of a case number, whatever stands before it. */
static uint32_t case_form(struct identity *d, uint32_t i)
{
	const struct ll_letter *l = d->l;
	const struct ll_sv w = tok(l, i)->lower;
	if (w.n != 4 || !digits((struct ll_sv){ w.p + 2, 2 }, 2) || !tok_is(l, i + 1, "-") ||
	    tok(l, i + 2)->kind != LL_TOK_NUMBER || tok(l, i + 2)->text.n < 5 ||
	    !tok_joined(l, i + 1) || !tok_joined(l, i + 2))
		return 0;
	const bool imr = !memcmp(w.p, "cm", 2);
	if (!imr && memcmp(w.p, "mn", 2) && memcmp(w.p, "ei", 2) && memcmp(w.p, "ur", 2))
		return 0;
	struct found_id *f =
		id_add(d, i, 3, LL_ID_CASE, sv(imr ? "IMR case number" : "reference number"));
	f->id.cited = id_cited_before(l, i);
	return 3;
}

/* "415-555-0134", "(415) 555-0134", "415.555.0134", "1-800-..."; *toll_free where nobody lives. */
static uint32_t phone_at(const struct ll_letter *l, uint32_t i, bool *toll_free)
{
	const uint32_t open = tok_is(l, i, "(");
	uint32_t k = i + open;
	const struct ll_sv t = tok(l, k)->text;
	if (tok(l, k)->kind != LL_TOK_NUMBER)
		return 0;
	*toll_free = t.n >= 3 && t.p[0] == '8' && (t.p[1] == '0' || t.p[1] == t.p[2]);
	if (!open && t.n == 12 && t.p[3] == '.' && t.p[7] == '.')
		return 1;
	if (!digits(t, 3) || (open && !tok_is(l, k + 1, ")")) || (!open && !tok_is(l, k + 1, "-")))
		return 0;
	k += 2;
	k += open && tok_is(l, k, "-");
	if (digits(tok(l, k)->text, 3) && tok_is(l, k + 1, "-") && digits(tok(l, k + 2)->text, 4) &&
	    tok_joined(l, k + 2) && (open || tok_joined(l, k)) &&
	    !(tok_is(l, k + 3, "-") && tok_joined(l, k + 3)))
		return k + 3 - i;
	return 0;
}

/* The sentence tells whose it is: an office's, or the patient's own. */
static bool of_office(const struct ll_letter *l, uint32_t i)
{
	for (uint32_t k = sent_begin(l, i); k < sent_end(l, i); k++)
		if ((tok_is(l, k, "contact") &&
		     !tok_in(l, k + 1, "e|email|phone|telephone|number|information")) ||
		    tok_in(l, k,
			   "call|toll|fax|department|office|agency|website|visit|questions|clinic|"
			   "pharmacy|employer|"
			   "division|suite|helpline|hotline|administrator|federal|inc|services|"
			   "center|hospital|dr|provider|"
			   "attorney|adjuster|firm"))
			return true;
	return false;
}

static bool of_patient(const struct ll_letter *l, uint32_t i)
{
	uint32_t from = sent_begin(l, i);
	for (uint32_t n = 0; n < 24 && from && !(tok(l, from)->flags & LL_TOK_PARAGRAPH); n++)
		from--; /* "Insured: ...", a field */
	for (uint32_t k = from; k < i; k++)
		if (mark_at(l, k, LEX_PATIENT_WORDS) || mark_at(l, k, LEX_KIN) ||
		    tok_in(l, k, "he|she|his|her|home|cell|mobile|reached|wife|husband"))
			return true;
	return false;
}

static void add_contact(struct identity *d, uint32_t i, uint32_t n, uint32_t kind, bool office)
{
	struct found_id *f = id_add(d, i, n, kind, sv(""));
	f->id.cited = office || of_office(d->l, i);
	f->referent = f->id.cited ? LL_NOBODY : d->withheld.contacts || of_patient(d->l, i) ? LL_PATIENT : LL_NOBODY;
	f->id.leaks = f->referent == LL_PATIENT;
}

/* "123-45-6789" without a label. */
static uint32_t ssn_form(struct identity *d, uint32_t i)
{
	const struct ll_letter *l = d->l;
	if (!digits(tok(l, i)->text, 3) || !tok_is(l, i + 1, "-") ||
	    !digits(tok(l, i + 2)->text, 2) || !tok_is(l, i + 3, "-") ||
	    !digits(tok(l, i + 4)->text, 4) || !tok_joined(l, i + 1) || !tok_joined(l, i + 2) ||
	    !tok_joined(l, i + 3) || !tok_joined(l, i + 4) ||
	    (i && tok_in(l, i - 1, "-|/") && tok_joined(l, i)) ||
	    (tok_is(l, i + 5, "-") && tok_joined(l, i + 5)))
		return 0;
	struct found_id *f = id_add(d, i, 5, LL_ID_SSN, sv("social security number"));
	f->referent = LL_PATIENT;
	f->id.leaks = true;
	return 5;
}

/* "maria.lopez@mail.example": around the sign. */
static uint32_t email_at(struct identity *d, uint32_t i)
{
	const struct ll_letter *l = d->l;
	uint32_t from = i, to = i + 1;
	while (from && i - from < 12 && tok_joined(l, from) &&
	       !tok_in(l, from - 1, ":|(|<|;|,|[|\""))
		from--;
	while (to < i + 12 && tok_joined(l, to) &&
	       (tok(l, to)->kind != LL_TOK_PUNCT ||
		(tok_in(l, to, ".|-") && tok_joined(l, to + 1) &&
		 tok(l, to + 1)->kind != LL_TOK_PUNCT)))
		to++;
	if (from == i || to < i + 4)
		return 0;
	add_contact(d, from, to - from, LL_ID_EMAIL, tok_in(l, to - 1, "gov|org|edu"));
	return to - i;
}

/* "lives at 1420 Elm Street". */
static uint32_t address_at(struct identity *d, uint32_t i)
{
	const struct ll_letter *l = d->l;
	const bool lives = i >= sent_begin(l, i) + 2 && tok_is(l, i - 1, "at") &&
			   tok_in(l, i - 2, "lives|living|lived|resides|residing|resided|residence|home|address");
	if (!lives && !(d->withheld.contacts && tok(l, i)->text.n <= 5 && i && tok_in(l, i - 1, "at|;|,|(|:|of|to")))
		return 0;
	for (uint32_t k = i + 1; k < i + 5 && (tok(l, k)->flags & LL_TOK_CAPITAL); k++)
		if (k > i + 1 && tok_in(l, k,
					"street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|"
					"blvd|court|ct|way|place|pl|"
					"circle|terrace")) {
			add_contact(d, i, k + 1 - i, LL_ID_ADDRESS, false);
			return k + 1 - i;
		}
	return 0;
}

static uint32_t unlabelled(struct identity *d, uint32_t i)
{
	const struct ll_letter *l = d->l;
	const struct ll_token *t = tok(l, i);
	bool toll_free = false;
	uint32_t n = 0;
	if (t->kind == LL_TOK_WORD)
		return t->text.n == 4 ? case_form(d, i) : 0;
	if (sv_is(t->text, "@"))
		return email_at(d, i);
	if (t->kind == LL_TOK_NUMBER && !(n = ssn_form(d, i)))
		n = address_at(d, i);
	if (!n && (t->kind == LL_TOK_NUMBER || sv_is(t->text, "(")) &&
	    (n = phone_at(l, i, &toll_free)))
		add_contact(d, i, n, LL_ID_PHONE, toll_free);
	return n;
}

#define NUMBERED "claim|case|file|appeal|reference|ref|docket|matter|member|policy|authorization|application|review|complaint|request|" \
		 "grievance|account|acct|invoice|bill|hearing|id|dispute"

/* "Claim 066-2219-B", "Appeal: 1-8402213307", "account 55-29014": where the number behind a label of one word begins; 0: none. */
static uint32_t behind_label(const struct ll_letter *l, uint32_t i)
{
	uint32_t k = i + 1;
	k += tok_is(l, k, ":") || tok_is(l, k, "#");
	k += tok_in(l, k, "no|number|num") ? 1 + tok_is(l, k + 1, ".") : 0;
	k += tok_in(l, k, ":|#");
	return k < l->tokens.n && !(tok(l, k)->flags & LL_TOK_PARAGRAPH) ? k : 0;
}

/* "RE: Claim 066-2219-B, injury of May 5, 2016": a label of one word right before its number. Below the letter's head the
 * number has to have parts. */
static uint32_t bare_label(struct identity *d, uint32_t i)
{
	enum { HEAD = 80, SIZE = 6, SHORT = 8, MOST = 1000 }; /* as many are told apart */
	const struct ll_letter *l = d->l;
	const uint32_t at = d->found.n < MOST && tok_in(l, i, NUMBERED) && !mark_at(l, i, LEX_IDENTIFIERS) ? behind_label(l, i) : 0;
	const uint32_t n = at ? id_value_at(l, at) : 0;
	if (!n || id_cited_before(l, i) || (tok(l, at)->kind == LL_TOK_WORD && tok(l, at)->text.n == 4)) /* see case_form() */
		return 0;
	bool parts = false;
	uint32_t figures = 0;
	for (uint32_t k = at; k < at + n; k++) {
		if (tok_in(l, k, "/|."))
			return 0; /* a day, a section of a rule */
		parts |= tok_is(l, k, "-") || place_in(l->mixed, k);
		for (size_t c = 0; c < tok(l, k)->text.n; c++)
			figures += tok(l, k)->text.p[c] >= '0' && tok(l, k)->text.p[c] <= '9';
	}
	const struct ll_sv v = id_value(l, at, n);
	if (v.n < SIZE || (!parts && v.n < SHORT) || (i >= HEAD && (!parts || figures < SIZE)))
		return 0;
	for (uint32_t k = 0; k < d->found.n; k++) /* identifier_twins() will know it by its own label */
		if (d->found.v[k].id.value.n == v.n && edit_distance(d->found.v[k].id.value, v) <= 2)
			return 0;
	struct found_id *f = id_add(d, at, n, tok_is(l, i, "claim") ? LL_ID_CLAIM : tok_is(l, i, "case") ? LL_ID_CASE : LL_ID_OTHER,
				    tok_is(l, i, "claim")		  ? sv("claim number")
				    : tok_is(l, i, "case")		  ? sv("case number")
				    : tok_in(l, i, "account|acct")	  ? sv("account number")
				    : tok_in(l, i, "invoice|bill")	  ? sv("bill number")
									  : sv("file number"));
	f->referent = LL_PATIENT;
	f->id.header = i < HEAD;
	return at + n - i;
}

/* The published determinations are edited so that nobody is named in them. */
static bool published(const struct ll_letter *l)
{
	return l->profile->names_nobody;
}

static int by_place(const void *pa, const void *pb)
{
	const struct found_id *a = pa, *b = pb;
	return a->token != b->token ? (a->token > b->token) - (a->token < b->token)
				    : (a->turn > b->turn) - (a->turn < b->turn);
}

/* "Prior: BH-30774-R1" at the head: another's number is another's wherever it stands without a label. */
static void cite_again(struct identity *d)
{
	enum { MOST = 16 };
	uint32_t cited = 0;
	for (uint32_t k = 0; k < d->found.n && cited < MOST; k++) {
		const struct found_id *a = &d->found.v[k];
		if (!a->id.cited || a->id.kind == LL_ID_NAME || !a->id.value.n)
			continue;
		cited++;
		for (uint32_t j = 0; j < d->found.n; j++) {
			struct found_id *b = &d->found.v[j];
			if (b->id.kind == a->id.kind && !b->id.header && sv_eq(a->id.value, b->id.value))
				b->id.cited = true;
		}
	}
}

/* What it tells is not to stand in this letter. */
static bool kept_back(const struct identity *d, const struct found_id *s)
{
	const bool name = s->id.kind == LL_ID_NAME, reviewer = s->id.kind == LL_ID_REVIEWER_NAME;
	return d->redacted || (d->nameless && !name) ||
	       (reviewer ? d->withheld.reviewer : name ? d->withheld.names && !s->id.header : d->withheld.contacts);
}

static void add_facts(struct identity *d)
{
	/* Several passes found them: put in document order, those of one place as found. */
	struct ll_letter *l = d->l;
	for (uint32_t k = 0; k < d->found.n; k++)
		d->found.v[k].turn = k;
	if (d->found.n)
		qsort(d->found.v, d->found.n, sizeof *d->found.v, by_place);
	for (uint32_t k = 0; k < d->found.n; k++) {
		const struct found_id *s = &d->found.v[k];
		struct ll_fact *f = fact_add(l, LL_IDENTIFIER, s->token, s->ntokens);
		f->key = s->key;
		f->referent = s->referent;
		f->u.identifier = s->id;
		f->u.identifier.leaks = kept_back(d, s) && s->id.leaks && !s->id.cited;
	}
}

/* Numbers, case numbers, an e-mail's sign, labels. */
static const uint64_t *beginnings(const struct ll_letter *l)
{
	uint64_t *at = places_new(l);
	places_add(l, at, l->numbers);
	places_add(l, at, l->mixed);
	places_add(l, at, places_of(l, "@|(|" NUMBERED));
	places_add_marks(l, at, (uint64_t)1 << LEX_IDENTIFIERS);
	return at;
}

void facts_identifiers(struct ll_letter *l)
{
	struct identity d = { .l = l, .redacted = published(l), .nameless = true,
			      .withheld = privacy_told(l) };
	const uint64_t *places = beginnings(l);
	for (uint32_t i = 0; (i = place_next(l, places, i)) < l->tokens.n;) {
		uint32_t n = unlabelled(&d, i), end = i;
		n = n ? n : bare_label(&d, i);
		const struct mark *m = n ? NULL : mark_at(l, i, LEX_IDENTIFIERS);
		if (m && m->entry->code[0] != LEX_IDENT_NAME &&
		    m->entry->code[0] != LEX_IDENT_OTHER_NAME) {
			/* A case number keeps the name of its form: labels of it differ. */
			const uint32_t at = past_colon(l, m->token + m->ntokens), was = d.found.n;
			end = tok(l, at)->kind == LL_TOK_WORD && case_form(&d, at)
				      ? at + 3
				      : labelled(&d, m);
			if (d.found.n == was + 1)
				d.found.v[was].id.header |=
					(tok(l, i)->flags & LL_TOK_PARAGRAPH) != 0;
		}
		i = n ? i + n : end > i ? end : i + 1;
	}
	identifier_twins(&d);
	identity_names(&d);
	identity_first(&d);
	identity_near(&d);
	identity_payers(&d);
	identity_roles(&d);
	identity_places(&d);
	cite_again(&d);
	add_facts(&d);
}
