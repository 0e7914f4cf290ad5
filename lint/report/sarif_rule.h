/* SPDX-License-Identifier: MIT */
/* SARIF's descriptors: of the checks, and of what can be said about the run. */
#ifndef LL_REPORT_SARIF_RULE_H
#define LL_REPORT_SARIF_RULE_H

#include "report/json.h"
#include "report/report.h"

/* The checks that a policy has on, in the order in which policies took them into use. */
struct json *sarif_rules(const struct registry *);
/* A check's place among them. */
uint32_t sarif_rule_index(const struct rule *);
struct json *sarif_descriptors(void);
struct json *sarif_notification(enum notice_kind, const char *uri, bool relative, const char *text);
/* {"uri": ..., "uriBaseId": "%SRCROOT%"} */
struct json *sarif_location_of(const char *uri, bool relative);

#endif
