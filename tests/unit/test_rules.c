/* SPDX-License-Identifier: MIT */
/* Rules of a configuration: how they are read, where they look, what they report. */
#include "unit.h"

#include "engine/rules.h"
#include "engine/run.h"

#include <stdio.h>
#include <stdlib.h>

struct rig {
	struct arena arena;
	struct jsonc j;
	struct registry registry; /* of the checks there are */
	struct user_rules rules;
};

static void set_up(struct rig *s, const char *list)
{
	const char *why = "";
	*s = (struct rig){ 0 };
	CHECK(!registry_init(&s->registry, &why));
	CHECK(!jsonc_parse(&s->j, "r.json", list, strlen(list)));
	if (s->j.root)
		user_rules_read(&s->arena, &s->j, s->j.root, &s->rules);
	user_rules_apply(&s->rules, policy_new(&s->arena, &s->registry), &s->j);
}

static void tear_down(struct rig *s)
{
	user_rules_free(&s->rules);
	registry_free(&s->registry);
	jsonc_free(&s->j);
	arena_free(&s->arena);
}

/* The complaints, a line each. */
static const char *complaints(struct rig *s)
{
	const char *all = "";
	for (uint32_t i = 0; i < s->j.complaints.n; i++)
		all = arena_printf(&s->arena, "%s%s%s", all, i ? "\n" : "", s->j.complaints.v[i]);
	return all;
}

/* "1:5 'words' message <- 2:1 message" of each finding, a line each; what was stopped after them.
 */
static const char *findings(struct rig *s, const char *text)
{
	struct registry only = { 0 };
	struct policy *p = policy_new(&s->arena, &only);
	struct linted l;
	const char *why, *all = "";
	for (uint32_t i = 0; i < s->rules.v.n; i++)
		CHECK(!policy_add_rule(p, &s->rules.v.v[i]->rule, (struct origin){ 0 }, &why));
	struct worker *w = worker_new(&only);
	if (CHECK(!worker_lint(w, p, "t", (const uint8_t *)text, strlen(text), &l, &why))) {
		for (uint32_t i = 0; i < l.n; i++) {
			const struct ll_finding *f = l.v[i];
			struct source_pos at = source_pos(l.source, f->at.off);
			struct ll_sv words = ll_text(l.letter, f->at);
			all = arena_printf(&s->arena, "%s%s%u:%u '%.*s' %s", all, *all ? "\n" : "",
					   at.line, at.cp, LL_SV(words), f->message);
			for (uint32_t k = 0; k < f->related.n; k++) {
				at = source_pos(l.source, f->related.v[k].at.off);
				all = arena_printf(&s->arena, "%s <- %u:%u %s", all, at.line, at.cp,
						   f->related.v[k].message);
			}
			for (uint32_t k = 0; k < f->fixes.n; k++)
				all = arena_printf(&s->arena, "%s => '%.*s'", all,
						   LL_SV(f->fixes.v[k]->edits.v[0].text));
		}
		for (uint32_t i = 0; i < l.ntroubles; i++)
			all = arena_printf(&s->arena, "%s%s! %s", all, *all ? "\n" : "",
					   l.troubles[i].why);
	}
	worker_free(w);
	return all;
}

#define COMPLAINS(list, want)                                                                      \
	do {                                                                                       \
		struct rig s_;                                                                     \
		set_up(&s_, list);                                                                 \
		CHECK_STR(complaints(&s_), want);                                                  \
		CHECK_INT(s_.rules.v.n, 0);                                                        \
		tear_down(&s_);                                                                    \
	} while (0)
#define FINDS(list, text, want)                                                                    \
	do {                                                                                       \
		struct rig s_;                                                                     \
		set_up(&s_, list);                                                                 \
		CHECK_STR(complaints(&s_), "");                                                    \
		CHECK_STR(findings(&s_, text), want);                                              \
		tear_down(&s_);                                                                    \
	} while (0)
#define RULE(more) "[{\"id\":\"acme-x\",\"message\":\"do not say it\"," more "}]"

/* ---- Reading ---- */

