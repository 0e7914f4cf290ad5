/* SPDX-License-Identifier: MIT */
#include "facts/facts.h"

#include <math.h>
#include <string.h>

void facts_run(struct ll_letter *l)
{
	facts_numbers(l);
	facts_frames(l);
	facts_persons(l);
	facts_pronouns(l);
	facts_ages(l);
	facts_dates(l);
	facts_body(l);
	facts_drugs(l);
	facts_services(l);
	facts_quantities(l);
	facts_diagnoses(l);
	facts_decisions(l);
	facts_guidelines(l);
	facts_history(l);
	facts_codes(l);
	facts_scales(l);
	facts_identifiers(l);
	facts_citations(l);
	facts_papers(l);
}

struct ll_fact *fact_add(struct ll_letter *l, uint32_t kind, uint32_t token, uint32_t n)
{
	const struct ll_token *t = tok(l, token);
	const struct ll_sentence *s = &l->sentences.v[t->sentence];
	struct ll_fact *f = arena_new(l->arena, struct ll_fact);
	f->kind = kind;
	f->section = s->section;
	f->item = s->item;
	f->sentence = t->sentence;
	f->token = token;
	f->ntokens = n;
	f->referent = LL_NOBODY;
	f->frame = l->frame[token];
	f->at = token_span(l, token, n);
	f->index = l->facts[kind].n;
	*VEC_PUSH(l->arena, &l->facts[kind]) = f;
	return f;
}

/* ---- The dump ---- */

static const char *const kind_names[LL_FACT_KINDS] = {
	"person", "sex", "pronoun", "age", "date", "quantity", "diagnosis", "drug", "body-part",
	"service", "decision", "conclusion", "guideline", "sexed",
	"history", "code", "scale", "identifier", "citation", "finding", "paper",
};
static const char *const polarities[] = { "affirmed", "negated", "possible", "hypothetical" };
static const char *const times[] = { "current", "past", "future" };
static const char *const referents[] = { "patient", "reviewer", "other", "people", "nobody" };
static const char *const frames[] = { "none", "heading", "request", "conclusion", "history",
				      "guideline", "ur", "generic", "hypothetical" };
static const char *const sexes[] = { "unknown", "male", "female" };
static const char *const sides[] = { "none", "left", "right", "bilateral" };
static const char *const outcomes[] = { "undecided", "granted", "denied", "partial" };
static const char *const events[] = { "none",	     "birth",	   "injury",	"visit",
				      "report",	     "request",	   "receipt",	"ur-decision",
				      "application", "assignment", "decision",	"surgery",
				      "imaging",     "service",	   "death",	"plan-decision",
				      "appeal",	     "admission",  "discharge", "benefit" };
static const char *const units[] = { "none", "visits", "doses", "days", "weeks", "months", "years",
				     "hours", "minutes", "levels", "injections", "units", "refills",
				     "mg", "ml", "grams", "percent", "times" };
static const char *const quantity_roles[] = { "amount",	  "frequency", "duration",
					      "strength", "product",   "other",
					      "things" };
static const char *const drug_states[] = { "mentioned", "current", "stopped", "tried",
					   "requested", "planned", "example" };
static const char *const identifiers[] = { "case",     "claim",	  "member",	   "name",
					   "initials", "ssn",	  "phone",	   "email",
					   "record",   "address", "reviewer-name", "other" };
static const char *const person_roles[] = { "patient",	    "reviewer", "kin",
					    "professional", "named",	"people" };

static const char *const topics[] = { "therapy",    "surgery", "injection", "imaging",
				      "medication", "work",    "other",	    "diagnosis" };

#define NAME(table, i) ((i) < sizeof(table) / sizeof *(table) ? (table)[i] : "?")

static void dump_date(const struct ll_date *d, FILE *out)
{
	fprintf(out, " %04d-%02u-%02u event=%s", (int)d->year, d->month, d->day,
		NAME(events, d->event));
	if (d->document.n)
		fprintf(out, " document=%.*s", LL_SV(d->document));
	if (d->flags & LL_DATE_INVALID)
		fputs(" invalid", out);
	if (d->flags & LL_DATE_REFERS)
		fputs(" refers", out);
	if (d->flags & LL_DATE_HEADER)
		fputs(" header", out);
	if (d->flags & LL_DATE_VERSION)
		fputs(" version", out);
	if (d->flags & LL_DATE_ANOTHER)
		fputs(" another", out);
	if (d->event && d->certainty)
		fputs(" doubtful", out);
	if (d->which.n)
		fprintf(out, " which=%.*s", LL_SV(d->which));
}

