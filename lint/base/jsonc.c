/* SPDX-License-Identifier: MIT */
#include "base/jsonc.h"

#include "base/jsonc_scan.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_SHOWN 60
#define TALLY_STEP    1024u

/* ---- Places ---- */

/* Characters that begin in a piece of the text. */
static uint32_t count(const struct jsonc *j, size_t from, size_t to)
{
	uint32_t n = 0;
	for (; from < to; from++)
		n += !utf8_is_tail(j->text[from]);
	return n;
}

static void tally(struct jsonc *j)
{
	uint32_t sum = 0;
	j->tally = arena_array(&j->arena, uint32_t, j->len / TALLY_STEP + 1);
	for (size_t i = 0; i < j->len / TALLY_STEP; i++) {
		j->tally[i] = sum;
		sum += count(j, i * TALLY_STEP, (i + 1) * TALLY_STEP);
	}
	j->tally[j->len / TALLY_STEP] = sum;
}

/* Those before an offset. */
static uint32_t characters(const struct jsonc *j, size_t offset)
{
	return j->tally[offset / TALLY_STEP] + count(j, offset / TALLY_STEP * TALLY_STEP, offset);
}

static void find_lines(struct jsonc *j)
{
	const bool bom = j->len >= 3 && !memcmp(j->text, "\xEF\xBB\xBF", 3);
	*VEC_PUSH(&j->arena, &j->lines) = bom ? 3 : 0;
	for (uint32_t i = 0; i < j->len; i++)
		if (j->text[i] == '\n' || (j->text[i] == '\r' && j->text[i + 1] != '\n'))
			*VEC_PUSH(&j->arena, &j->lines) = i + 1;
}