TEST(a_rule_is_a_check)
{
	struct rig s;
	set_up(&s, "[{\"id\": \"acme-no-guarantee\", \"pattern\": \"guarantee[ds]?\", \"level\": "
		   "\"error\",\n"
		   "  \"message\": \"say what is expected, not '{match}'.\", \"explain\": [\"## "
		   "Why\", \"\", \"Because.\"],\n"
		   "  \"scope\": {\"section\": \"rationale\", \"item\": [\"denied\", 2], "
		   "\"frame\": [\"request\", \"conclusion\"]},\n"
		   "  \"within\": \"sentence\", \"replace\": \"expect\", \"fires_on\": [\"a "
		   "guarantee\", [\"two\", \"lines\"]],\n"
		   "  \"silent_on\": [\"no\"]}]");
	CHECK_STR(complaints(&s), "");
	if (CHECK_INT(s.rules.v.n, 1)) {
		const struct user_rule *u = s.rules.v.v[0];
		CHECK_STR(u->rule.check.id, "acme-no-guarantee");
		CHECK_STR(u->rule.check.family, "rules");
		CHECK_STR(u->rule.check.summary, "say what is expected, not '...'");
		CHECK_STR(u->rule.check.explain, "## Why\n\nBecause.\n");
		CHECK_INT(u->rule.check.severity, LL_ERROR);
		CHECK(u->rule.user == u && !u->agreement);
		CHECK_INT(u->scope.sections, 1 << LL_SEC_RATIONALE);
		CHECK_INT(u->scope.items, RULE_ITEM_DENIED);
		CHECK_INT(u->scope.numbers, 1 << 2);
		CHECK_INT(u->scope.frames, 1 << LL_FRAME_REQUEST | 1 << LL_FRAME_CONCLUSION);
		CHECK_INT(u->within, WITHIN_SENTENCE);
		CHECK_INT(u->examples.n, 3);
		CHECK_STR(u->examples.v[1].text, "two\nlines\n");
		CHECK(u->examples.v[0].fires && !u->examples.v[2].fires);
		CHECK_INT(u->examples.v[2].at.line, 5);
		CHECK_STR(u->file, "r.json");
	}
	tear_down(&s);
}

