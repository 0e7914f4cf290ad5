/* SPDX-License-Identifier: MIT */
#include "config/configs.h"

#include "base/strmap.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The configs that hold in a folder: one, and those above it. */
struct chain {
	struct chain *up;      /* NULL: none above it */
	struct config *config; /* NULL: the end of all chains, the defaults */
	struct config *broken; /* of this one and those above it */
	struct policy *base;   /* all of them applied without overrides; NULL where broken */
	uint32_t noverrides;   /* of this one and those above it */
	/* A policy for each set of overrides that some letter is under. */
	VEC_OF(struct variant {
		const uint8_t *set; /* by override, those of the farthest config first */
		const struct policy *policy; /* NULL: it lacks the family of the command line, */
		const char *why;	     /* which is told so */
	})
	variants;
};

struct folder {
	const char *path; /* real, "" for the root */
	struct chain *chain;
};

struct configs {
	struct arena arena;
	struct registry *registry;
	const struct wanted *wanted;
	struct policy *none;	/* of letters without a config */
	const char *no_family;	/* why they cannot be of the family of the command line; NULL: they can */
	bool lacks_family;	/* that is why the letter at hand has no policy */
	struct chain *defaults; /* the end of all chains */
	struct chain *only;	/* of --config or --no-config; NULL: configs are looked for */
	const char *here;	/* the current folder, real, "" for the root */
	struct strmap given;	/* folders by the path that they were given by, */
	struct strmap real;	/* and by their real one */
	const char *last;	/* the folder that was asked for last, as given */
	struct folder *last_folder;
	uint8_t *set; /* overrides of the letter at hand */
	uint32_t set_room;
	char *path; /* and its real path */
	size_t path_room;
	VEC_OF(struct config *) all;
	struct id_list words; /* of the command line, */
	bool *known;	    /* and which of them some policy has */
	uint32_t foreign;   /* those to select that no check is called */
	uint32_t told_config, told; /* complaints handed out: of which config, how many */
};

/* ---- Chains ---- */

static struct chain *chain_new(struct configs *c, struct chain *up, struct config *config)
{
	struct chain *ch = arena_new(&c->arena, struct chain);
	*VEC_PUSH(&c->arena, &c->all) = config;
	ch->up = up;
	ch->config = config;
	if (!up->broken) /* also where it is broken: all mistakes are told at once */
		config_try(config, up->base);
	ch->broken = up->broken ? up->broken : config_is_broken(config) ? config : NULL;
	ch->noverrides = up->noverrides + config->overrides.n;
	if (!ch->broken) {
		ch->base = policy_copy(&c->arena, up->base);
		config_apply(config, NULL, ch->base);
	}
	return ch;
}

/* Those of the chain's end first; returns how many overrides there were. */
static uint32_t apply_chain(const struct chain *ch, const uint8_t *set, struct policy *p)
{
	if (!ch->config)
		return 0;
	const uint32_t first = apply_chain(ch->up, set, p);
	config_apply(ch->config, NULL, p);
	for (uint32_t i = 0; i < ch->config->overrides.n; i++)
		if (set[first + i])
			config_apply(ch->config, &ch->config->overrides.v[i], p);
	return first + ch->config->overrides.n;
}

static void note_known(struct configs *c, const struct policy *p)
{
	for (uint32_t i = 0; i < c->words.v.n; i++)
		c->known[i] = c->known[i] || policy_names(p, c->words.v.v[i]);
}

static const struct policy *variant(struct configs *c, struct chain *ch, const char **why)
{
	for (uint32_t i = 0; i < ch->variants.n; i++)
		if (!ch->noverrides || !memcmp(ch->variants.v[i].set, c->set, ch->noverrides)) {
			*why = ch->variants.v[i].why;
			c->lacks_family = *why != NULL;
			return ch->variants.v[i].policy;
		}
	struct policy *p = policy_new(&c->arena, c->registry);
	p->profiles = c->defaults->base->profiles;
	apply_chain(ch, c->set, p);
	note_known(c, p);
	*why = NULL;
	/* all else that could be wrong with it was told when configs_new() applied it */
	c->lacks_family = policy_command_line(p, c->wanted, why) != 0;
	if (!c->lacks_family && policy_ready(p, c->registry, why))
		return NULL;
	if (c->lacks_family)
		p = NULL;
	*VEC_PUSH(&c->arena, &ch->variants) = (struct variant){
		(uint8_t *)arena_strndup(&c->arena, (const char *)c->set, ch->noverrides), p, *why
	};
	return p;
}

