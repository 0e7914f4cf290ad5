/* SPDX-License-Identifier: MIT */
/* The list `rules` of a configuration. */
#include "engine/rules_read.h"

#include "letter/letter.h"
#include "report/sha256.h"

#include <ctype.h>
#include <string.h>

#define TAKE(member)                                                                               \
	static void take_##member(void *arg, struct jsonc *j, const cJSON *value)                  \
	{                                                                                          \
		(void)j;                                                                           \
		((struct given *)arg)->member = value;                                             \
	}
TAKE(id)
TAKE(pattern)
TAKE(agree)
TAKE(normalize)
TAKE(scope)
TAKE(within)
TAKE(message)
TAKE(level)
TAKE(explain)
TAKE(replace)
TAKE(safe)
TAKE(fires_on)
TAKE(silent_on)

static const struct jsonc_key rule_keys[] = {
	{ "id", take_id, .required = true },
	{ "pattern", take_pattern },
	{ "agree", take_agree },
	{ "normalize", take_normalize },
	{ "scope", take_scope },
	{ "within", take_within },
	{ "message", take_message, .required = true },
	{ "level", take_level },
	{ "explain", take_explain },
	{ "replace", take_replace },
	{ "safe", take_safe },
	{ "fires_on", take_fires_on },
	{ "silent_on", take_silent_on },
	{ NULL },
};

/* ---- Text ---- */

static bool has_control(const char *s, bool lines, size_t *at)
{
	for (*at = 0; s[*at]; (*at)++) {
		unsigned char c = (unsigned char)s[*at];
		if ((c < ' ' && !(lines && (c == '\n' || c == '\t'))) || c == 0x7f)
			return true;
	}
	return false;
}

/* A string that says something, on one line. */
static const char *line_of(struct rule_reader *r, const cJSON *node)
{
	const char *s;
	size_t at;
	if (!jsonc_string(r->j, node, &s)) {
		r->good = false;
		return "";
	}
	if (has_control(s, false, &at)) {
		r->good = false;
		jsonc_complain_at(r->j, jsonc_where_in(r->j, node, at),
				  "'%s' is one line, without control characters", node->string);
	} else if (!s[strspn(s, " ")]) {
		WRONG(r, node, "'%s' is empty", node->string);
	}
	return arena_strndup(r->arena, s, strlen(s));
}

/* A text, or a list of its lines. */
static const char *text_of(struct rule_reader *r, const cJSON *node)
{
	const char *line;
	size_t len = 1;
	const cJSON *c;
	if (cJSON_IsString(node))
		return arena_strndup(r->arena, node->valuestring, strlen(node->valuestring));
	if (!cJSON_IsArray(node)) {
		r->good = false;
		jsonc_wants(r->j, node, "a text or a list of its lines");
		return "";
	}
	for (c = node->child; c; c = c->next) {
		if (!jsonc_string(r->j, c, &line)) {
			r->good = false;
			return "";
		}
		len += strlen(line) + 1;
	}
	char *all = arena_alloc(r->arena, len), *p = all;
	for (c = node->child; c; c = c->next) {
		p = stpcpy(p, c->valuestring);
		*p++ = '\n';
	}
	return all;
}

/* ---- The id ---- */

#define TAKEN_BY_FAMILY "'%s' is a family of checks; put a name of your own before it"

static bool is_kebab(const char *s)
{
	if (!islower((unsigned char)*s))
		return false;
	for (; *s; s++) {
		bool word = islower((unsigned char)*s) || isdigit((unsigned char)*s);
		if (!word && (*s != '-' || s[1] == '-' || !s[1]))
			return false;
	}
	return true;
}

static const struct user_rule *rule_called(const struct user_rules *all, const char *id)
{
	for (uint32_t i = 0; i < all->v.n; i++)
		if (!strcmp(all->v.v[i]->rule.check.id, id))
			return all->v.v[i];
	return NULL;
}

static void read_id(struct rule_reader *r, const cJSON *node)
{
	enum { LONGEST = 64 };
	const char *id;
	if (!jsonc_string(r->j, node, &id)) {
		r->good = false;
		return;
	}
	const char *shown = jsonc_shown(r->j, id);
	const struct user_rule *twin = rule_called(r->out, id);
	if (!is_kebab(id) || strlen(id) > LONGEST)
		WRONG(r, node,
		      "'%s' is no id; write small letters and digits with single hyphens between "
		      "them, like 'acme-no-guarantee'",
		      shown);
	else if (!strcmp(id, RULE_FAMILY) || !strcmp(id, "all"))
		WRONG(r, node, TAKEN_BY_FAMILY, shown);
	else if (twin)
		WRONG(r, node, "there is a rule '%s' on line %u already", shown, twin->at.line);
	r->rule->rule.check.id = arena_strndup(r->arena, id, strlen(id));
	r->rule->id_at = jsonc_where(r->j, node);
}

/* ---- Patterns ---- */

