/* SPDX-License-Identifier: MIT */
/* letterlint suppressions [--prune] [PATH...]: what was let stay, and what of it is needed. */
#include "commands/scan.h"

#include "base/jsonc_edit.h"

#include <string.h>

static void on_letter(struct scan *s, const struct linted *l)
{
	(void)s, (void)l;
}

static bool covers(void *arg, const char *whole)
{
	return triage_covers(arg, whole);
}

/* "FILE:5:19: used: FINGERPRINT [check] letter: reason (who, date)" */
static void put_entry(const struct suppression *e, const char *state)
{
	const struct source *s = suppressions_source(e->of);
	struct source_pos pos = source_pos(s, suppression_place(e).off);
	say("%s:%u:%u: %s: %s [%s] %s: %s (%s, %s%s%s)", e->of->shown, pos.line, pos.cp, state,
	    e->print, e->check, e->file ? e->file : "any letter", e->reason, e->who, e->date,
	    e->expires ? ", until " : "", e->expires ? e->expires : "");
}

/* Leaves entries out of the file, if it is still the one that was read. */
static int prune(struct arena *a, const struct suppressions *f, const bool *drop)
{
	int lock = lock_beside(f->path), failed = -1;
	struct jsonc now;
	if (jsonc_read(&now, f->shown) || strcmp(now.text, f->j.text))
		complain("%s: it was changed in the meantime; try again", f->shown);
	else
		failed = write_text(f->shown, jsonc_without(a, &f->j, f->list, drop));
	jsonc_free(&now);
	unlock(lock);
	return failed;
}

/* Lists the entries of a file, or drops those that are idle. */
static int do_file(struct scan *s, const struct suppressions *f)
{
	struct arena a = { 0 };
	bool *drop = arena_array(&a, bool, f->entries.n + 1);
	uint32_t dropped = 0;
	int failed = 0;
	for (uint32_t i = 0; i < f->entries.n; i++) {
		const struct suppression *e = &f->entries.v[i];
		const char *why = suppression_idle(&a, e, covers, s->triage);
		/* a check that is not known may be that of a shared object */
		drop[i] = why && !e->unknown;
		dropped += drop[i];
		const char *state = !why && e->hides ? "used"
				    : !why	     ? "not checked"
						     : arena_printf(&a, "unused (%s)", why);
		if (!s->options->prune)
			put_entry(e, state);
		else if (drop[i])
			put_entry(e, arena_printf(&a, "dropped (%s)", why));
	}
	if (s->options->prune && dropped)
		failed = prune(&a, f, drop);
	arena_free(&a);
	return failed;
}

/* Files in PATHs that have no letters are files all the same. */
static void find_files(struct scan *s)
{
	struct arena a = { 0 };
	for (size_t i = 0; i < s->npaths; i++) {
		const char *whole = triage_whole(s->triage, &a, s->paths[i]);
		const struct policy *policy = policy_of(s->configs, s->paths[i]);
		if (policy)
			triage_of(s->triage, triage_covers(s->triage, whole)
						     ? arena_printf(&a, "%s/x", whole)
						     : whole,
				  policy);
	}
	arena_free(&a);
}

int cmd_suppressions(const struct options *o, struct registry *g)
{
	struct scan s = { .options = o, .letter = on_letter };
	int failed = scan_letters(&s, g, o->args, o->nargs);
	if (!failed) {
		find_files(&s);
		const struct suppressions *f;
		for (uint32_t i = 0; (f = triage_file(s.triage, i)) != NULL; i++)
			failed |= do_file(&s, f);
		s.trouble |= triage_tell(s.triage);
	}
	scan_end(&s);
	return failed || s.trouble ? STATUS_TROUBLE : STATUS_CLEAN;
}