/* ---- Folders ---- */

/* A path in the folder as messages name it: relative to the current one, if below it. */
static const char *shown(struct configs *c, const char *folder, const char *name)
{
	const size_t n = strlen(c->here);
	if (!strcmp(folder, c->here))
		return arena_strndup(&c->arena, name, strlen(name));
	if (!strncmp(folder, c->here, n) && folder[n] == '/')
		folder += n + 1;
	return arena_printf(&c->arena, "%s/%s", folder, name);
}

static bool exists(const char *folder, const char *name)
{
	struct stat st;
	char path[PATH_MAX + sizeof CONFIG_NAME + 1];
	const int n = snprintf(path, sizeof path, "%s/%s", folder, name);
	return n > 0 && (size_t)n < sizeof path && !lstat(path, &st);
}

static struct folder *real_folder(struct configs *c, const char *path);

/* Where configs are looked for next, or the defaults. */
static struct chain *above(struct configs *c, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash || exists(path, ".git"))
		return c->defaults;
	return real_folder(c, arena_strndup(&c->arena, path, (size_t)(slash - path)))->chain;
}

static struct folder *real_folder(struct configs *c, const char *path)
{
	struct folder *f = strmap_get(&c->real, path);
	if (f)
		return f;
	f = arena_new(&c->arena, struct folder);
	f->path = arena_strndup(&c->arena, path, strlen(path));
	if (c->only) {
		f->chain = c->only;
	} else if (!exists(path, CONFIG_NAME)) {
		f->chain = above(c, path);
	} else {
		struct config *config = config_read(shown(c, path, CONFIG_NAME), f->path, false);
		f->chain = chain_new(c, config->root ? c->defaults : above(c, path), config);
	}
	strmap_put(&c->real, &c->arena, path, f);
	return f;
}

/* The folder's real path without a '/' at its end, malloc'd; NULL with errno. */
static char *resolve(const char *folder)
{
	char *real = realpath(folder, NULL);
	if (real && !strcmp(real, "/"))
		*real = '\0';
	return real;
}

static struct folder *given_folder(struct configs *c, const char *given, size_t n)
{
	if (c->last && strlen(c->last) == n && !memcmp(c->last, given, n))
		return c->last_folder;
	const char *path = arena_strndup(&c->arena, given, n);
	struct folder *f = strmap_get(&c->given, path);
	if (!f) {
		char *real = resolve(path);
		if (!real)
			return NULL;
		f = real_folder(c, real);
		free(real);
		strmap_put(&c->given, &c->arena, path, f);
	}
	c->last = path;
	c->last_folder = f;
	return f;
}

/* The folder that a letter or folder is in, and its name there. NULL with errno. */
static struct folder *folder_of(struct configs *c, const char *path, const char **name)
{
	size_t n = strlen(path);
	while (n > 1 && path[n - 1] == '/')
		n--;
	while (n && path[n - 1] != '/')
		n--;
	*name = path + n;
	while (n > 1 && path[n - 1] == '/')
		n--;
	return n ? given_folder(c, path, n) : given_folder(c, ".", 1);
}

/* ---- What a path matches ---- */

static void *grown(void *p, size_t n)
{
	p = realloc(p, n);
	if (!p)
		out_of_memory();
	return p;
}

/* Its real path, in c->path; without a '/' at its end. */
static void set_path(struct configs *c, const struct folder *f, const char *name)
{
	const size_t n = strlen(f->path), m = strcspn(name, "/");
	if (n + m + 2 > c->path_room)
		c->path = grown(c->path, c->path_room = 2 * (n + m + 2));
	memcpy(c->path, f->path, n);
	c->path[n] = '/';
	memcpy(c->path + n + 1, name, m);
	c->path[n + 1 + m] = '\0';
}

