/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "engine/dictionary.h"
#include "engine/spell.h"

#include <hunspell/hunspell.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder with the two files; what they are named is in `aff` and `dic`. */
struct files {
	char dir[64], aff[80], dic[80];
};

static void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");
	if (!CHECK(out != NULL))
		return;
	fputs(text, out);
	fclose(out);
}

static struct files with_files(const char *aff, const char *dic)
{
	struct files f = { .dir = "/tmp/letterlint-dictionary-XXXXXX" };
	CHECK(mkdtemp(f.dir) != NULL);
	snprintf(f.aff, sizeof f.aff, "%s/en_US.aff", f.dir);
	snprintf(f.dic, sizeof f.dic, "%s/en_US.dic", f.dir);
	put(f.aff, aff);
	put(f.dic, dic);
	return f;
}

static void remove_files(const struct files *f)
{
	unlink(f->aff);
	unlink(f->dic);
	rmdir(f->dir);
}

static bool has(const struct dictionary *d, const char *w)
{
	return dictionary_has(d, w, strlen(w));
}

static const char small_aff[] = "SET UTF-8\nTRY esia\nNOSUGGEST !\nONLYINCOMPOUND c\nCOMPOUNDRULE 1\nCOMPOUNDRULE n*1t\n"
				"PFX U Y 1\nPFX U 0 un .\n"
				"SFX D Y 2\nSFX D y ied [^aeiou]y\nSFX D 0 ed [^ey]\n"
				"SFX T N 1\nSFX T 0 est [^ey]\n";

TEST(affixes_are_put_on_words)
{
	const struct files f = with_files(small_aff, "9\ncarry/DU\nlock/UD\nfair/TU\nParis\nth/c\nplay\r\n"
						     "walk po:verb\n2/nm\nice cream\n");
	struct dictionary *d = dictionary_load(f.aff, f.dic, "");
	if (CHECK(d != NULL)) {
		static const char *const right[] = { "carry", "carried", "uncarry", "uncarried", "lock",
						     "locked", "unlocked", "fairest", "unfair", "Paris",
						     "play", "walk" };
		static const char *const wrong[] = { "", "u", "un", "ed", "carryed", "carri", "carr", "carrie",
						     "unfairest", "paris", "Carry", "th", "playd", "walked", "ice",
						     "cream", "lockeds", "ununlock", "9", "verb" };
		for (size_t i = 0; i < sizeof right / sizeof *right; i++)
			if (!CHECK(has(d, right[i])))
				fprintf(stderr, "  %s\n", right[i]);
		for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
			if (!CHECK(!has(d, wrong[i])))
				fprintf(stderr, "  %s\n", wrong[i]);
	}
	dictionary_free(d);
	remove_files(&f);
}

TEST(what_only_hunspell_understands_is_not_loaded)
{
	static const char *const affs[] = { "FLAG long\n", "SFX D Y 1\nSFX D 0 ed/S .\n", "SET UTF-8\nFORBIDDENWORD F\n",
					    "SFX D Y 1\nSFX D 0 ed [^y\n", "SFX D Y 1\nSFX D 0 ed [^\303\251]\n",
					    "COMPOUNDFLAG c\n", "ICONV 1\nICONV ou o\n",
					    "SFX D Y 1\nSFX D 0 ededededededed .\n" };
	for (size_t i = 0; i < sizeof affs / sizeof *affs; i++) {
		const struct files f = with_files(affs[i], "1\nlock/D\n");
		struct dictionary *d = dictionary_load(f.aff, f.dic, "");
		if (!CHECK(!d))
			fprintf(stderr, "  %s", affs[i]);
		dictionary_free(d);
		remove_files(&f);
	}
	const struct files f = with_files("COMPOUNDRULE 1\nCOMPOUNDRULE n*t\n", "2\nsun/n\nlight/t\n");
	CHECK(!dictionary_load(f.aff, f.dic, ""));
	remove_files(&f);
	CHECK(!dictionary_load(f.aff, f.dic, ""));
}

