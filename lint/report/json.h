/* SPDX-License-Identifier: MIT */
/*
 * JSON to be written: values are put together as a tree and written at once,
 * without blanks. It never runs out of memory, but ends the program.
 */
#ifndef LL_REPORT_JSON_H
#define LL_REPORT_JSON_H

#include <letterlint/letterlint.h>
#include <stdio.h>

struct json; /* a value: free until it is added to another, which owns it then */

struct json *json_object(void);
struct json *json_array(void);
struct json *json_null(void);
/*
 * Members come in the order they are added. The name is neither copied nor
 * escaped; a value or string that is NULL adds nothing.
 */
void json_add(struct json *object, const char *name, struct json *value);
void json_push(struct json *array, struct json *value);
void json_push_string(struct json *array, const char *);
/* Text that is not NUL-terminated; a NUL in it becomes U+FFFD. */
void json_sv(struct json *object, const char *name, struct ll_sv);
void json_string(struct json *object, const char *name, const char *);
void json_number(struct json *object, const char *name, double);
void json_bool(struct json *object, const char *name, bool);
/* "name": {"text": "..."} */
void json_text(struct json *object, const char *name, const char *);
/* Writes a value and frees it. */
void json_write(FILE *, struct json *);
/* Frees one that nobody owns. */
void json_free(struct json *);

#endif
