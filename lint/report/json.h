/* SPDX-License-Identifier: MIT */
/* cJSON in few words. It never runs out of memory: json_init() sees to that. */
#ifndef LL_REPORT_JSON_H
#define LL_REPORT_JSON_H

#include <cJSON.h>
#include <letterlint/letterlint.h>
#include <stdio.h>

void json_init(void);
cJSON *json_object(void);
cJSON *json_array(void);
void json_add(cJSON *object, const char *name, cJSON *value);
void json_push(cJSON *array, cJSON *value);
/* Text that is not NUL-terminated; a NUL in it becomes U+FFFD. */
void json_sv(cJSON *object, const char *name, struct ll_sv);
void json_string(cJSON *object, const char *name, const char *);
void json_number(cJSON *object, const char *name, double);
/* "name": {"text": "..."} */
void json_text(cJSON *object, const char *name, const char *);
/* Writes without blanks and frees. */
void json_write(FILE *, cJSON *);

#endif