static void dump_drug(const struct ll_drug *d, FILE *out)
{
	fprintf(out, " class=%.*s status=%s", LL_SV(d->drug_class), NAME(drug_states, d->status));
	for (uint32_t i = 0; i < d->nstrengths && i < 4; i++)
		fprintf(out, "%s%g", i ? "/" : " strength=", d->strength[i]);
	if (d->count > 0)
		fprintf(out, " count=%g", d->count);
	if (d->schedule.n)
		fprintf(out, " schedule=%.*s", LL_SV(d->schedule));
}

static void dump_quantity(const struct ll_quantity *q, FILE *out)
{
	fprintf(out, " %g", q->lo);
	if (q->hi > q->lo)
		fprintf(out, "-%g", q->hi);
	fprintf(out, " %s %s", NAME(units, q->unit), NAME(quantity_roles, q->role));
	if (q->per)
		fprintf(out, " per=%s", NAME(units, q->per));
	if (q->product > 0)
		fprintf(out, " product=%g", q->product);
	if (!isnan(q->digits) && q->digits_at.len)
		fprintf(out, " digits=%g", q->digits);
	if (q->of.n)
		fprintf(out, " of=%.*s", LL_SV(q->of));
	if (q->asked && q->asked != LL_ASKED_MAYBE)
		fputs(" asked", out);
}

static void dump_history(const struct ll_history *h, FILE *out)
{
	fprintf(out, " topic=%s part=%.*s%s%s%s%s%s%s%s", NAME(topics, h->topic), LL_SV(h->part),
		h->never ? " never" : "", h->undocumented ? " undocumented" : "",
		h->recent ? " recent" : "", h->failed ? " failed" : "",
		h->together ? " together" : "",
		h->topic == LL_HX_WORK ? h->working ? " working" : " not-working" : "",
		h->at_all ? " at-all" : "");
	if (h->date)
		fprintf(out, " date=%04d-%02u", (int)h->date->u.date.year, h->date->u.date.month);
}

