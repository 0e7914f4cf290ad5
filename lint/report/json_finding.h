/* SPDX-License-Identifier: MIT */
/* Our own JSON: the objects of the formats json and ndjson, as letterlint-report.schema.json has
 * them. */
#ifndef LL_REPORT_JSON_FINDING_H
#define LL_REPORT_JSON_FINDING_H

#include "report/json.h"
#include "report/render.h"

#define JSON_REPORT_VERSION 1

/* Into `o`, which may have members already. */
void json_finding(cJSON *o, struct render *, const struct linted *, const struct ll_finding *);
void json_gone(cJSON *o, struct render *, const struct gone *);
void json_notice(cJSON *o, struct render *, enum notice_kind, const char *path, const char *text);
void json_summary(cJSON *o, const struct render *, int status);
void json_head(cJSON *o, const struct render *);

#endif