/* 0-based */
static uint32_t line_of(const struct jsonc *j, size_t offset)
{
	uint32_t low = 0, high = j->lines.n;
	while (high - low > 1) {
		const uint32_t mid = low + (high - low) / 2;
		if (j->lines.v[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static struct jsonc_pos pos_of(const struct jsonc *j, size_t offset)
{
	const uint32_t line = line_of(j, offset), begin = j->lines.v[line];
	/* before the first line there may be a byte-order mark */
	return (struct jsonc_pos){ line + 1, offset > begin ? characters(j, offset) -
								      characters(j, begin) + 1
							    : 1 };
}

static int by_node(const void *a, const void *b)
{
	const uintptr_t x = (uintptr_t)((const struct jsonc_place *)a)->node,
			y = (uintptr_t)((const struct jsonc_place *)b)->node;
	return x < y ? -1 : x > y;
}

static const struct jsonc_place *place_of(const struct jsonc *j, const cJSON *node)
{
	const struct jsonc_place wanted = { .node = node };
	const struct jsonc_place *p =
		bsearch(&wanted, j->places, j->nplaces, sizeof *j->places, by_node);
	if (!p)
		BUG("a JSON value of another document");
	return p;
}

size_t jsonc_offset(const struct jsonc *j, const cJSON *node)
{
	return place_of(j, node)->at;
}

struct jsonc_pos jsonc_where(const struct jsonc *j, const cJSON *node)
{
	return pos_of(j, place_of(j, node)->at);
}

struct jsonc_pos jsonc_where_key(const struct jsonc *j, const cJSON *node)
{
	const struct jsonc_place *p = place_of(j, node);
	return pos_of(j, p->key == JSONC_NONE ? p->at : p->key);
}

uint32_t jsonc_line(const struct jsonc *j, const cJSON *node)
{
	return line_of(j, place_of(j, node)->at) + 1;
}

const cJSON *jsonc_parent(const struct jsonc *j, const cJSON *node)
{
	return place_of(j, node)->parent;
}

/* How many bytes a \u escape of the text (of two, for a pair) becomes. */
static size_t escape_length(const char *p, size_t *written)
{
	const char digits[] = { p[2], p[3], p[4], p[5], 0 };
	const unsigned long c = strtoul(digits, NULL, 16);
	const bool pair = c >= 0xD800 && c <= 0xDFFF;
	*written = pair ? 12 : 6;
	return pair ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
}

struct jsonc_pos jsonc_where_in(const struct jsonc *j, const cJSON *string, size_t offset)
{
	size_t at = place_of(j, string)->at;
	if (!cJSON_IsString(string))
		return pos_of(j, at);
	for (at++; offset && j->text[at] != '"';) {
		size_t written = 1, bytes = 1;
		if (j->text[at] == '\\') {
			written = 2;
			if (j->text[at + 1] == 'u')
				bytes = escape_length(j->text + at, &written);
		}
		if (bytes > offset)
			break;
		offset -= bytes;
		at += written;
	}
	return pos_of(j, at);
}

/* ---- Complaints ---- */

/* Before each: a large file full of mistakes costs no more than one with a hundred. */
bool jsonc_enough(const struct jsonc *j)
{
	return j->complaints.n == JSONC_MOST_COMPLAINTS;
}

static bool is_after(struct jsonc_pos a, struct jsonc_pos b)
{
	return a.line != b.line ? a.line > b.line : a.column > b.column;
}

static void vcomplain(struct jsonc *j, struct jsonc_pos at, const char *fmt, va_list ap)
{
	const char *s = arena_vprintf(&j->arena, fmt, ap);
	s = arena_printf(&j->arena, "%s:%u:%u: %s", j->file, at.line, at.column, s);
	VEC_PUSH(&j->arena, &j->complaints);
	VEC_PUSH(&j->arena, &j->complained);
	uint32_t i = j->complaints.n - 1;
	for (; i && is_after(j->complained.v[i - 1], at); i--) {
		j->complaints.v[i] = j->complaints.v[i - 1];
		j->complained.v[i] = j->complained.v[i - 1];
	}
	j->complaints.v[i] = s;
	j->complained.v[i] = at;
}

void jsonc_complain_at(struct jsonc *j, struct jsonc_pos at, const char *fmt, ...)
{
	va_list ap;
	if (jsonc_enough(j))
		return;
	va_start(ap, fmt);
	vcomplain(j, at, fmt, ap);
	va_end(ap);
}

void jsonc_complain_of(struct jsonc *j, const char *complaint)
{
	if (jsonc_enough(j))
		return;
	*VEC_PUSH(&j->arena, &j->complaints) =
		arena_strndup(&j->arena, complaint, strlen(complaint));
	*VEC_PUSH(&j->arena, &j->complained) = (struct jsonc_pos){ UINT32_MAX, 0 };
}

void jsonc_complain(struct jsonc *j, const cJSON *node, const char *fmt, ...)
{
	va_list ap;
	if (jsonc_enough(j))
		return;
	va_start(ap, fmt);
	vcomplain(j, jsonc_where(j, node), fmt, ap);
	va_end(ap);
}

void jsonc_complain_key(struct jsonc *j, const cJSON *node, const char *fmt, ...)
{
	va_list ap;
	if (jsonc_enough(j))
		return;
	va_start(ap, fmt);
	vcomplain(j, jsonc_where_key(j, node), fmt, ap);
	va_end(ap);
}

const char *jsonc_shown(struct jsonc *j, const char *s)
{
	size_t n = strlen(s);
	if (n <= LONGEST_SHOWN)
		return s;
	for (n = LONGEST_SHOWN - 3; n && utf8_is_tail(s[n]);)
		n--;
	return arena_printf(&j->arena, "%.*s...", (int)n, s);
}

/* ---- Reading ---- */

static int by_key(const void *a, const void *b)
{
	const cJSON *x = *(cJSON *const *)a, *y = *(cJSON *const *)b;
	const int order = strcmp(x->string, y->string);
	return order ? order : x < y ? -1 : x > y;
}

/* A key that stands twice: which value would hold? The keys are sorted, as there may be many. */
static void find_twice(struct jsonc *j, const cJSON *object)
{
	uint32_t n = 0;
	const cJSON *c, *twice = NULL;
	cJSON_ArrayForEach(c, object) n++;
	const cJSON **v = arena_array(&j->arena, const cJSON *, n + 1);
	n = 0;
	cJSON_ArrayForEach(c, object) v[n++] = c;
	if (n > 1)
		qsort(v, n, sizeof *v, by_key);
	for (uint32_t i = 1; i < n && !twice; i++) {
		if (strcmp(v[i - 1]->string, v[i]->string))
			continue;
		const bool swapped = place_of(j, v[i - 1])->at > place_of(j, v[i])->at;
		const cJSON *first = v[i - !swapped];
		twice = v[i - swapped];
		jsonc_complain_key(j, twice,
				   "'%s' stands here a second time; the first is on line %u",
				   jsonc_shown(j, twice->string), jsonc_where_key(j, first).line);
	}
}

/* Both walks see the values in the order of the text. */
static void place_nodes(struct jsonc *j, const cJSON *node, const cJSON *parent, uint32_t *next)
{
	if (*next == j->nplaces)
		BUG("cJSON reads more values than there are");
	j->places[*next].node = node;
	j->places[(*next)++].parent = parent;
	for (const cJSON *c = node->child; c; c = c->next)
		place_nodes(j, c, node, next);
}

static void check_keys(struct jsonc *j)
{
	const uint32_t n = j->nplaces;
	const cJSON **objects = arena_array(&j->arena, const cJSON *, n);
	for (uint32_t i = 0; i < n; i++)
		objects[i] = j->places[i].node;
	qsort(j->places, n, sizeof *j->places, by_node);
	for (uint32_t i = 0; i < n; i++)
		if (cJSON_IsObject(objects[i]))
			find_twice(j, objects[i]);
}

int jsonc_parse(struct jsonc *j, const char *file, const char *text, size_t n)
{
	*j = (struct jsonc){ 0 };
	j->file = arena_strndup(&j->arena, file, strlen(file));
	if (n > JSONC_LARGEST) {
		*VEC_PUSH(&j->arena, &j->complaints) = arena_printf(
			&j->arena, "%s: it is larger than %u MiB", file, JSONC_LARGEST >> 20);
		return -1;
	}
	j->text = arena_strndup(&j->arena, text, n);
	j->len = n;
	find_lines(j);
	tally(j);
	struct jsonc_scan s = { .arena = &j->arena, .text = j->text, .len = n };
	if (jsonc_scan(&s)) {
		jsonc_complain_at(j, pos_of(j, s.where), "%s", s.why);
		return -1;
	}
	j->places = s.places.v;
	j->nplaces = s.places.n;
	j->root = cJSON_ParseWithLength(s.plain, n);
	if (!j->root) /* all else was looked at before */
		out_of_memory();
	uint32_t next = 0;
	place_nodes(j, j->root, NULL, &next);
	if (next != j->nplaces)
		BUG("cJSON reads fewer values than there are");
	check_keys(j);
	if (!j->complaints.n)
		return 0;
	cJSON_Delete(j->root);
	j->root = NULL;
	return -1;
}

static int cannot_read(struct jsonc *j, const char *file, const char *why)
{
	*j = (struct jsonc){ 0 };
	j->file = arena_strndup(&j->arena, file, strlen(file));
	*VEC_PUSH(&j->arena, &j->complaints) = arena_printf(&j->arena, "%s: %s", file, why);
	return -1;
}

/* One byte more than there may be, to see that there is more. */
static ssize_t read_all(int fd, char *buffer)
{
	size_t n = 0;
	while (n < JSONC_LARGEST + 1) {
		const ssize_t got = read(fd, buffer + n, JSONC_LARGEST + 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (!got)
			break;
		n += (size_t)got;
	}
	return (ssize_t)n;
}

int jsonc_read(struct jsonc *j, const char *file)
{
	const int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	if (fd < 0)
		return cannot_read(j, file, strerror(errno));
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		close(fd);
		return cannot_read(j, file,
				   S_ISDIR(st.st_mode) ? "it is a folder"
						       : "it is not a regular file");
	}
	char *buffer = malloc(JSONC_LARGEST + 1);
	if (!buffer)
		out_of_memory();
	const ssize_t n = read_all(fd, buffer);
	const int failed = n < 0 ? cannot_read(j, file, strerror(errno))
				 : jsonc_parse(j, file, buffer, (size_t)n);
	free(buffer);
	close(fd);
	return failed;
}

void jsonc_free(struct jsonc *j)
{
	cJSON_Delete(j->root);
	arena_free(&j->arena);
	*j = (struct jsonc){ 0 };
}