static void dump_detail(const struct ll_fact *f, FILE *out)
{
	switch (f->kind) {
	case LL_PERSON:
		fprintf(out, " role=%s sex=%s", NAME(person_roles, f->u.person.role),
			NAME(sexes, f->u.person.sex));
		break;
	case LL_SEX:
		fprintf(out, " %s", NAME(sexes, f->u.sex.sex));
		break;
	case LL_PRONOUN:
		fprintf(out, " %s %s", NAME(sexes, f->u.pronoun.sex),
			f->u.pronoun.certainty ? "doubtful" : "sure");
		break;
	case LL_AGE:
		fprintf(out, " %uy%um%s", f->u.age.years, f->u.age.months,
			f->u.age.past ? " past" : "");
		break;
	case LL_DATE:
		dump_date(&f->u.date, out);
		break;
	case LL_QUANTITY:
		dump_quantity(&f->u.quantity, out);
		break;
	case LL_DRUG:
		dump_drug(&f->u.drug, out);
		break;
	case LL_BODY_PART:
		fprintf(out, " side=%s%s", NAME(sides, f->u.body.side),
			f->u.body.uninvolved ? " uninvolved" : "");
		break;
	case LL_SERVICE:
		fprintf(out, " side=%s part=%.*s", NAME(sides, f->u.service.side),
			LL_SV(f->u.service.part));
		break;
	case LL_DECISION:
	case LL_CONCLUSION:
		fprintf(out, " %s%s", NAME(outcomes, f->u.decision.outcome),
			f->u.decision.dissent ? " dissent" : "");
		break;
	case LL_GUIDELINE:
		fprintf(out, " by=%s%s%s",
			f->u.guideline.by == LL_BY_UR	      ? "ur"
			: f->u.guideline.by == LL_BY_REVIEWER ? "reviewer"
							      : "unknown",
			f->u.guideline.used ? "" : " not-used",
			f->u.guideline.listed ? " listed" : "");
		break;
	case LL_HISTORY:
		dump_history(&f->u.history, out);
		break;
	case LL_CODE:
		fprintf(out, " %.*s means=%.*s%s", LL_SV(f->u.code.code), LL_SV(f->u.code.meaning),
			f->u.code.words.len ? f->u.code.agrees ? " agrees" : " differs" : "");
		break;
	case LL_SCALE:
		fprintf(out, " %g of %g-%g", f->u.scale.value, f->u.scale.min, f->u.scale.max);
		break;
	case LL_IDENTIFIER:
		fprintf(out, " %s value=%.*s%s%s%s", NAME(identifiers, f->u.identifier.kind),
			LL_SV(f->u.identifier.value), f->u.identifier.header ? " header" : "",
			f->u.identifier.cited ? " cited" : "",
			f->u.identifier.leaks ? " leaks" : "");
		break;
	case LL_CITATION:
		fprintf(out, " chapter=%u titled=%u pages=%u-%u", f->u.citation.chapter,
			f->u.citation.titled, f->u.citation.page, f->u.citation.page_to);
		break;
	case LL_PAPER:
		fprintf(out, " %s%s%s", f->u.paper.missing ? "missing" : "at-hand",
			f->u.paper.how == 1 ? " made" : f->u.paper.how == 2 ? " shown" : "",
			f->u.paper.found ? " found" : "");
		break;
	case LL_DIAGNOSIS:
	case LL_FINDING:
		fprintf(out, "%s%s%s%s%s", f->u.diagnosis.generic ? " generic" : "",
			f->u.diagnosis.undocumented ? " undocumented" : "",
			f->u.diagnosis.background ? " history" : "",
			f->u.diagnosis.ever ? " ever" : f->u.diagnosis.firm ? " outright" : f->u.diagnosis.looked ? " not-found" : "",
			f->u.diagnosis.complaint ? " complaint" : "");
		if (f->u.diagnosis.study.n)
			fprintf(out, " study=%.*s", LL_SV(f->u.diagnosis.study));
		if (f->u.diagnosis.kind.n)
			fprintf(out, " kind=%.*s", LL_SV(f->u.diagnosis.kind));
		if (f->u.diagnosis.stage)
			fprintf(out, " stage=%u", f->u.diagnosis.stage);
		break;
	}
}

static void dump_fact(const struct ll_letter *l, const struct ll_fact *f, FILE *out)
{
	struct source_pos p = source_pos(l->source, f->at.off);
	fprintf(out, "%u:%u %s", p.line, p.cp, NAME(kind_names, f->kind));
	if (f->key.n)
		fprintf(out, " %.*s", LL_SV(f->key));
	dump_detail(f, out);
	fprintf(out, " %s %s %s frame=%s section=%s", NAME(polarities, f->polarity),
		NAME(times, f->time), NAME(referents, f->referent), NAME(frames, f->frame),
		section_name(l->sections.v[f->section].kind));
	if (f->item)
		fprintf(out, " item=%u", f->item);
	fputs(" \"", out);
	/* The flow's words: wraps undone, no control characters. */
	for (uint32_t i = f->token; i < f->token + f->ntokens && i < l->tokens.n; i++) {
		const struct ll_token *t = &l->tokens.v[i];
		if (i > f->token && t->flags & LL_TOK_SPACE)
			fputc(' ', out);
		fprintf(out, "%.*s", LL_SV(t->text));
	}
	fputs("\"\n", out);
}

void facts_dump(const struct ll_letter *l, FILE *out)
{
	uint32_t next[LL_FACT_KINDS] = { 0 };
	for (;;) { /* merged by place */
		const struct ll_fact *first = NULL;
		for (uint32_t k = 0; k < LL_FACT_KINDS; k++)
			if (next[k] < l->facts[k].n &&
			    (!first || l->facts[k].v[next[k]]->at.off < first->at.off))
				first = l->facts[k].v[next[k]];
		if (!first)
			return;
		next[first->kind]++;
		dump_fact(l, first, out);
	}
}
