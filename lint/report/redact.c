/* SPDX-License-Identifier: MIT */
/*
 * Renderers that come after this one have no word of a letter to tell: the
 * text they are given is blotted out, messages are the checks' summaries, and
 * fixes are gone. Places stay right in every unit, for a character is blotted
 * out by one as long and as wide.
 */
#include "report/report.h"
#include "report/sha256.h"
#include "report/terminal.h"
#include "triage/suppressions.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

struct redacted {
	struct report report;
	struct report *inner;
	struct arena arena; /* of the letter at hand */
	char key[65];
};

/* ---- The text ---- */

/* By size in bytes and width in cells. What has another width is no letter of a word: it stays. */
static const char *blot_of(uint32_t cp, uint32_t size)
{
	static const char *const narrow[] = { "", "x", "\xC3\x97", "\xE2\x96\x88",
					      "\xF0\x9F\xAC\x8B" };
	static const char *const wide[] = { NULL, NULL, NULL, "\xE5\x8F\xA3", "\xF0\x9F\x9F\xA6" };
	unsigned width = size == 1 ? 1 : glyph_of(cp, 0).width;
	return width == 1 ? narrow[size] : width == 2 ? wide[size] : NULL;
}

static void blot(char *out, const char *text, uint32_t len)
{
	for (uint32_t i = 0; i < len;) {
		uint32_t cp, size = (uint32_t)utf8_get(text + i, &cp);
		bool blank = size == 1 && strchr(" \t\r\n\f\v", text[i]) && text[i];
		const char *ours = blank ? NULL : blot_of(cp, size);
		memcpy(out + i, ours ? ours : text + i, size);
		i += size;
	}
}

/* A copy of the source to find places in; the file's bytes are not part of it. */
static struct source *blotted(struct arena *a, const struct source *s)
{
	struct source *copy = arena_new(a, struct source);
	char *text = arena_alloc(a, (size_t)s->len + 1);
	blot(text, s->text, s->len);
	*copy = *s;
	copy->text = text;
	copy->bytes = NULL;
	return copy;
}

/* ---- Findings ---- */

/* HMAC-SHA-256 in outline: who has not the key cannot try out words against it. Never 0. */
static uint64_t keyed(const char key[65], uint64_t hash)
{
	char message[65 + 64 + 16 + 1], inner[65], outer[65], half[17];
	int n = snprintf(message, sizeof message, "i%s%016llx", key, (unsigned long long)hash);
	sha256_hex(message, (size_t)n, inner);
	n = snprintf(message, sizeof message, "o%s%s", key, inner);
	sha256_hex(message, (size_t)n, outer);
	memcpy(half, outer, 16);
	half[16] = '\0';
	uint64_t out = strtoull(half, NULL, 16);
	return out ? out : 1;
}

/* "a pronoun for ... the stated sex; see line 31, line 37". A summary's examples, which follow a
 * colon, would be taken for the letter's words. What a rule of a configuration says is its
 * user's, with nothing put into its places. */
static const char *message_of(struct arena *a, const struct ll_finding *f)
{
	const char *summary = f->rule->check.summary;
	const size_t n = f->rule->user ? strlen(summary) : strcspn(summary, ":");
	const char *text = arena_strndup(a, summary, n);
	uint32_t here = source_line(f->source, f->at.off), told = 0;
	for (uint32_t i = 0; i < f->related.n && told < 8; i++) {
		uint32_t line = source_line(f->source, f->related.v[i].at.off);
		if (line != here || i == 0)
			text = arena_printf(a, "%s%s line %u", text, told++ ? "," : "; see", line);
	}
	return text;
}

static struct ll_finding *redact(struct redacted *r, const struct source *blots,
				 const struct ll_finding *f)
{
	struct arena *a = &r->arena;
	struct ll_finding *copy = arena_new(a, struct ll_finding);
	*copy = (struct ll_finding){
		.arena = a,
		.source = blots,
		.rule = f->rule,
		.severity = f->severity,
		.serial = f->serial,
		.at = f->at,
		.message = message_of(a, f),
		.fingerprint = keyed(r->key, f->fingerprint),
		.ordinal = f->ordinal,
		.baseline = f->baseline,
	};
	if (f->suppressed) {
		struct suppression *nameless = arena_new(a, struct suppression);
		*nameless = *f->suppressed;
		nameless->reason = nameless->who = ""; /* people may quote a letter there */
		copy->suppressed = nameless;
	}
	for (uint32_t i = 0; i < f->related.n; i++)
		*VEC_PUSH(a, &copy->related) =
			(struct related){ .at = f->related.v[i].at, .message = "the other place" };
	return copy;
}

static void redacted_letter(struct report *report, const struct linted *l)
{
	struct redacted *r = (struct redacted *)report;
	struct linted out = { .policy = l->policy, .letter = l->letter, .beside = l->beside };
	arena_reset(&r->arena);
	struct source *blots = blotted(&r->arena, l->source);
	out.source = blots;
	out.v = arena_array(&r->arena, struct ll_finding *, l->n + 1);
	out.all = arena_array(&r->arena, struct ll_finding *, l->nall + 1);
	for (; out.nall < l->nall; out.nall++) {
		out.all[out.nall] = redact(r, blots, l->all[out.nall]);
		if (out.n < l->n && l->v[out.n] == l->all[out.nall]) /* what is shown is some of all */
			out.v[out.n++] = out.all[out.nall];
	}
	r->inner->letter(r->inner, &out);
}

/* ---- The rest goes through ---- */

static void redacted_begin(struct report *report)
{
	struct redacted *r = (struct redacted *)report;
	r->inner->begin(r->inner);
}

/* What is said of a file is said in our words. */
static void redacted_notice(struct report *report, enum notice_kind kind, const char *path,
			    const char *text)
{
	struct redacted *r = (struct redacted *)report;
	r->inner->notice(r->inner, kind, path, text);
}

static void redacted_gone(struct report *report, const struct gone *g)
{
	struct redacted *r = (struct redacted *)report;
	struct gone copy = *g;
	copy.fingerprint = keyed(r->key, g->fingerprint);
	r->inner->gone(r->inner, &copy);
}

static void redacted_end(struct report *report, int status)
{
	struct redacted *r = (struct redacted *)report;
	r->inner->end(r->inner, status);
	arena_free(&r->arena);
	free(r);
}

static void make_key(char key[65], const char *salt)
{
	uint8_t random[32];
	if (salt) {
		sha256_hex(salt, strlen(salt), key);
		return;
	}
	if (getrandom(random, sizeof random, 0) != sizeof random)
		BUG("no random bytes");
	sha256_hex(random, sizeof random, key);
}

uint64_t redacted_fingerprint(const char *salt, uint64_t fingerprint)
{
	char key[65];
	make_key(key, salt);
	return keyed(key, fingerprint);
}

struct report *report_redacted(struct report *inner, const char *salt)
{
	struct redacted *r = calloc(1, sizeof *r);
	if (!r)
		out_of_memory();
	r->report =
		(struct report){ redacted_begin, redacted_letter, redacted_notice, redacted_gone,
				 redacted_end };
	r->inner = inner;
	make_key(r->key, salt);
	return &r->report;
}
