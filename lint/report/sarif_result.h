/* SPDX-License-Identifier: MIT */
/* SARIF of one letter: its findings and its entry among the artifacts. */
#ifndef LL_REPORT_SARIF_RESULT_H
#define LL_REPORT_SARIF_RESULT_H

#include "engine/run.h"
#include "report/json.h"
#include "report/linehash.h"
#include "report/report.h"
#include "report/uri.h"

struct sarif_letter {
	const struct linted *linted;
	const char *uri;
	bool relative;
	bool snippets;
	uint32_t artifact; /* its index */
	struct line_hashes *hashes;
	const char *cwd;
	bool redacted, suppressed, baseline; /* as in report_options */
};

struct json *sarif_result(struct arena *, const struct sarif_letter *, const struct ll_finding *);
/* A result that is there no more. */
struct json *sarif_gone(struct arena *, const struct sarif_letter *, const struct gone *);
struct json *sarif_artifact(const struct sarif_letter *);

#endif