/* In JSON "\b" is a backspace; in a pattern it was to be a word boundary. */
static bool slipped_escape(struct rule_reader *r, const cJSON *node, const char *s)
{
	size_t at;
	if (!has_control(s, true, &at))
		return false;
	r->good = false;
	const char c = s[at] == '\b' ? 'b' : s[at] == '\f' ? 'f' : s[at] == '\r' ? 'r' : '\0';
	if (c)
		jsonc_complain_at(r->j, jsonc_where_in(r->j, node, at),
				  "in JSON \\%c is a control character; write \\\\%c for the "
				  "pattern's \\%c",
				  c, c, c);
	else
		jsonc_complain_at(r->j, jsonc_where_in(r->j, node, at),
				  "a control character in a pattern");
	return true;
}

static struct regex *read_pattern(struct rule_reader *r, const cJSON *node)
{
	const char *s, *why;
	size_t at = 0;
	struct regex p;
	if (!jsonc_string(r->j, node, &s)) {
		r->good = false;
		return NULL;
	}
	if (!*s) {
		WRONG(r, node, "the pattern is empty");
		return NULL;
	}
	if (slipped_escape(r, node, s))
		return NULL;
	s = arena_strndup(r->arena, s, strlen(s));
	if (regex_compile(&p, r->arena, s, &at, &why)) {
		r->good = false;
		jsonc_complain_at(r->j, jsonc_where_in(r->j, node, at),
				  "byte %zu of the pattern: %s", at, why);
		return NULL;
	}
	struct regex *kept = VEC_PUSH(r->arena, &r->rule->patterns);
	*kept = p;
	return kept;
}

/* One named group, the same in each. */
static void check_group(struct rule_reader *r, const struct regex *p, const cJSON *node)
{
	uint32_t n;
	const char *name = regex_name(p, r->arena, &n);
	struct user_rule *u = r->rule;
	if (!n)
		WRONG(r, node,
		      "the pattern has no named group; write (?<value>...) around what "
		      "must agree");
	else if (n > 1)
		WRONG(r, node, "the pattern has several named groups; name only what must agree");
	else if (u->group && strcmp(u->group, name))
		WRONG(r, node, "the group is called '%s' here, and '%s' in the pattern before",
		      jsonc_shown(r->j, name), jsonc_shown(r->j, u->group));
	else
		u->group = name;
}

static void read_agree(struct rule_reader *r, const cJSON *list)
{
	enum { MOST = 32 };
	uint32_t n = 0;
	r->rule->agreement = true;
	if (!jsonc_is_list(r->j, list)) {
		r->good = false;
		return;
	}
	for (const cJSON *c = list->child; c && n < MOST; c = c->next, n++) {
		const struct regex *p = read_pattern(r, c);
		if (p)
			check_group(r, p, c);
	}
	if (!n || n == MOST)
		WRONG(r, list, "'agree' is a list of 1 to %d patterns", MOST - 1);
}

static void read_patterns(struct rule_reader *r, const struct given *g, const cJSON *object)
{
	if (g->pattern && g->agree) {
		WRONG(r, g->agree, "a rule has 'pattern' or 'agree', not both");
	} else if (!g->pattern && !g->agree) {
		WRONG(r, object, "the rule has no 'pattern', and no 'agree'");
	} else if (g->agree) {
		read_agree(r, g->agree);
		if (g->replace)
			WRONG(r, g->replace,
			      "'replace' is for a rule with 'pattern': of values "
			      "that disagree nobody can say which is right");
	} else {
		read_pattern(r, g->pattern);
		if (g->normalize)
			WRONG(r, g->normalize, "'normalize' is for a rule with 'agree'");
	}
}

/* ---- What it says ---- */

static void read_template(struct rule_reader *r, const cJSON *node, const char *text,
			  struct template *out)
{
	const char *why;
	size_t at = 0;
	if (!r->rule->agreement && !r->rule->patterns.n)
		return; /* what it may name is not known */
	if (template_read(out, r->arena, text, r->rule, &at, &why)) {
		r->good = false;
		jsonc_complain_at(r->j, jsonc_where_in(r->j, node, at), "%s", why);
	}
}

static void read_replace(struct rule_reader *r, const struct given *g)
{
	const char *s;
	size_t at;
	if (g->safe && !g->replace)
		WRONG(r, g->safe, "'safe' is for a rule with 'replace'");
	else if (g->safe && !jsonc_bool(r->j, g->safe, &r->rule->safe))
		r->good = false;
	if (!g->replace)
		return;
	r->rule->replace = arena_new(r->arena, struct template);
	if (!jsonc_string(r->j, g->replace, &s))
		r->good = false;
	else if (has_control(s, false, &at))
		WRONG(r, g->replace, "'replace' is one line");
	else
		read_template(r, g->replace, arena_strndup(r->arena, s, strlen(s)),
			      r->rule->replace);
}

