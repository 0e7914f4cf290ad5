/* SPDX-License-Identifier: MIT */
#include "report/json.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static void *allocate(size_t n)
{
	void *p = malloc(n);
	if (!p)
		out_of_memory();
	return p;
}

void json_init(void)
{
	cJSON_InitHooks(&(cJSON_Hooks){ .malloc_fn = allocate, .free_fn = free });
}

cJSON *json_object(void)
{
	return cJSON_CreateObject();
}

cJSON *json_array(void)
{
	return cJSON_CreateArray();
}

void json_add(cJSON *object, const char *name, cJSON *value)
{
	cJSON_AddItemToObject(object, name, value);
}

void json_push(cJSON *array, cJSON *value)
{
	cJSON_AddItemToArray(array, value);
}

void json_string(cJSON *object, const char *name, const char *s)
{
	cJSON_AddStringToObject(object, name, s);
}

void json_sv(cJSON *object, const char *name, struct ll_sv s)
{
	struct arena a = { 0 };
	char *copy = arena_alloc(&a, 3 * s.n + 1), *o = copy;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i]) {
			*o++ = s.p[i];
		} else {
			memcpy(o, "\xEF\xBF\xBD", 3);
			o += 3;
		}
	}
	*o = '\0';
	json_string(object, name, copy);
	arena_free(&a);
}

void json_number(cJSON *object, const char *name, double n)
{
	cJSON_AddNumberToObject(object, name, n);
}

void json_text(cJSON *object, const char *name, const char *s)
{
	cJSON *text = json_object();
	json_string(text, "text", s);
	json_add(object, name, text);
}

void json_write(FILE *out, cJSON *item)
{
	char *s = cJSON_PrintUnformatted(item);
	if (!s)
		out_of_memory();
	fputs(s, out);
	cJSON_free(s);
	cJSON_Delete(item);
}