TEST(hunspell_is_asked_where_we_cannot_read)
{
	char *before = getenv("DICPATH") ? strdup(getenv("DICPATH")) : NULL;
	const struct files f = with_files("SET UTF-8\nKEEPCASE K\nSFX D Y 1\nSFX D 0 ed/S .\nSFX S Y 1\nSFX S 0 s .\n",
					  "2\nzzyzz/D\nqwop\n");
	setenv("DICPATH", f.dir, 1);
	struct speller *s = speller_new();
	struct arena a = { 0 };
	CHECK_INT(speller_check(s, sv("zzyzzeds")), LL_SPELT_RIGHT);
	CHECK_INT(speller_check(s, sv("zzyzzeps")), LL_SPELT_WRONG);
	CHECK_SV(speller_suggest(s, &a, sv("qwpo")), "qwop");
	CHECK(!speller_is_missing(s));
	speller_free(s);
	arena_free(&a);
	before ? setenv("DICPATH", before, 1) : unsetenv("DICPATH");
	free(before);
	remove_files(&f);
}

/* ---- Beside hunspell ----------------------------------------------------- */

struct both {
	Hunhandle *theirs;
	struct dictionary *ours;
	unsigned asked, wrong;
};

static void ask(struct both *b, const char *w)
{
	const size_t n = strlen(w);
	char small[100];
	snprintf(small, sizeof small, "%c%s", *w | 0x20, w + 1);
	b->asked++;
	/* hunspell takes a capital for a small letter, too */
	const bool is = has(b->ours, w) || dictionary_has(b->ours, small, n),
		   should = Hunspell_spell(b->theirs, w) != 0;
	b->wrong += !should;
	if (!CHECK_INT(is, should))
		fprintf(stderr, "  %s\n", w);
}

/* A word of the list as it is, with what may be put on it, and with a slip. */
static void ask_around(struct both *b, const char *word, unsigned turn)
{
	static const char *const ends[] = { "s", "es", "ies", "ied", "ed", "ing", "ly", "er", "iest", "ness", "'s",
					    "able", "ment", "ive", "ions", "ication" };
	static const char *const fronts[] = { "re", "in", "un", "de", "dis", "con", "pro", "" };
	char w[100];
	const size_t n = strlen(word);
	ask(b, word);
	for (unsigned cut = 0; cut < 2 && n > 3; cut++) {
		snprintf(w, sizeof w, "%s%.*s%s", fronts[turn / 16 % 8], (int)(n - cut), word, ends[turn % 16]);
		ask(b, w);
	}
	snprintf(w, sizeof w, "%.*s%c%s", (int)(turn % n), word, 'a' + (char)(turn % 26), word + turn % n);
	if (w[0] != '\'')
		ask(b, w);
}

TEST(the_answers_are_those_of_hunspell)
{
	static const char dir[] = "/usr/share/hunspell/";
	const char *const names[] = { "en_US.aff", "en_US.dic", "en_med_glut.dic" };
	char paths[3][64], line[256];
	for (int i = 0; i < 3; i++)
		snprintf(paths[i], sizeof paths[i], "%s%s", dir, names[i]);
	if (access(paths[0], R_OK) || access(paths[1], R_OK) || access(paths[2], R_OK))
		return; /* not installed, or elsewhere */
	struct both b = { Hunspell_create(paths[0], paths[1]), dictionary_load(paths[0], paths[1], paths[2]), 0, 0 };
	Hunspell_add_dic(b.theirs, paths[2]);
	if (CHECK(b.ours != NULL))
		for (int i = 1; i < 3; i++) {
			FILE *in = fopen(paths[i], "r");
			for (unsigned turn = 0; in && fgets(line, sizeof line, in); turn++) {
				line[strcspn(line, "/\n")] = '\0';
				const size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyz'ABCDEFGHIJKLMNOPQRSTUVWXYZ");
				if (turn % 31 || n < 2 || n > 40 || line[n] || *line == '\'')
					continue;
				for (size_t k = 1; k < n; k++)
					line[k] = line[k] == '\'' ? '\'' : (char)(line[k] | 0x20);
				ask_around(&b, line, turn);
			}
			fclose(in);
		}
	CHECK(b.asked > 10000);
	CHECK(b.wrong > 1000 && b.wrong < b.asked - 1000);
	Hunspell_destroy(b.theirs);
	dictionary_free(b.ours);
}
