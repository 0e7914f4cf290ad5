/* SPDX-License-Identifier: MIT */
/* Where the dictionaries are, when they are loaded, and what they say of a word. */
#include "engine/dictionary.h"
#include "engine/speller.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct speller {
	pthread_mutex_t lock; /* of the loading; and hunspell is not thread-safe */
	bool tried;
	struct dictionary *dictionary;
	Hunhandle *hunspell; /* where its files hold what we do not read, else NULL */
	char medical[1024];  /* hunspell's second list, not loaded yet; "" */
};

static void *must(void *p)
{
	if (!p)
		out_of_memory();
	return p;
}

struct speller *speller_new(void)
{
	struct speller *s = must(calloc(1, sizeof *s));
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void speller_free(struct speller *s)
{
	if (!s)
		return;
	dictionary_free(s->dictionary);
	if (s->hunspell)
		Hunspell_destroy(s->hunspell);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

static bool dictionary_path(char *out, size_t size, const char *dir, size_t n, const char *name)
{
	int len = snprintf(out, size, "%.*s/%s", (int)n, dir, name);
	return n && len > 0 && (size_t)len < size && access(out, R_OK) == 0;
}

static const char *const medical[] = { "en_med_glut.dic", "en_med.dic", "en_US-med.dic" };

static const char usual[] =
	"/usr/share/hunspell:/usr/share/myspell:/usr/share/myspell/dicts:"
	"/usr/local/share/hunspell:/opt/homebrew/share/hunspell:/opt/local/share/hunspell:"
	"/Library/Spelling";

struct paths {
	char aff[1024], dic[1024], more[1024]; /* more: a medical dictionary, or "" */
};

/* The first folder with both files of English. */
static bool find_files(struct paths *f)
{
	const char *paths[] = { getenv("DICPATH"), usual };
	for (size_t i = 0; i < 2; i++)
		for (const char *p = paths[i]; p && *p;) {
			const size_t n = strcspn(p, ":");
			*f->more = '\0';
			if (dictionary_path(f->aff, sizeof f->aff, p, n, "en_US.aff") &&
			    dictionary_path(f->dic, sizeof f->dic, p, n, "en_US.dic")) {
				for (size_t m = 0; m < sizeof medical / sizeof *medical && !*f->more; m++)
					if (!dictionary_path(f->more, sizeof f->more, p, n, medical[m]))
						*f->more = '\0';
				return true;
			}
			p += n + (p[n] == ':');
		}
	return false;
}

const char *const *speller_files(struct arena *a)
{
	const char **files = arena_array(a, const char *, 4);
	struct paths f;
	if (find_files(&f)) {
		files[0] = arena_strndup(a, f.aff, strlen(f.aff));
		files[1] = arena_strndup(a, f.dic, strlen(f.dic));
		files[2] = *f.more ? arena_strndup(a, f.more, strlen(f.more)) : NULL;
	}
	return files;
}

static void load(struct speller *s)
{
	struct paths f;
	s->tried = true;
	if (!find_files(&f))
		return;
	s->dictionary = dictionary_load(f.aff, f.dic, f.more);
	if (!s->dictionary)
		s->hunspell = Hunspell_create(f.aff, f.dic);
	memcpy(s->medical, f.more, strlen(f.more) + 1);
}

void speller_load_medical(struct speller *s)
{
	/* Our own dictionary has it already, and is asked without the lock: nothing is written here. */
	if (!s->hunspell)
		return;
	if (*s->medical)
		Hunspell_add_dic(s->hunspell, s->medical);
	*s->medical = '\0';
}

bool speller_is_missing(struct speller *s)
{
	pthread_mutex_lock(&s->lock);
	bool missing = s->tried && !s->dictionary && !s->hunspell;
	pthread_mutex_unlock(&s->lock);
	return missing;
}

bool speller_begin(struct speller *s)
{
	pthread_mutex_lock(&s->lock);
	if (!s->tried)
		load(s);
	if (s->hunspell)
		return true;
	pthread_mutex_unlock(&s->lock);
	return s->dictionary;
}

void speller_end(struct speller *s)
{
	if (s->hunspell)
		pthread_mutex_unlock(&s->lock);
}

bool speller_lists(struct speller *s, const char *word, size_t n)
{
	return s->hunspell ? Hunspell_spell(s->hunspell, word) : dictionary_has(s->dictionary, word, n);
}

size_t spell_plain(struct ll_sv word, char out[WORD_LONGEST + 1])
{
	if (word.n > 2 && word.p[word.n - 2] == '\'' && (word.p[word.n - 1] | 0x20) == 's')
		word.n -= 2;
	else if (word.n > 1 && word.p[word.n - 1] == '\'')
		word.n--;
	if (!word.n || word.n > WORD_LONGEST)
		return 0;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		else if (!(c >= 'a' && c <= 'z') && c != '\'')
			return 0;
		out[i] = c;
	}
	out[word.n] = '\0';
	return word.n;
}

uint32_t speller_check(struct speller *s, struct ll_sv word)
{
	char w[WORD_LONGEST + 1];
	size_t n = spell_plain(word, w);
	if (n < 2 || word_class(w, n) != WORD_UNKNOWN)
		return LL_SPELT_RIGHT;
	size_t stem = spell_singular(w, n);
	if (stem && word_class(w, stem) != WORD_UNKNOWN)
		return LL_SPELT_RIGHT;
	if (!speller_begin(s))
		return LL_SPELT_UNKNOWN;
	const bool right = speller_is_word(s, w, n);
	speller_end(s);
	return right ? LL_SPELT_RIGHT : LL_SPELT_WRONG;
}
