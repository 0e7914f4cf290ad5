/* SPDX-License-Identifier: MIT */
#include "report/statistics.h"

#include <string.h>

/* Each kind with what a check needs of a fact before it can use it. */
static const struct {
	const char *name, *needs;
} kinds[LL_FACT_KINDS] = {
	[LL_PERSON] = { "persons", "with a known role" },
	[LL_SEX] = { "stated sexes", "of the patient" },
	[LL_PRONOUN] = { "he/she", "for whom it stands is known" },
	[LL_AGE] = { "ages", "of the patient" },
	[LL_DATE] = { "dates", "complete, of a known event or document" },
	[LL_QUANTITY] = { "quantities", "with a unit, of a known service or drug" },
	[LL_DIAGNOSIS] = { "diagnoses", "of the patient" },
	[LL_DRUG] = { "drugs", "that are current, stopped, tried, planned or asked for" },
	[LL_BODY_PART] = { "body parts", "with a side" },
	[LL_SERVICE] = { "services", "in a request, heading or conclusion" },
	[LL_DECISION] = { "decision words", "with a known outcome" },
	[LL_CONCLUSION] = { "conclusions", "with a known outcome" },
	[LL_GUIDELINE] = { "guidelines", "by whom it was used is known" },
	[LL_SEXED] = { "conditions of one sex", "of the patient" },
	[LL_HISTORY] = { "histories", "of the patient" },
	[LL_CODE] = { "codes", "with their words" },
	[LL_SCALE] = { "values on scales", "of a known scale" },
	[LL_IDENTIFIER] = { "identifiers", "of this letter" },
	[LL_CITATION] = { "citations", "with a chapter or page" },
	[LL_FINDING] = { "findings", "of the patient" },
	[LL_PAPER] = { "papers", "at hand or missing" },
};

static bool is_used(const struct ll_fact *f)
{
	switch (f->kind) {
	case LL_PERSON:
		return f->u.person.role != LL_ROLE_NAMED;
	case LL_PRONOUN:
		return f->referent != LL_NOBODY && f->u.pronoun.certainty == LL_SURE;
	case LL_DATE:
		return f->u.date.serial != INT32_MIN &&
		       (f->u.date.event != LL_EV_NONE || f->u.date.document.n);
	case LL_QUANTITY:
		return f->u.quantity.unit != LL_U_NONE && f->u.quantity.of.n;
	case LL_DRUG:
		return f->u.drug.status != LL_RX_MENTIONED && f->u.drug.status != LL_RX_EXAMPLE;
	case LL_BODY_PART:
		return f->u.body.side != LL_SIDE_NONE;
	case LL_SERVICE:
		return f->frame == LL_FRAME_REQUEST || f->frame == LL_FRAME_HEADING ||
		       f->frame == LL_FRAME_CONCLUSION;
	case LL_DECISION:
	case LL_CONCLUSION:
		return f->u.decision.outcome != LL_UNDECIDED;
	case LL_GUIDELINE:
		return f->u.guideline.by != LL_BY_UNKNOWN;
	case LL_CODE:
		return f->u.code.words.len;
	case LL_SCALE:
		return f->u.scale.max > 0;
	case LL_IDENTIFIER:
		return !f->u.identifier.cited;
	case LL_CITATION:
		return f->u.citation.chapter || f->u.citation.page;
	default:
		return f->referent == LL_PATIENT;
	}
}

static void count_family(struct statistics *s, const char *family)
{
	for (size_t i = 0; i < STATISTICS_FAMILIES; i++) {
		if (!s->families[i].name)
			s->families[i].name = family;
		if (!strcmp(s->families[i].name, family)) {
			s->families[i].n++;
			return;
		}
	}
}

void statistics_add(struct statistics *s, const struct ll_letter *l)
{
	s->letters++;
	s->bytes += l->source->len;
	s->known_layout += l->known_layout;
	count_family(s, l->profile->name);
	for (uint32_t i = 0; i < l->sections.n; i++)
		if (l->sections.v[i].kind < LL_SEC_KINDS)
			s->sections[l->sections.v[i].kind]++;
	s->items += l->items.n;
	for (uint32_t i = 0; i < l->items.n; i++)
		s->decided_items += l->items.v[i].decision.len != 0;
	s->sentences += l->sentences.n;
	for (uint32_t i = 0; i < l->sentences.n; i++)
		s->framed += l->sentences.v[i].frame != LL_FRAME_NONE;
	s->tokens += l->tokens.n;
	for (uint32_t k = 0; k < LL_FACT_KINDS; k++) {
		s->facts[k] += l->facts[k].n;
		for (uint32_t i = 0; i < l->facts[k].n; i++)
			s->used[k] += is_used(l->facts[k].v[i]);
	}
}

static void line(FILE *out, const char *name, uint64_t part, uint64_t whole, const char *what)
{
	fprintf(out, "  %-22s %10llu", name, (unsigned long long)whole);
	if (whole)
		fprintf(out, "   %llu (%.0f %%) %s", (unsigned long long)part,
			100.0 * (double)part / (double)whole, what);
	fputc('\n', out);
}

void statistics_print(const struct statistics *s, FILE *out)
{
	fprintf(out, "What was understood\n");
	line(out, "letters", s->known_layout, s->letters, "with a layout that is known");
	for (size_t i = 0; i < STATISTICS_FAMILIES && s->families[i].name; i++)
		fprintf(out, "    %-20s %10llu\n", s->families[i].name,
			(unsigned long long)s->families[i].n);
	fprintf(out, "  %-22s %10llu\n", "bytes", (unsigned long long)s->bytes);
	fprintf(out, "  %-22s %10llu\n", "words and marks", (unsigned long long)s->tokens);
	line(out, "sentences", s->framed, s->sentences, "of a known frame");
	line(out, "requests", s->decided_items, s->items, "with a decision");
	fprintf(out, "  sections\n");
	for (uint32_t k = 0; k < LL_SEC_KINDS; k++)
		if (s->sections[k])
			fprintf(out, "    %-20s %10llu\n", section_name(k),
				(unsigned long long)s->sections[k]);
	fprintf(out, "Facts, and of these what checks can use\n");
	for (uint32_t k = 0; k < LL_FACT_KINDS; k++)
		line(out, kinds[k].name, s->used[k], s->facts[k], kinds[k].needs);
}