/* What the rule's page says; a message without its places is the summary. */
static void read_page(struct rule_reader *r, const struct given *g)
{
	struct ll_check *c = &r->rule->rule.check;
	char *summary = arena_printf(r->arena, "%s", template_bare(&r->rule->message, r->arena));
	size_t n = strlen(summary);
	while (n && (summary[n - 1] == '.' || summary[n - 1] == ' ') &&
	       !(n > 2 && !memcmp(summary + n - 3, "...", 3)))
		summary[--n] = '\0';
	c->summary = n ? summary : "a rule of the configuration";
	c->explain = g->explain ? text_of(r, g->explain) : "";
	if (g->explain && !c->explain[strspn(c->explain, " \n")])
		WRONG(r, g->explain, "'explain' is empty");
	if (!*c->explain)
		c->explain = arena_printf(r->arena, "%c%s.\n", toupper((unsigned char)*c->summary),
					  c->summary + 1);
}

static void read_examples(struct rule_reader *r, const cJSON *list, bool fires)
{
	if (!list)
		return;
	if (!jsonc_is_list(r->j, list)) {
		r->good = false;
		return;
	}
	for (const cJSON *c = list->child; c && !jsonc_enough(r->j); c = c->next) {
		struct rule_example *e = VEC_PUSH(r->arena, &r->rule->examples);
		*e = (struct rule_example){ text_of(r, c), jsonc_where(r->j, c), fires };
		if (!e->text[strspn(e->text, " \n\t")])
			WRONG(r, c, "an example without text");
	}
}

/* ---- All of it ---- */

/* What is written between its braces, without comments: the same text, the same rule. */
static void take_digest(struct user_rule *u, const cJSON *object)
{
	char *text = cJSON_PrintUnformatted(object);
	if (!text)
		out_of_memory();
	sha256_hex(text, strlen(text), u->digest);
	cJSON_free(text);
}

static void read_rule(struct rule_reader *r, const cJSON *object)
{
	struct given g = { 0 };
	struct user_rule *u = arena_new(r->arena, struct user_rule);
	uint32_t before = r->j->complaints.n;
	r->rule = u;
	r->good = true;
	u->file = arena_strndup(r->arena, r->j->file, strlen(r->j->file));
	u->at = jsonc_where(r->j, object);
	take_digest(u, object);
	u->rule = (struct rule){
		.check = { LL_CHECK_ABI, .family = RULE_FAMILY, .since = "", .run = user_rule_run },
		.user = u,
	};
	jsonc_object(r->j, object, rule_keys, &g);
	if (!g.id || !g.message)
		return; /* that is told */
	read_id(r, g.id);
	read_patterns(r, &g, object);
	rule_choices(r, &g);
	read_template(r, g.message, line_of(r, g.message), &u->message);
	read_replace(r, &g);
	read_page(r, &g);
	read_examples(r, g.fires_on, true);
	read_examples(r, g.silent_on, false);
	if (r->good && r->j->complaints.n == before)
		*VEC_PUSH(r->arena, &r->out->v) = u;
	else
		for (uint32_t i = 0; i < u->patterns.n; i++)
			regex_free(&u->patterns.v[i]);
}

void user_rules_read(struct arena *a, struct jsonc *j, const cJSON *list, struct user_rules *out)
{
	struct rule_reader r = { .arena = a, .j = j, .out = out };
	uint32_t n = 0;
	*out = (struct user_rules){ 0 };
	if (!jsonc_is_list(j, list))
		return;
	for (const cJSON *c = list->child; c && !jsonc_enough(j); c = c->next) {
		if (n++ == RULE_MOST_RULES) {
			jsonc_complain(j, c, "there are more than %u rules", RULE_MOST_RULES);
			return;
		}
		read_rule(&r, c);
	}
}

static bool is_family(const struct policy *p, const char *id)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (!strcmp(p->settings[i].rule->check.family, id))
			return true;
	return false;
}

void user_rules_apply(const struct user_rules *all, struct policy *p, struct jsonc *j)
{
	for (uint32_t i = 0; i < all->v.n; i++) {
		struct user_rule *u = all->v.v[i];
		const char *id = u->rule.check.id, *why;
		const struct setting *s = policy_find(p, sv(id));
		const struct origin from = { .file = u->file, .line = u->at.line };
		if (s && !s->rule->user)
			jsonc_complain_at(j, u->id_at,
					  "'%s' is a check of letterlint%s; put a name of your own "
					  "before it",
					  id,
					  strcmp(s->rule->check.id, id) ? " by another name" : "");
		else if (is_family(p, id))
			jsonc_complain_at(j, u->id_at, TAKEN_BY_FAMILY, id);
		else if (policy_add_rule(p, &u->rule, from, &why))
			jsonc_complain_at(j, u->id_at, "%s", why);
	}
}

void user_rules_free(struct user_rules *all)
{
	for (uint32_t i = 0; i < all->v.n; i++)
		for (uint32_t k = 0; k < all->v.v[i]->patterns.n; k++)
			regex_free(&all->v.v[i]->patterns.v[k]);
	all->v.n = 0;
}
