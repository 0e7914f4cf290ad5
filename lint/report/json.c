/* SPDX-License-Identifier: MIT */
#include "report/json.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum kind { OBJECT, ARRAY, STRING, WORD /* as it stands: null, true, a number */ };

/*
 * Most values are short strings and numbers: their owner has room for some, so
 * that they are no memory of their own.
 */
enum { ROOM = 400, ALIGN = _Alignof(max_align_t) };
struct json {
	struct json *next, *first, *last; /* in its owner; what it owns */
	const char *name;		  /* as a member */
	uint8_t kind;
	bool lodges; /* in its owner's room */
	uint32_t used; /* of the room */
	size_t n;
	_Alignas(max_align_t) char text[]; /* n bytes; of what owns others its room */
};

static struct json *owner_of(enum kind kind)
{
	struct json *v = malloc(sizeof *v + ROOM);
	if (!v)
		out_of_memory();
	*v = (struct json){ .kind = kind };
	return v;
}

/* A string or word, which may lodge in its owner-to-be; NULL: it has none yet. */
static struct json *value_of(struct json *owner, enum kind kind, const char *text, size_t n)
{
	const bool lodges = owner && n < ROOM && sizeof(struct json) + n <= ROOM - owner->used;
	struct json *v = lodges ? (struct json *)(owner->text + owner->used) : malloc(sizeof *v + n);
	if (!v)
		out_of_memory();
	if (lodges)
		owner->used += (uint32_t)((sizeof *v + n + ALIGN - 1) / ALIGN * ALIGN);
	*v = (struct json){ .kind = kind, .lodges = lodges, .n = n };
	if (n)
		memcpy(v->text, text, n);
	return v;
}

struct json *json_object(void)
{
	return owner_of(OBJECT);
}

struct json *json_array(void)
{
	return owner_of(ARRAY);
}

struct json *json_null(void)
{
	return value_of(NULL, WORD, "null", 4);
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
	json_push(array, s ? value_of(array, STRING, s, strlen(s)) : NULL);
}

void json_string(struct json *object, const char *name, const char *s)
{
	json_add(object, name, s ? value_of(object, STRING, s, strlen(s)) : NULL);
}

void json_sv(struct json *object, const char *name, struct ll_sv s)
{
	json_add(object, name, value_of(object, STRING, s.p, s.n));
}

void json_bool(struct json *object, const char *name, bool b)
{
	json_add(object, name, value_of(object, WORD, b ? "true" : "false", b ? 4 : 5));
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
	json_add(object, name, value_of(object, WORD, text, size));
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

/* Where n more bytes, no more than all of it, can be written. */
static inline char *room_for(struct out *o, size_t n)
{
	if (n > sizeof o->text - o->n)
		flush(o);
	return o->text + o->n;
}

static inline void put_char(struct out *o, char c)
{
	*room_for(o, 1) = c;
	o->n++;
}

static void put(struct out *o, const char *p, size_t n)
{
	if (n > sizeof o->text) {
		flush(o);
		fwrite(p, 1, n, o->file);
		return;
	}
	memcpy(room_for(o, n), p, n);
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
static bool has_special(uint64_t x)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	const uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';
	return ((x - ones * ' ') | (quote - ones) | (slash - ones)) & high;
}

/* As many of n bytes as need no escape, and are not too many at once. */
static size_t put_plain(struct out *o, const char *p, size_t n)
{
	const size_t most = n < sizeof o->text ? n : sizeof o->text;
	char *to = room_for(o, most);
	size_t i = 0;
	for (uint64_t x; i + 8 <= most; i += 8) {
		memcpy(&x, p + i, sizeof x);
		if (has_special(x))
			break;
		memcpy(to + i, &x, sizeof x);
	}
	for (; i < most && (unsigned char)p[i] >= ' ' && p[i] != '"' && p[i] != '\\'; i++)
		to[i] = p[i];
	o->n += i;
	return i;
}

static void put_string(struct out *o, const char *p, size_t n)
{
	put_char(o, '"');
	for (const char *end = p + n;;) {
		const size_t plain = put_plain(o, p, (size_t)(end - p));
		p += plain;
		if (p == end)
			break;
		if (plain < sizeof o->text)
			put_escape(o, *p++);
	}
	put_char(o, '"');
}

/* As a member; the names are ours: they are short and need no escapes. */
static void put_name(struct out *o, const char *name)
{
	const size_t n = strlen(name);
	char *p = room_for(o, n + 3);
	*p = '"';
	memcpy(p + 1, name, n);
	p[n + 1] = '"';
	p[n + 2] = ':';
	o->n += n + 3;
}

/* Frees it, too. As deep as the trees that we make. */
static void put_value(struct out *o, struct json *v)
{
	if (v->name)
		put_name(o, v->name);
	switch (v->kind) {
	case STRING:
		put_string(o, v->text, v->n);
		break;
	case WORD:
		put(o, v->text, v->n);
		break;
	default:
		put_char(o, v->kind == OBJECT ? '{' : '[');
		for (struct json *k = v->first, *next; k; k = next) {
			next = k->next;
			put_value(o, k);
			if (next)
				put_char(o, ',');
		}
		put_char(o, v->kind == OBJECT ? '}' : ']');
	}
	if (!v->lodges)
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
	if (!v->lodges)
		free(v);
}