TEST(mistakes_in_rules_are_told_with_their_place)
{
	COMPLAINS("{}", "r.json:1:1: the document must be a list, not an object");
	COMPLAINS("[1]", "r.json:1:2: element 1 of the document must be an object, not a number");
	COMPLAINS("[{\"id\":\"a\",\"patern\":\"b\",\"message\":\"c\"}]",
		  "r.json:1:2: the rule has no 'pattern', and no 'agree'\n"
		  "r.json:1:12: unknown key 'patern'; did you mean 'pattern'?");
	COMPLAINS("[{\"pattern\":\"b\"}]",
		  "r.json:1:2: 'id' is missing in element 1 of the document\n"
		  "r.json:1:2: 'message' is missing in element 1 of the document");
	COMPLAINS(
		"[{\"id\":\"Acme_x\",\"pattern\":\"b\",\"message\":\"c\"}]",
		"r.json:1:8: 'Acme_x' is no id; write small letters and digits with single hyphens "
		"between them, like 'acme-no-guarantee'");
	COMPLAINS("[{\"id\":\"rules\",\"pattern\":\"b\",\"message\":\"c\"}]",
		  "r.json:1:8: 'rules' is a family of checks; put a name of your own before it");
	COMPLAINS(RULE("\"pattern\":\"ab(c\""),
		  "r.json:1:58: byte 4 of the pattern: missing closing parenthesis");
	COMPLAINS(RULE("\"pattern\":\"\\u00e9(c\""),
		  "r.json:1:62: byte 4 of the pattern: missing closing parenthesis");
	COMPLAINS(RULE("\"pattern\":\"\\bword\""), "r.json:1:54: in JSON \\b is a control "
						   "character; write \\\\b for the pattern's \\b");
	COMPLAINS(RULE("\"pattern\":\"\""), "r.json:1:53: the pattern is empty");
	COMPLAINS(RULE("\"pattern\":\"a\",\"agree\":[\"b\"]"),
		  "r.json:1:65: a rule has 'pattern' or 'agree', not both");
	COMPLAINS(RULE("\"pattern\":\"a\",\"normalize\":[\"case\"]"),
		  "r.json:1:69: 'normalize' is for a rule with 'agree'");
	COMPLAINS(RULE("\"pattern\":\"a\",\"level\":\"eror\""),
		  "r.json:1:65: 'eror' is not a level; did you mean 'error'?");
	COMPLAINS(RULE("\"pattern\":\"a\",\"scope\":{\"section\":[\"rational\"]}"),
		  "r.json:1:77: 'rational' is not a section; did you mean 'rationale'?");
	COMPLAINS(RULE("\"pattern\":\"a\",\"scope\":{\"item\":0}"),
		  "r.json:1:73: 'item' must be a whole number from 1 to 31");
	COMPLAINS(RULE("\"pattern\":\"a\",\"scope\":{\"section\":[]}"),
		  "r.json:1:76: 'section' is empty; leave it out");
	COMPLAINS(RULE("\"pattern\":\"a\",\"replace\":\"{2}\""),
		  "r.json:1:68: the pattern has no group '2'; {match} is all that was found, {{ a "
		  "brace");
	COMPLAINS(RULE("\"pattern\":\"a\",\"fires_on\":[\" \"]"),
		  "r.json:1:69: an example without text");
	COMPLAINS(RULE("\"agree\":[\"a\"]"), "r.json:1:52: the pattern has no named group; write "
					     "(?<value>...) around what must agree");
	COMPLAINS(RULE("\"agree\":[\"(?<a>a)\",\"(?<b>b)\"]"),
		  "r.json:1:62: the group is called 'b' here, and 'a' in the pattern before");
	COMPLAINS(RULE("\"agree\":[\"(?<a>a)(?<b>b)\"]"),
		  "r.json:1:52: the pattern has several named groups; name only what must agree");
	COMPLAINS(RULE("\"pattern\":\"a\",\"safe\":true"),
		  "r.json:1:64: 'safe' is for a rule with 'replace'");
	COMPLAINS(RULE("\"pattern\":\"a\",\"explain\":[]"), "r.json:1:67: 'explain' is empty");
	COMPLAINS(RULE("\"agree\":[]"), "r.json:1:51: 'agree' is a list of 1 to 31 patterns");
	COMPLAINS("[{\"id\":\"a-b\",\"pattern\":\"b\",\"message\":\"say {name\"}]",
		  "r.json:1:43: the brace is not closed; write {{ for a brace itself");
	COMPLAINS("[{\"id\":\"a-b\",\"agree\":[\"(?<v>b)\"],\"message\":\"say {v}\"}]",
		  "r.json:1:49: there is no {v} here; there are {value}, {other} and {line}, and "
		  "{{ for a "
		  "brace");
	COMPLAINS("[{\"id\":\"a-b\",\"pattern\":\"b\",\"message\":\"one\\ntwo\"}]",
		  "r.json:1:42: 'message' is one line, without control characters");
}