/* As the config's patterns see c->path. */
static const char *relative(const struct configs *c, const struct config *config)
{
	const size_t n = strlen(config->folder);
	if (!strncmp(c->path, config->folder, n) && c->path[n] == '/')
		return c->path + n + 1;
	return c->path + 1;
}

static uint32_t match_overrides(struct configs *c, const struct chain *ch)
{
	if (!ch->config)
		return 0;
	const uint32_t first = match_overrides(c, ch->up);
	const char *path = relative(c, ch->config);
	for (uint32_t i = 0; i < ch->config->overrides.n; i++)
		c->set[first + i] =
			patterns_match(&ch->config->overrides.v[i].files, path, false) != NULL;
	return first + ch->config->overrides.n;
}

static void find_set(struct configs *c, const struct chain *ch)
{
	if (ch->noverrides > c->set_room)
		c->set = grown(c->set, c->set_room = ch->noverrides);
	match_overrides(c, ch);
}

static const struct pattern *find_exclude(const struct configs *c, const struct chain *ch,
					  bool is_folder, const struct config **by)
{
	for (; ch->config; ch = ch->up) {
		const struct pattern *p =
			patterns_match(&ch->config->exclude, relative(c, ch->config), is_folder);
		*by = ch->config;
		if (p)
			return p;
	}
	*by = NULL;
	return NULL;
}

/* ---- Questions ---- */

static const char *in_arena(struct configs *c, const char *s)
{
	return arena_strndup(&c->arena, s, strlen(s));
}

const struct policy *configs_policy(struct configs *c, const char *path, const char **why)
{
	const char *name;
	const struct folder *f = folder_of(c, path, &name);
	c->lacks_family = false;
	if (!f) {
		*why = in_arena(c, strerror(errno));
		return NULL;
	}
	struct chain *ch = f->chain;
	if (ch->broken) {
		*why = arena_printf(&c->arena, "not linted: its config %s cannot be used",
				    ch->broken->j.file);
		return NULL;
	}
	if (ch->noverrides) {
		set_path(c, f, name);
		find_set(c, ch);
	}
	if (ch->config)
		return variant(c, ch, why);
	c->lacks_family = c->no_family != NULL;
	*why = c->no_family;
	return c->no_family || policy_ready(c->none, c->registry, why) ? NULL : c->none;
}

bool configs_lack_family(const struct configs *c)
{
	return c->lacks_family;
}

bool configs_exclude(struct configs *c, const char *path, bool is_folder)
{
	const char *name;
	const struct config *by;
	const struct folder *f = folder_of(c, path, &name);
	if (!f || f->chain->broken || !f->chain->config)
		return false;
	set_path(c, f, name);
	return find_exclude(c, f->chain, is_folder, &by) != NULL;
}

const char *configs_complaint(struct configs *c, const char **file)
{
	for (; c->told_config < c->all.n; c->told_config++, c->told = 0) {
		const struct config *config = c->all.v[c->told_config];
		*file = config->j.file;
		if (c->told < config->j.complaints.n)
			return config->j.complaints.v[c->told++];
	}
	return NULL;
}

void configs_explain(struct configs *c, struct arena *a, const char *path, struct config_use *use)
{
	const char *name;
	const struct folder *f = folder_of(c, path, &name);
	*use = (struct config_use){ 0 };
	if (!f || f->chain->broken)
		return;
	set_path(c, f, name);
	find_set(c, f->chain);
	use->excluded = find_exclude(c, f->chain, false, &use->excluded_by);
	uint32_t end = f->chain->noverrides;
	for (const struct chain *ch = f->chain; ch->config; ch = ch->up) {
		*VEC_PUSH(a, &use->configs) = ch->config;
		end -= ch->config->overrides.n;
		for (uint32_t i = ch->config->overrides.n; i--;)
			if (c->set[end + i])
				*VEC_PUSH(a, &use->overrides) =
					(struct origin){ .file = ch->config->j.file,
							 .line = ch->config->overrides.v[i].line };
	}
}

/* ---- Beginning and end ---- */

