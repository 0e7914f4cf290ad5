/* SPDX-License-Identifier: MIT */
/* letterlint facts LETTER: what was understood. */
#include "commands/commands.h"

#include "config/configs.h"
#include "facts/facts.h"
#include "read/files.h"

struct dump {
	struct configs *configs;
	struct worker *worker;
	bool trouble;
};

static void dump_trouble(void *arg, const char *path, const char *why)
{
	struct dump *d = arg;
	d->trouble = true;
	complain("%s: %s", shown_path(path), why);
}

static void dump_letter(void *arg, const char *path, const uint8_t *bytes, size_t n)
{
	struct dump *d = arg;
	struct linted l;
	const char *why;
	const struct policy *policy = policy_of(d->configs, path);
	if (!policy)
		d->trouble = true;
	else if (worker_read(d->worker, policy, path, bytes, n, &l, &why))
		dump_trouble(d, path, why);
	else
		facts_dump(l.letter, stdout);
}

int cmd_facts(const struct options *o, struct registry *g)
{
	struct dump d = { .configs = configs_of(o, g) };
	struct files files = {
		.max_size = o->max_size, .letter = dump_letter, .trouble = dump_trouble, .arg = &d
	};
	if (o->redact) {
		complain("facts shows a letter's words; there is nothing to it but them");
		configs_free(d.configs);
		return STATUS_TROUBLE;
	}
	if (!d.configs)
		return STATUS_TROUBLE;
	d.worker = worker_new(g);
	files_read(&files, o->args[0]);
	worker_free(d.worker);
	configs_free(d.configs);
	return d.trouble ? STATUS_TROUBLE : STATUS_CLEAN;
}