/* A message is made for each place that is found: what one may hold is bounded. */
TEST(messages_have_bounds)
{
	struct arena a = { 0 };
	char text[2100];
	const char *places = "";
	for (int i = 0; i < 33; i++)
		places = arena_printf(&a, "%s{0}", places);
	COMPLAINS(arena_printf(&a, "[{\"id\":\"acme-x\",\"pattern\":\"a\",\"message\":\"%s\"}]",
			       places),
		  "r.json:1:138: there may be 32 places at most");
	FINDS(arena_printf(&a, "[{\"id\":\"acme-x\",\"pattern\":\"a\",\"message\":\"%s\"}]",
			   places + 3),
	      "a", "1:1 'a' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	memset(text, '{', sizeof text);
	text[2002] = '\0';
	COMPLAINS(arena_printf(&a, "[{\"id\":\"acme-x\",\"pattern\":\"a\",\"message\":\"%s\"}]",
			       text),
		  "r.json:1:42: it is longer than 2000 bytes");
	arena_free(&a);
}

TEST(ids_of_checks_and_families_are_taken)
{
	struct rig s;
	set_up(&s, "[{\"id\":\"spelling\",\"pattern\":\"b\",\"message\":\"c\"},\n"
		   "{\"id\":\"dates\",\"pattern\":\"b\",\"message\":\"c\"}]");
	CHECK_STR(complaints(&s),
		  "r.json:1:8: 'spelling' is a check of letterlint; put a name of your own before "
		  "it\n"
		  "r.json:2:7: 'dates' is a family of checks; put a name of your own before it");
	tear_down(&s);
}

/* The nearer configuration's holds; a check's place cannot be taken. */
TEST(a_rule_replaces_a_farther_one)
{
	struct rig far, near;
	set_up(&far, RULE("\"pattern\":\"far\""));
	set_up(&near, RULE("\"pattern\":\"near\""));
	struct policy *p = policy_new(&far.arena, &far.registry);
	const uint32_t n = p->n;
	user_rules_apply(&far.rules, p, &far.j);
	struct setting *s = policy_find(p, sv("acme-x"));
	CHECK(p->n == n + 1 && s && s->rule->user == far.rules.v.v[0]);
	s->on = false;
	user_rules_apply(&near.rules, p, &near.j);
	s = policy_find(p, sv("acme-x"));
	CHECK(p->n == n + 1 && s && s->rule->user == near.rules.v.v[0] && s->on);
	CHECK_STR(complaints(&near), "");
	tear_down(&near);
	tear_down(&far);
}

TEST(a_rule_twice_is_told)
{
	struct rig s;
	set_up(&s, "[{\"id\":\"a-b\",\"pattern\":\"b\",\"message\":\"c\"},\n"
		   "{\"id\":\"a-b\",\"pattern\":\"d\",\"message\":\"e\"}]");
	CHECK_STR(complaints(&s), "r.json:2:7: there is a rule 'a-b' on line 1 already");
	CHECK_INT(s.rules.v.n, 1);
	tear_down(&s);
}

/* ---- Patterns ---- */

#define WRAPPED                                                                                    \
	"The request is for twelve sessions of physical therapy for the lower back of the  \n"     \
	"worker. The reviewer gives a firm \n"                                                     \
	"guarantee of success, and the \xE2\x80\x9Ctherapy\xE2\x80\x9D will help the injured "     \
	"worker.\n"

TEST(patterns_see_no_wraps)
{
	FINDS(RULE("\"pattern\":\"firm guarantee of\""), WRAPPED,
	      "2:30 'firm \nguarantee of' do not say it");
	FINDS(RULE("\"pattern\":\"\\\"therapy\\\"\""), WRAPPED,
	      "3:31 '\xE2\x80\x9Ctherapy\xE2\x80\x9D' do not say it");
	FINDS(RULE("\"pattern\":\"back of the worker\\\\. \""), WRAPPED,
	      "1:70 'back of the  \nworker.' do not say it");
	FINDS(RULE("\"pattern\":\"(?i)THERAPY(?! for)\""), WRAPPED, "3:32 'therapy' do not say it");
	FINDS(RULE("\"pattern\":\"b*\""), "aaa aaa\n", "");
}

TEST(messages_and_suggestions_name_groups)
{
	FINDS("[{\"id\":\"a-b\",\"pattern\":\"a (?<how>firm) (guarantee)\",\"replace\":\"no {how} "
	      "{2}\","
	      "\"message\":\"{how}, {2} {{of {match}}}\"}]",
	      WRAPPED,
	      "2:28 'a firm \nguarantee' firm, guarantee {of a firm guarantee} => 'no firm "
	      "guarantee'");
	FINDS(RULE("\"pattern\":\"firm (x)?\",\"replace\":\"{1}\""), WRAPPED,
	      "2:30 'firm' do not say it => ''");
}

#define TWO_PARAGRAPHS                                                                             \
	"Policy Number:\n\nAB-12\n\nThe reviewer met the worker. The worker was seen twice.\n"

TEST(a_pattern_sees_a_paragraph_or_what_it_is_told_to)
{
	FINDS(RULE("\"pattern\":\"Number:\\\\s+(\\\\S+)\""), TWO_PARAGRAPHS, "");
	FINDS(RULE("\"pattern\":\"Number:\\\\s+(\\\\S+)\",\"within\":\"letter\""), TWO_PARAGRAPHS,
	      "1:8 'Number:\n\nAB-12' do not say it");
	FINDS(RULE("\"pattern\":\"met.*seen\""), TWO_PARAGRAPHS,
	      "5:14 'met the worker. The worker was seen' do not say it");
	FINDS(RULE("\"pattern\":\"met.*seen\",\"within\":\"sentence\""), TWO_PARAGRAPHS, "");
	FINDS(RULE("\"pattern\":\"\\\\AThe worker.*\\\\.\\\\z\",\"within\":\"sentence\""),
	      TWO_PARAGRAPHS, "5:30 'The worker was seen twice.' do not say it");
}

#define SECTIONS                                                                                   \
	"CLINICAL CASE SUMMARY\n\nThe worker was given a guarantee of relief.\n\n"                 \
	"IMR ISSUES, DECISIONS AND RATIONALES\n\n"                                                 \
	"1. MRI of the lumbar spine: Upheld\n\n"                                                   \
	"Decision rationale: There is no guarantee of relief. The request is not medically "       \
	"necessary.\n\n"                                                                           \
	"2. Ibuprofen 600 mg #60: Overturned\n\n"                                                  \
	"Decision rationale: It comes with a guarantee. The request is medically necessary.\n"

TEST(scopes)
{
	FINDS(RULE("\"pattern\":\"guarantee\""), SECTIONS,
	      "3:24 'guarantee' do not say it\n9:33 'guarantee' do not say it\n13:37 'guarantee' "
	      "do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"section\":\"rationale\"}"), SECTIONS,
	      "9:33 'guarantee' do not say it\n13:37 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"section\":\"summary\"}"), SECTIONS,
	      "3:24 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"item\":\"none\"}"), SECTIONS,
	      "3:24 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"item\":\"any\"}"), SECTIONS,
	      "9:33 'guarantee' do not say it\n13:37 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"item\":\"denied\"}"), SECTIONS,
	      "9:33 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"item\":[\"granted\",\"none\"]}"),
	      SECTIONS, "3:24 'guarantee' do not say it\n13:37 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"item\":2}"), SECTIONS,
	      "13:37 'guarantee' do not say it");
	FINDS(RULE("\"pattern\":\"medically "
		   "necessary\",\"scope\":{\"frame\":\"conclusion\",\"item\":1}"),
	      SECTIONS, "9:73 'medically necessary' do not say it");
	FINDS(RULE("\"pattern\":\"guarantee\",\"scope\":{\"frame\":\"conclusion\"}"), SECTIONS, "");
	/* a pattern sees nothing beyond its scope */
	FINDS(RULE("\"pattern\":\"(?s)relief.*relief\",\"within\":\"letter\",\"scope\":{"
		   "\"section\":[\"summary\","
		   "\"rationale\"]}"),
	      SECTIONS, "");
}

