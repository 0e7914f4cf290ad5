/* SPDX-License-Identifier: MIT */
/* Our own JSON: the objects of the formats json and ndjson, as letterlint-report.schema.json has
 * them. */
#ifndef LL_REPORT_JSON_FINDING_H
#define LL_REPORT_JSON_FINDING_H

#include "report/json.h"
#include "report/render.h"

#define JSON_REPORT_VERSION 1

/* Into `o`, which may have members already. */
void json_finding(struct json *o, struct render *, const struct linted *, const struct ll_finding *);
void json_gone(struct json *o, struct render *, const struct gone *);
void json_notice(struct json *o, struct render *, enum notice_kind, const char *path, const char *text);
void json_summary(struct json *o, const struct render *, int status);
void json_head(struct json *o, const struct render *);

#endif
