/* SPDX-License-Identifier: MIT */
#include "report/report.h"

const struct format formats[] = {
	{ "text", report_text, true },
	{ "concise", report_concise, true },
	{ "grouped", report_grouped, true },
	{ "json", report_json, false },
	{ "ndjson", report_ndjson, false },
	{ "sarif", report_sarif, false },
	{ "github", report_github, false },
	{ "gitlab", report_gitlab, false },
	{ "junit", report_junit, false },
	{ "checkstyle", report_checkstyle, false },
	{ "rdjson", report_rdjson, false },
	{ "markdown", report_markdown, false },
	{ 0 },
};