TEST(a_rule_that_needs_too_much_is_stopped_and_told)
{
	struct rig s;
	char text[3000];
	memset(text, 'a', sizeof text);
	memcpy(text + sizeof text - 3, "!\n", 3);
	set_up(&s, RULE("\"pattern\":\"(a+)+$\""));
	CHECK_STR(findings(&s, text),
		  "! rule 'acme-x' was stopped: its pattern needs too many steps (over "
		  "402 million); there may be more in this letter");
	tear_down(&s);
	set_up(&s, RULE("\"pattern\":\"a\""));
	const char *found = findings(&s, text);
	CHECK(strstr(found,
		     "1:1000 'a' do not say it\n! rule 'acme-x' was stopped: it is found more than "
		     "1000 times; there may be more in this letter"));
	tear_down(&s);
}

/* ---- Agreement ---- */

#define POLICY                                                                                     \
	"[{\"id\":\"acme-policy\",\"message\":\"the policy number changes\","                      \
	"\"agree\":[\"(?i)policy number:? +(?<no>[A-Z]{2} ?-?\\\\d+)\",\"\\\\((?<no>[A-Z]{2} "     \
	"?-?\\\\d+)\\\\)\"]"

TEST(the_odd_one_out_is_told)
{
	const char *two =
		"Policy Number: AB-123\n\nThis is about the policy (AB-124) of the worker.\n";
	FINDS(POLICY "}]", two,
	      "3:27 'AB-124' the policy number changes: 'AB-124' here, but 'AB-123' on line 1 <- "
	      "1:16 "
	      "'AB-123' here");
	const char *three =
		"Policy Number: AB-123\n\nThis is about the policy (AB-124) of the worker. "
		"Policy number AB-124 holds.\n";
	FINDS(POLICY "}]", three,
	      "1:16 'AB-123' the policy number changes: 'AB-123' here, but 'AB-124' on line 3 <- "
	      "3:27 "
	      "'AB-124' here <- 3:64 'AB-124' here too");
	const char *even = "Policy Number: AB-1\n(AB-1)\n(AB-2)\n\nPolicy number AB-2.\n\n(AB-3)\n";
	FINDS(POLICY "}]", even,
	      "3:2 'AB-2' the policy number changes: 'AB-2' here, but 'AB-1' on line 1 <- 1:16 "
	      "'AB-1' "
	      "here <- 2:2 'AB-1' here too <- 5:15 'AB-2' here too\n"
	      "7:2 'AB-3' the policy number changes: 'AB-3' here, but 'AB-1' on line 1 <- 1:16 "
	      "'AB-1' "
	      "here <- 2:2 'AB-1' here too");
}

