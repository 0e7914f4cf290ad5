/* SPDX-License-Identifier: MIT */
#include "report/json.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum kind { OBJECT, ARRAY, STRING, WORD /* as it stands: null, true, a number */ };

struct json {
	struct json *next, *first, *last; /* in its owner; what it owns */
	const char *name;		  /* as a member */
	enum kind kind;
	size_t n;
	char text[];
};

static struct json *value_of(enum kind kind, const char *text, size_t n)
{
	struct json *v = malloc(sizeof *v + n);
	if (!v)
		out_of_memory();
	*v = (struct json){ .kind = kind, .n = n };
	if (n)
		memcpy(v->text, text, n);
	return v;
}

struct json *json_object(void)
{
	return value_of(OBJECT, "", 0);
}

struct json *json_array(void)
{
	return value_of(ARRAY, "", 0);
}

struct json *json_null(void)
{
	return value_of(WORD, "null", 4);
}

void json_push(struct json *array, struct json *value)
{
	if (!value)
		return;
	if (array->last)
		array->last->next = value;
	else
		array->first = value;
	array->last = value;
}

void json_add(struct json *object, const char *name, struct json *value)
{
	json_push(object, value);
	if (value)
		value->name = name;
}

void json_push_string(struct json *array, const char *s)
{
	json_push(array, s ? value_of(STRING, s, strlen(s)) : NULL);
}

void json_string(struct json *object, const char *name, const char *s)
{
	json_add(object, name, s ? value_of(STRING, s, strlen(s)) : NULL);
}

void json_sv(struct json *object, const char *name, struct ll_sv s)
{
	json_add(object, name, value_of(STRING, s.p, s.n));
}

void json_bool(struct json *object, const char *name, bool b)
{
	json_add(object, name, b ? value_of(WORD, "true", 4) : value_of(WORD, "false", 5));
}

/* Counts and places, nearly always: digits from behind. */
static size_t digits(char out[32], uint64_t n)
{
	char *end = out + 32, *p = end;
	do
		*--p = (char)('0' + n % 10);
	while (n /= 10);
	memmove(out, p, (size_t)(end - p));
	return (size_t)(end - p);
}

void json_number(struct json *object, const char *name, double n)
{
	char text[32];
	size_t size;
	if (n >= 0 && n < 1e15 && n == (double)(uint64_t)n)
		size = digits(text, (uint64_t)n);
	else
		size = (size_t)snprintf(text, sizeof text, "%.15g", n);
	json_add(object, name, value_of(WORD, text, size));
}

void json_text(struct json *object, const char *name, const char *s)
{
	struct json *text = json_object();
	json_string(text, "text", s);
	json_add(object, name, text);
}

/* ---- Writing ---- */

/* Pieces are gathered: most are small. */
struct out {
	FILE *file;
	size_t n;
	char text[2048];
};

static void flush(struct out *o)
{
	fwrite(o->text, 1, o->n, o->file);
	o->n = 0;
}

static void put(struct out *o, const char *p, size_t n)
{
	if (n > sizeof o->text - o->n) {
		flush(o);
		if (n > sizeof o->text) {
			fwrite(p, 1, n, o->file);
			return;
		}
	}
	memcpy(o->text + o->n, p, n);
	o->n += n;
}

static void put_escape(struct out *o, char c)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *found = c ? strchr(from, c) : NULL;
	char text[8] = { '\\', found ? to[found - from] : 0 };
	if (c && found)
		put(o, text, 2);
	else if (c)
		put(o, text, (size_t)snprintf(text, sizeof text, "\\u%04x", (unsigned char)c));
	else
		put(o, "\xEF\xBF\xBD", 3);
}

/* Some of eight bytes is below ' ', '"' or '\\'; of a byte above ASCII, too, it may be said. */
static bool has_special(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	uint64_t x;
	memcpy(&x, p, sizeof x);
	const uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';
	return ((x - ones * ' ') | (quote - ones) | (slash - ones)) & high;
}

static void put_string(struct out *o, const char *p, size_t n)
{
	put(o, "\"", 1);
	for (size_t i = 0, from = 0; i <= n; i++) {
		while (i + 8 <= n && !has_special(p + i))
			i += 8;
		if (i < n && (unsigned char)p[i] >= ' ' && p[i] != '"' && p[i] != '\\')
			continue;
		put(o, p + from, i - from);
		if (i < n)
			put_escape(o, p[i]);
		from = i + 1;
	}
	put(o, "\"", 1);
}

/* Frees it, too. As deep as the trees that we make. */
static void put_value(struct out *o, struct json *v)
{
	if (v->name) { /* one of ours: it needs no escapes */
		put(o, "\"", 1);
		put(o, v->name, strlen(v->name));
		put(o, "\":", 2);
	}
	switch (v->kind) {
	case STRING:
		put_string(o, v->text, v->n);
		break;
	case WORD:
		put(o, v->text, v->n);
		break;
	default:
		put(o, v->kind == OBJECT ? "{" : "[", 1);
		for (struct json *k = v->first, *next; k; k = next) {
			next = k->next;
			put_value(o, k);
			if (next)
				put(o, ",", 1);
		}
		put(o, v->kind == OBJECT ? "}" : "]", 1);
	}
	free(v);
}

void json_write(FILE *out, struct json *value)
{
	struct out o = { .file = out };
	put_value(&o, value);
	flush(&o);
}

void json_free(struct json *v)
{
	for (struct json *k = v->first, *next; k; k = next) {
		next = k->next;
		json_free(k);
	}
	free(v);
}
