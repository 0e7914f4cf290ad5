/* SPDX-License-Identifier: MIT */
#include "commands/check.h"

#include <unistd.h>

void tell_left_out(struct session *s)
{
	const char *unknown = s->held_back ? NULL : configs_unknown(s->configs);
	if (unknown) {
		s->trouble = true;
		complain("%s", unknown);
	}
	const uint64_t more = s->familyless ? s->familyless - 1 : 0;
	if (more)
		complain("%llu more letter%s not linted, as no config adds the family '%s' for %s",
			 (unsigned long long)more, more == 1 ? " was" : "s were",
			 s->options->wanted.family, more == 1 ? "it" : "them");
	if (s->held_back > more)
		complain("%llu letter%s not linted, as the config cannot be used",
			 (unsigned long long)(s->held_back - more),
			 s->held_back - more == 1 ? " was" : "s were");
	else if (s->excluded && !s->letters && !s->trouble)
		complain("nothing was linted: all that was found is excluded; see letterlint "
			 "config");
}

void put_summary(const struct session *s)
{
	FILE *out = s->options->format->plain && !s->options->output && isatty(STDOUT_FILENO)
			    ? stdout
		    : isatty(STDERR_FILENO) ? stderr
					    : NULL;
	static const char *const names[] = { "", "note", "warning", "error" };
	const char *between = "";
	if (!out)
		return;
	for (uint32_t k = LL_ERROR; k >= LL_NOTE; k--) {
		if (!s->counts[k])
			continue;
		fprintf(out, "%s%llu %s%s", between, (unsigned long long)s->counts[k], names[k],
			plural(s->counts[k]));
		between = ", ";
	}
	if (*between)
		fprintf(out, " in %llu of ", (unsigned long long)s->with_findings);
	else
		fputs("nothing found in ", out);
	fprintf(out, "%llu letter%s", (unsigned long long)s->letters, plural(s->letters));
	if (triage_suppressed(s->triage))
		fprintf(out, ", %llu suppressed",
			(unsigned long long)triage_suppressed(s->triage));
	if (s->baseline)
		fprintf(out, ", %llu in the baseline",
			(unsigned long long)triage_in_baseline(s->triage));
	if (s->unsafe && !s->options->fix)
		fprintf(out, "; %llu can be fixed with --fix%s", (unsigned long long)s->unsafe,
			s->fixable == s->unsafe ? "" : " --unsafe-fixes");
	fputc('\n', out);
}
