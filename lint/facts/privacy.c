/* SPDX-License-Identifier: MIT */
/* What the letter itself says that it leaves out: "telephone numbers and other private details are left out". */
#include "facts/identity.h"

#define LEFT_OUT "removed|redacted|withheld|omitted|deleted|masked|deidentified|anonymized|anonymised|identified|suppressed|blacked|struck|" \
		 "left|taken|kept|given|shown|named|disclosed|printed|stated|replaced|excluded|hidden|confidential|published|protected|blanked|" \
		 "edited|stripped|released"
#define WHAT "name|names|number|numbers|address|addresses|identity|identities|identifying|identifiers|details|information|particulars|data|" \
	     "telephone|phone"
#define WHY "privacy|private|publication|public|confidential|confidentiality|published|personal|identify|identifying|identity|identities|" \
	    "hipaa|protected|redacted|deidentified|anonymized|anonymised|identifiers|posted|website"

/* Token i says that something is left out, and not that the file lacks it. */
static bool leaves_out(const struct ll_letter *l, uint32_t i)
{
	if (tok_in(l, i, "left|taken|struck|kept|blacked|blanked"))
		return tok_is(l, i + 1, "out") || (tok_is(l, i, "kept") && tok_in(l, i + 1, "confidential|private|secret|from")) ||
		       (tok_in(l, i, "taken|kept") && tok_is(l, i + 1, "off"));
	if (tok_in(l, i, "given|shown|named|disclosed|printed|stated|published|identified|released"))
		return (i > 0 && tok_in(l, i - 1, "not|nor|never|nowhere")) || (i > 1 && tok_in(l, i - 2, "not|nor|never") && tok_is(l, i - 1, "be")) ||
		       (tok_is(l, i, "identified") && i > 1 && tok_is(l, i - 1, "-") && tok_is(l, i - 2, "de"));
	return tok_in(l, i, LEFT_OUT);
}

struct privacy privacy_told(const struct ll_letter *l)
{
	struct privacy p = { 0 };
	PLACES_EACH (i, l, places_of(l, LEFT_OUT)) {
		const uint32_t begin = sent_begin(l, i), end = sent_end(l, i);
		if (!leaves_out(l, i) || !span_has(l, begin, end, WHAT) || !span_has(l, begin, end, WHY) ||
		    span_has(l, begin, end, "benefits|payment|if|unless|may|plan's|insurer's"))
			continue;
		const bool reviewer = span_has(l, begin, end, "reviewer|reviewers|reviewer's");
		p.reviewer |= reviewer;
		if (reviewer && !span_has(l, begin, end, "patient|patient's|patients|member|member's|claimant|person|personal|private|worker's"))
			continue;
		p.contacts = true;
		p.names |= span_has(l, begin, end, "name|names|identity|identities|identifying|identifiers|deidentified|anonymized|anonymised");
	}
	return p;
}
