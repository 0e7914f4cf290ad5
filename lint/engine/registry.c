/* SPDX-License-Identifier: MIT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine/registry.h"

#include "letter/letter.h"

#include <dlfcn.h>
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

/* Up to the last field of version 1.0. */
#define SIZE_1_0 (offsetof(struct ll_check, run) + sizeof((struct ll_check *)0)->run)

/* Generated from the names of the files under checks/. */
extern const struct ll_check *const ll_registry[];

const char *level_name(uint32_t severity)
{
	return severity == LL_ERROR ? "error" : severity == LL_WARNING ? "warning" : "note";
}

uint32_t level_of(struct ll_sv name)
{
	return sv_is(name, "error")	? LL_ERROR
	       : sv_is(name, "warning") ? LL_WARNING
	       : sv_is(name, "note")	? LL_NOTE
					: 0;
}

bool rule_is(const struct rule *r, struct ll_sv id)
{
	if (sv_eq(sv(r->check.id), id))
		return true;
	for (const char *const *a = r->check.aliases; a && *a; a++)
		if (sv_eq(sv(*a), id))
			return true;
	return false;
}

static bool is_taken(const struct registry *g, struct ll_sv id)
{
	for (uint32_t i = 0; i < g->rules.n; i++)
		if (rule_is(&g->rules.v[i], id))
			return true;
	return false;
}

/* The fields of version 1.0 must all be there; what a newer minor adds at the end we do not
 * know. */
static int add(struct registry *g, const struct ll_check *c, const char *file, const char **why)
{
	if (c->abi_major != LL_ABI_MAJOR || c->abi_minor > LL_ABI_MINOR) {
		*why = arena_printf(&g->arena,
				    "it is made for check interface %u.%u, this program has %u.%u",
				    c->abi_major, c->abi_minor, LL_ABI_MAJOR, LL_ABI_MINOR);
		return -1;
	}
	struct rule r = { .file = file };
	if (c->struct_size < SIZE_1_0) {
		*why = arena_printf(&g->arena, "its ll_check has %u bytes, %zu are needed",
				    c->struct_size, SIZE_1_0);
		return -1;
	}
	memcpy(&r.check, c, c->struct_size < sizeof r.check ? c->struct_size : sizeof r.check);
	if (!r.check.family)
		r.check.family = "other";
	const char *missing = !r.check.id	 ? "id"
			      : !r.check.since	 ? "version"
			      : !r.check.summary ? "summary"
			      : !r.check.explain ? "explanation"
			      : !r.check.run	 ? "function to run"
						 : NULL;
	if (missing) {
		*why = arena_printf(&g->arena, "check '%s' has no %s",
				    r.check.id ? r.check.id : "?", missing);
		return -1;
	}
	if (r.check.severity < LL_NOTE || r.check.severity > LL_ERROR ||
	    r.check.status > LL_DEPRECATED) {
		*why = arena_printf(&g->arena,
				    "check '%s' has a level or status that does not exist",
				    r.check.id);
		return -1;
	}
	if (is_taken(g, sv(r.check.id))) {
		*why = arena_printf(&g->arena, "there is a check '%s' already", r.check.id);
		return -1;
	}
	VEC_PUSH(&g->arena, &g->rules);
	uint32_t at = g->rules.n - 1;
	for (; at && strcmp(g->rules.v[at - 1].check.id, r.check.id) > 0; at--)
		g->rules.v[at] = g->rules.v[at - 1];
	g->rules.v[at] = r;
	return 0;
}

int registry_init(struct registry *g, const char **why)
{
	*g = (struct registry){ .speller = speller_new() };
	for (const struct ll_check *const *c = ll_registry; *c; c++)
		if (add(g, *c, NULL, why))
			return -1;
	return 0;
}

int registry_load(struct registry *g, const char *file, const char **why)
{
	/* a bare name would be searched for in the system's folders */
	const char *path = strchr(file, '/') ? file : arena_printf(&g->arena, "./%s", file);
	void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!object) {
		const char *reason = dlerror();
		size_t n = strlen(path);
		if (!strncmp(reason, path, n) && !strncmp(reason + n, ": ", 2))
			reason += n + 2;
		*why = arena_printf(&g->arena, "%s", reason);
		return -1;
	}
	*VEC_PUSH(&g->arena, &g->objects) = object;
	const struct ll_check *c = dlsym(object, "ll_check_entry");
	if (!c) {
		*why = "it holds no check (no symbol ll_check_entry)";
		return -1;
	}
	return add(g, c, file, why);
}

/* Bytes, not UTF-8: patterns see the letter as it stands and no letter makes the matcher refuse. */
static int compile(struct registry *g, struct rule *r, const char **why)
{
	uint32_t n = 0;
	while (r->check.patterns && r->check.patterns[n])
		n++;
	if (!n || r->codes)
		return 0;
	r->codes = arena_array(&g->arena, pcre2_code *, n);
	r->ncodes = n;
	for (uint32_t i = 0; i < n; i++) {
		int error;
		size_t at;
		r->codes[i] = pcre2_compile((PCRE2_SPTR)r->check.patterns[i], PCRE2_ZERO_TERMINATED,
					    PCRE2_NEVER_UTF, &error, &at, NULL);
		if (!r->codes[i]) {
			PCRE2_UCHAR text[128];
			pcre2_get_error_message(error, text, sizeof text);
			*why = arena_printf(&g->arena, "pattern %u of check '%s', byte %zu: %s", i,
					    r->check.id, at, (char *)text);
			while (i)
				pcre2_code_free(r->codes[--i]);
			r->codes = NULL;
			r->ncodes = 0;
			return -1;
		}
		/* where there is no JIT the interpreter does the same */
		pcre2_jit_compile(r->codes[i], PCRE2_JIT_COMPLETE);
	}
	return 0;
}

int registry_use(struct registry *g, struct rule *r, uint32_t level, const char **why)
{
	if (r->used)
		return 0;
	if (compile(g, r, why))
		return -1;
	*VEC_PUSH(&g->arena, &g->used) = r;
	r->used = g->used.n;
	r->level = level;
	return 0;
}

void registry_free(struct registry *g)
{
	/* what is used may also be a configuration's, and gone with it */
	for (uint32_t i = 0; i < g->rules.n; i++)
		for (uint32_t k = 0; k < g->rules.v[i].ncodes; k++)
			pcre2_code_free(g->rules.v[i].codes[k]);
	for (uint32_t i = 0; i < g->objects.n; i++)
		dlclose(g->objects.v[i]);
	speller_free(g->speller);
	arena_free(&g->arena);
}