/* The shared objects that a config names, relative to its own folder. */
static void load(struct configs *c, struct config *config)
{
	const char *file = config->j.file, *slash = strrchr(file, '/'), *why;
	for (const cJSON *e = config->load ? config->load->child : NULL; e; e = e->next) {
		const char *object = e->valuestring;
		if (*object != '/' && slash)
			object = arena_printf(&c->arena, "%.*s/%s", (int)(slash - file), file,
					      object);
		if (registry_load(c->registry, object, &why))
			jsonc_complain(&config->j, e, "%s: %s", object, why);
	}
}

/*
 * What the command line names is a check, a family, or a rule of a config. The
 * config may be one that is only found later: configs_unknown() tells of what
 * no config had. But what is nearly a name that is known is a slip.
 */
static int check_words(struct configs *c, const char **why)
{
	wanted_ids(c->wanted, &c->arena, &c->words);
	c->known = arena_array(&c->arena, bool, c->words.v.n + 1);
	note_known(c, c->none);
	for (uint32_t i = 0; i < c->words.selected; i++)
		c->foreign += !c->known[i];
	if (!configs_unknown(c))
		return 0;
	const struct chain *ch = c->only ? c->only : real_folder(c, c->here)->chain;
	if (ch->broken)
		return 0; /* that is told first */
	note_known(c, ch->base);
	for (uint32_t i = 0; i < c->words.v.n; i++) {
		const struct ll_sv word = c->words.v.v[i];
		if (!c->known[i] && (c->only || policy_near(ch->base, word))) {
			*why = policy_unknown(ch->base, word);
			return -1;
		}
	}
	return 0;
}

/* The family of the command line may be one that a config adds, which may be found later: then it
 * is told of the letters that have it not. */
static int check_family(struct configs *c, const char **why)
{
	const struct origin from = { .option = "--family" };
	const char *family = c->wanted->family;
	if (!family || !policy_family(c->none, family, from, &c->no_family))
		return 0;
	if (!c->only || c->only->broken) /* that is told first */
		return 0;
	return policy_family(policy_copy(&c->arena, c->only->base), family, from, why);
}

static int set_up(struct configs *c, const char **why)
{
	const struct wanted *w = c->wanted;
	struct config *named = w->config ? config_read(w->config, c->here, true) : NULL;
	if (named && !config_is_broken(named))
		load(c, named);
	c->defaults = arena_new(&c->arena, struct chain);
	c->defaults->base = policy_new(&c->arena, c->registry);
	if (policy_wanted_profiles(c->defaults->base, w, why))
		return -1;
	c->only = named ? chain_new(c, c->defaults, named) : w->no_config ? c->defaults : NULL;
	c->none = policy_copy(&c->arena, c->defaults->base);
	struct wanted but_family = *w;
	but_family.family = NULL;
	return policy_command_line(c->none, &but_family, why) || check_words(c, why) ||
			       check_family(c, why)
		       ? -1
		       : 0;
}

struct configs *configs_new(struct registry *g, const struct wanted *w, const char **why)
{
	struct configs *c = calloc(1, sizeof *c);
	if (!c)
		out_of_memory();
	c->registry = g;
	c->wanted = w;
	char *here = resolve(".");
	c->here = in_arena(c, here ? here : "");
	free(here);
	if (!set_up(c, why))
		return c;
	*why = arena_strndup(&g->arena, *why, strlen(*why));
	configs_free(c);
	return NULL;
}

bool configs_are_broken(const struct configs *c)
{
	return c->only && c->only->broken;
}

uint32_t configs_count(const struct configs *c)
{
	return policy_count(c->none) + c->foreign;
}

const char *configs_unknown(struct configs *c)
{
	for (uint32_t i = 0; i < c->words.v.n; i++)
		if (!c->known[i])
			return arena_printf(&c->arena,
					    "there is no check '%.*s', and no config that was read "
					    "has a rule of that name",
					    LL_SV(c->words.v.v[i]));
	return NULL;
}

void configs_free(struct configs *c)
{
	if (!c)
		return;
	for (uint32_t i = 0; i < c->all.n; i++)
		config_free(c->all.v[i]);
	free(c->set);
	free(c->path);
	arena_free(&c->arena);
	free(c);
}
