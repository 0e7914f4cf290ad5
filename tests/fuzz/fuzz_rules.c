/* SPDX-License-Identifier: MIT */
/* Rules of a config over any bytes, and what they rely on: a flow that is UTF-8. */
#include "fuzz_rules.h"

#include "base/utf8.h"
#include "engine/rules.h"
#include "letter/letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char list[] =
	"[{ \"id\": \"fuzz-group\", \"pattern\": "
	"\"(?i)\\\\bnot\\\\s+(?<w>\\\\S{3,9})(\\\\s+\\\\w)?\","
	"   \"message\": \"{w}, {2}, {match}\", \"replace\": \"{w}{2}\", \"safe\": true },"
	" { \"id\": \"fuzz-edges\", \"pattern\": \"[^\\\\x00-\\\\x7f]+\\\\s?|^.|\\\\W$|\\\\R\","
	"   \"message\": \"m\", \"level\": \"note\", \"within\": \"sentence\", \"replace\": "
	"\"{match}\","
	"   \"scope\": { \"item\": [\"any\", \"denied\"], \"frame\": [\"conclusion\", \"none\"] } "
	"},"
	" { \"id\": \"fuzz-look\", \"pattern\": \"(?<=\\\\w)\\\\K\\\\s+(?=(\\\\w+)\\\\s)\","
	"   \"message\": \"{1}\", \"level\": \"note\", \"within\": \"letter\","
	"   \"scope\": { \"section\": \"rationale\" } },"
	" { \"id\": \"fuzz-agree\", \"agree\": [\"(?<v>[A-Z]+\\\\s?\\\\d+[\\\\w-]*)\","
	"   \"(?<v>\\\\d+)\\\\s*$\"], \"within\": \"letter\", \"message\": \"{value} {other} "
	"{line}\","
	"   \"normalize\": [\"case\", \"space\", \"punctuation\", \"accents\", \"zeros\"] }]";

static struct arena arena;
static struct jsonc json;
static struct user_rules rules;

void fuzz_rules_add(struct policy *p)
{
	if (!jsonc_parse(&json, "rules", list, strlen(list))) {
		user_rules_read(&arena, &json, json.root, &rules);
		user_rules_apply(&rules, p, &json);
	}
	if (json.complaints.n || rules.v.n != 4) {
		fprintf(stderr, "fuzz: %s\n",
			json.complaints.n ? json.complaints.v[0] : "no rules");
		exit(2);
	}
}

void fuzz_flow(const struct ll_letter *l)
{
	uint32_t cp;
	for (uint32_t i = 0; i < l->nflow;) {
		const int size = utf8_read(l->flow + i, l->nflow - i, &cp);
		if (size <= 0)
			abort();
		i += (uint32_t)size;
	}
	for (uint32_t i = 0; i < l->nflow; i++)
		if (l->map[i] > l->map[i + 1] || l->map[i] > l->source->len)
			abort();
}