TEST(what_may_differ_is_said)
{
	const char *text = "Policy Number: AB-0123\n\nThe policy (ab 123) of the worker.\n";
	FINDS(POLICY ",\"normalize\":[]}]", "Policy Number: AB-1\n\nThe policy (AB-1).\n", "");
	FINDS("[{\"id\":\"a-b\",\"message\":\"{value} is not {other} of line "
	      "{line}\",\"normalize\":[],"
	      "\"agree\":[\"(?i)(?<no>ab.?\\\\d+)\"]}]",
	      text, "3:13 'ab 123' ab 123 is not AB-0123 of line 1 <- 1:16 'AB-0123' here");
	FINDS("[{\"id\":\"a-b\",\"message\":\"m\",\"normalize\":[\"case\",\"space\","
	      "\"punctuation\"],"
	      "\"agree\":[\"(?i)(?<no>ab.?\\\\d+)\"]}]",
	      text,
	      "3:13 'ab 123' m: 'ab 123' here, but 'AB-0123' on line 1 <- 1:16 'AB-0123' here");
	FINDS("[{\"id\":\"a-b\",\"message\":\"m\","
	      "\"normalize\":[\"case\",\"space\",\"punctuation\",\"zeros\"],"
	      "\"agree\":[\"(?i)(?<no>ab.?\\\\d+)\"]}]",
	      text, "");
}

/* A value that a line break parts is one value; a place that two patterns see is one place. */
TEST(captures_across_lines_agree)
{
	const char *text = "The records of the worker and of the provider, Dr. Jane \nMiller, were "
			   "sent for the "
			   "review of the request.\nThe review went to Dr. Jane Miller. The report "
			   "of Dr. Jane "
			   "\nM\xC3\xBCller came late, and was then read by all.\n";
	FINDS("[{\"id\":\"a-b\",\"message\":\"the provider\",\"agree\":[\"Dr\\\\. (?<name>\\\\w+ "
	      "\\\\w+)\",\"(?<name>Jane \\\\w+)\"]}]",
	      text,
	      "3:55 'Jane \nM\xC3\xBCller' the provider: 'Jane M\xC3\xBCller' here, but 'Jane "
	      "Miller' on "
	      "line 1 <- 1:52 'Jane Miller' here <- 3:24 'Jane Miller' here too");
}

TEST(normal_forms)
{
	struct arena a = { 0 };
	CHECK_SV(rule_normalised(&a, sv("Ab \xC3\x89-9"), 0), "Ab \xC3\x89-9");
	CHECK_SV(rule_normalised(&a, sv("Ab \xC3\x89-9"), NORMAL_CASE), "ab \xC3\xA9-9");
	CHECK_SV(rule_normalised(&a, sv("Ab\n \xC3\x89-9"), NORMAL_SPACE), "Ab\xC3\x89-9");
	CHECK_SV(rule_normalised(&a, sv("A.b \xC3\x89-9$"), NORMAL_PUNCTUATION), "Ab \xC3\x89"
										 "9");
	CHECK_SV(rule_normalised(&a,
				 sv("Nu\xCC\x81\xC3\xB1"
				    "ez"),
				 NORMAL_ACCENTS),
		 "Nunez");
	CHECK_SV(rule_normalised(&a, sv("007-0-00 A01"), NORMAL_ZEROS), "7-0-0 A1");
	CHECK_SV(rule_normalised(&a, sv("CM14-0012"), NORMAL_DIGITS), "140012");
	CHECK_SV(rule_normalised(&a, sv("CM14-\xC3\x89"), NORMAL_LETTERS), "CM\xC3\x89");
	CHECK_SV(rule_normalised(&a, sv("CM14-\xC3\x89"), NORMAL_LETTERS | NORMAL_DIGITS),
		 "CM14\xC3\x89");
	CHECK_SV(rule_normalised(&a, sv(" - "), NORMAL_SPACE | NORMAL_PUNCTUATION), "");
	arena_free(&a);
}
